using System.Globalization;
using FinSight.Core;
using FinSight.Core.Data;
using FinSight.Core.Tokens;

namespace FinSight.Web.Features.Tokens;

/// <summary>
/// <c>token create NAME --user U --scopes read,add [--days 90]</c>: a token from the command line, also beside a
/// running server.
/// </summary>
static class TokenCommand
{
    public const string Name = "token";

    const string Usage = "Write: token create NAME --user USER --scopes read,add,write [--days 30|90|365]";

    /// <returns>
    /// The exit code: 0 where the token is on the standard output, 1 where it can't be made, 2 where the command is not
    /// understood.
    /// </returns>
    public static async Task<int> RunAsync(IServiceProvider services, string[] words)
    {
        if (Read(words) is not { } asked)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }
        using var use = FolderLock.Share(services.GetRequiredService<DataFolder>());
        try
        {
            await Console.Out.WriteLineAsync(await services.GetRequiredService<TokenIssuer>().CreateAsync(
                asked.User, asked.Name, asked.Scopes, asked.Days));
            return 0;
        }
        catch (NotFoundException)
        {
            await Console.Error.WriteLineAsync($"There is no user {asked.User}.");
            return 1;
        }
        catch (RuleException broken)
        {
            await Console.Error.WriteLineAsync(services.GetRequiredService<RuleTexts>().Of(broken));
            return 1;
        }
    }

    static Asked? Read(string[] words)
    {
        if (words is not ["create", var name, .. var options] || options.Length % 2 != 0) return null;
        var given = options.Chunk(2).GroupBy(pair => pair[0]).ToDictionary(pair => pair.Key, pair => pair.Last()[1]);
        if (given.Keys.Except(["--user", "--scopes", "--days"]).Any() || !given.TryGetValue("--user", out var user))
            return null;
        var scopes = TokenScopeKinds.None;
        foreach (var word in given.GetValueOrDefault("--scopes", "")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Enum.TryParse<TokenScopeKinds>(word, ignoreCase: true, out var scope)
                || !Enum.IsDefined(scope)
                || char.IsDigit(word[0]))
                return null;
            scopes |= scope;
        }
        int? days = null;
        if (given.TryGetValue("--days", out var text))
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
            days = number;
        }
        return new(name, user, scopes, days);
    }

    sealed record Asked(string Name, string User, TokenScopeKinds Scopes, int? Days);
}
