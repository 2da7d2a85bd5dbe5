using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using FinSight.Core.Accounts;
using FinSight.Tests.Hosting;
using FinSight.Tests.Mail;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Accounts;

/// <summary>
/// 200 names that somebody has and 200 that nobody has, in turn: neither the answers nor their times tell them apart.
/// </summary>
public sealed partial class EnumerationTests : IAsyncLifetime
{
    const int Names = 200;

    static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(5);

    readonly HashSet<string> _answers = [];

    AccountApp App { get; } = new()
    {
        Replace = services => services.AddSingleton<IStartupFilter>(RemoteAddresses.Everywhere()),
    };

    MailSink Sink { get; } = new();

    public async Task InitializeAsync()
    {
        foreach (var (name, value) in Sink.Settings("https://money.example.org")) App.Settings[name] = value;
        // One hash for all, as nobody is to get in.
        await App.Visit().RegisterAsync(Known(0));
        await App.ReadAsync(async db =>
        {
            var first = await db.Users.AsNoTracking().SingleAsync();
            for (var i = 1; i <= Names; i++)
                db.Users.Add(new User(Known(i), "en-GB", "UTC")
                {
                    NormalizedUserName = UserNameRules.Key(Known(i)),
                    PasswordHash = first.PasswordHash,
                    SecurityStamp = $"{i}",
                    Email = $"{Known(i)}@example.org",
                    NormalizedEmail = $"{Known(i)}@EXAMPLE.ORG".ToUpperInvariant(),
                    EmailConfirmed = true,
                });
            return await db.SaveChangesAsync();
        });
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        await Sink.DisposeAsync();
    }

    [Theory]
    [InlineData("/account/login")]
    [InlineData("/account/forgot")]
    public async Task A_form_tells_nobody_which_names_there_are(string page)
    {
        var visitor = App.Visit();
        var form = (await visitor.OpenAsync(page)).Forms.Single(form => !form.HasAttribute("data-passkey"));
        var fields = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>()
            .ToDictionary(input => input.Name!, input => input.Value);
        fields["Form.Password"] = "wrong password";
        for (var i = 1; i <= 10; i++) await TryAsync(Unknown(Names + i));

        var (known, unknown) = (new List<double>(), new List<double>());
        for (var i = 1; i <= Names; i++)
        {
            known.Add(await TryAsync(Known(i)));
            unknown.Add(await TryAsync(Unknown(i)));
        }
        Assert.All(_answers, answer => Assert.Equal(_answers.First(), answer));
        // Where the machine is busy, times scatter, and what lies between them scatters likewise.
        var between = known.Zip(unknown, (one, other) => one - other).ToList();
        var scatter = Median([.. between.Select(time => Math.Abs(time - Median(between)))]);
        Assert.InRange(Math.Abs(Median(between)), 0, Apart.TotalMilliseconds + scatter);
        if (page == "/account/forgot")
            Assert.Contains("@example.org", (await Sink.ReceiveAsync()).To, StringComparison.Ordinal);

        async Task<double> TryAsync(string name)
        {
            fields["Form.Username"] = name;
            var start = TimeProvider.System.GetTimestamp();
            using var answer = await visitor.Http.PostAsync(page, new FormUrlEncodedContent(fields));
            var took = TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;
            _answers.Add(
                $"{answer.StatusCode} {Headers(answer)} {Plain(await answer.Content.ReadAsByteArrayAsync(), name)}");
            return took;
        }
    }

    static string Known(int i) => $"known{i.ToString("D3", CultureInfo.InvariantCulture)}";

    static string Unknown(int i) => $"nobod{i.ToString("D3", CultureInfo.InvariantCulture)}";

    static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    // What differs from answer to answer whoever asks: the typed name, the nonce, and what is sealed anew.
    static string Plain(byte[] body, string name) =>
        Sealed().Replace(
            Nonce().Replace(Encoding.Latin1.GetString(body).Replace(name, "name", StringComparison.Ordinal), "nonce"),
            "sealed");

    static string Headers(HttpResponseMessage answer) => Nonce().Replace(
        string.Join(
            '\n',
            answer.Headers.Concat(answer.Content.Headers)
                .Select(header => $"{header.Key}: {string.Join(',', header.Value)}")),
        "nonce");

    [GeneratedRegex("nonce[=-]\"?[A-Za-z0-9+/=&#;]+\"?")]
    private static partial Regex Nonce();

    [GeneratedRegex("CfDJ8[A-Za-z0-9_+/=-]+")]
    private static partial Regex Sealed();
}
