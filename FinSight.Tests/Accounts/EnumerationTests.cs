using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using FinSight.Core.Accounts;
using FinSight.Tests.Wire;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Accounts;

/// <summary>200 names that somebody has and 200 that nobody has, in turn: neither the answers nor their times tell them apart.</summary>
public sealed partial class EnumerationTests : IAsyncLifetime
{
    const int Names = 200;

    static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(5);

    AccountApp App { get; } = new()
    {
        Replace = services => services.AddSingleton<IStartupFilter>(Origins.Everywhere()),
    };

    public async Task InitializeAsync()
    {
        // One hash for all, as nobody is to get in.
        await App.Visit().RegisterAsync(Known(0));
        await App.ReadAsync(async db =>
        {
            var first = await db.Users.AsNoTracking().SingleAsync();
            for (var i = 1; i <= Names; i++)
                db.Users.Add(new User(Known(i), "en-GB", "UTC")
                {
                    NormalizedUserName = UserNames.Key(Known(i)),
                    PasswordHash = first.PasswordHash,
                    SecurityStamp = $"{i}",
                });
            return await db.SaveChangesAsync();
        });
    }

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Fact]
    public async Task Sign_in_tells_nobody_which_names_there_are()
    {
        var visitor = App.Visit();
        var form = (await visitor.OpenAsync("/account/login")).Forms.Single(form => !form.HasAttribute("data-passkey"));
        var token = form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var (known, unknown) = (new List<double>(), new List<double>());
        var answers = new HashSet<string>();
        for (var i = 0; i < 10; i++) await TryAsync(Unknown(Names + 1 + i));
        for (var i = 1; i <= Names; i++)
        {
            known.Add(await TryAsync(Known(i)));
            unknown.Add(await TryAsync(Unknown(i)));
        }
        Assert.All(answers, answer => Assert.Equal(answers.First(), answer));
        Assert.InRange(Math.Abs(Median(known) - Median(unknown)), 0, Apart.TotalMilliseconds);

        async Task<double> TryAsync(string name)
        {
            var start = TimeProvider.System.GetTimestamp();
            using var answer = await visitor.Http.PostAsync("/account/login", new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["_handler"] = "login",
                ["__RequestVerificationToken"] = token,
                ["Form.Username"] = name,
                ["Form.Password"] = "wrong password",
            }));
            var took = TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            answers.Add(Plain(await answer.Content.ReadAsByteArrayAsync(), name) + Headers(answer));
            return took;
        }
    }

    static string Known(int i) => $"known{i.ToString("D3", CultureInfo.InvariantCulture)}";

    static string Unknown(int i) => $"nobod{i.ToString("D3", CultureInfo.InvariantCulture)}";

    static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    // What differs from answer to answer whoever asks: the typed name, the nonce and the form's token.
    static string Plain(byte[] body, string name)
    {
        var text = System.Text.Encoding.Latin1.GetString(body).Replace(name, "name", StringComparison.Ordinal);
        return Token().Replace(Nonce().Replace(text, "nonce"), "token");
    }

    static string Headers(HttpResponseMessage answer) => Nonce().Replace(string.Join('\n',
        answer.Headers.Concat(answer.Content.Headers).Select(header => $"{header.Key}: {string.Join(',', header.Value)}")), "nonce");

    [GeneratedRegex("nonce[=-]\"?[A-Za-z0-9+/=&#;]+\"?")]
    private static partial Regex Nonce();

    [GeneratedRegex("CfDJ8[A-Za-z0-9_+/=-]+")]
    private static partial Regex Token();
}
