using System.Diagnostics;
using FinSight.Core.Security;
using FinSight.Core.Tokens;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Tokens;

/// <summary>The command as whoever runs a server types it: a process of its own, beside this one.</summary>
public sealed class TokenCommandTests : ServiceTestBase
{
    [Fact]
    public async Task A_token_is_the_one_line_that_it_says_and_does_what_was_asked_for()
    {
        var (code, token, errors) = await RunAsync(
            "create", "Phone", "--user", await NameAsync(), "--scopes", "add,read", "--days", "90");
        Assert.Equal((0, ""), (code, errors));
        var bearer = (await House.Get<ApiTokenService>().FindAsync(token, ClientInfo.Unknown))!;
        Assert.Equal(
            (Mara.UserId, "Phone", TokenScopeKinds.Read | TokenScopeKinds.Add),
            (bearer.UserId, bearer.Name, bearer.Scopes));
        Assert.NotNull(bearer.ExpiresAt);
    }

    [Fact]
    public async Task Somebody_who_is_not_there_is_exit_code_1_and_what_it_does_not_know_2()
    {
        Assert.Equal(
            (1, "There is no user nobody."), await FailAsync("create", "Phone", "--user", "nobody", "--scopes", "add"));
        Assert.Equal(2, (await FailAsync("create", "Phone", "--user", "nobody", "--scopes", "fly")).Code);
        Assert.Equal(2, (await FailAsync("make")).Code);
    }

    async Task<string> NameAsync()
    {
        await using var db = await House.Contexts.CreateDbContextAsync();
        return (await db.Users.Where(u => u.Id == Mara.UserId).Select(u => u.UserName).SingleAsync())!;
    }

    async Task<(int Code, string Errors)> FailAsync(params string[] words)
    {
        var (code, _, errors) = await RunAsync(words);
        return (code, errors);
    }

    async Task<(int Code, string Output, string Errors)> RunAsync(params string[] words)
    {
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "token", .. words])
            {
                Environment =
                {
                    ["FINSIGHT_DATA"] = House.Folder.Path,
                    ["FINSIGHT_DATABASE"] = TestDatabase.SettingOf(House.Folder.Path),
                },
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, (await output).Trim(), (await errors).Trim());
    }
}
