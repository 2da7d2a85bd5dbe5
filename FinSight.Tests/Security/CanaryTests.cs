using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using FinSight.Core.Data;
using FinSight.Core.SecondFactor;
using FinSight.Tests.Accounts;
using FinSight.Tests.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FinSight.Tests.Security;

/// <summary>What must stay secret is written nowhere, however much is logged.</summary>
public sealed class CanaryTests : IAsyncLifetime
{
    const string Password = "canary plumage password", Another = "canary feather password",
        Wrong = "canary nestling password";

    readonly HashSet<string> _secrets = [Password, Another, Wrong];

    /// <summary>What the database has to know in the clear, as codes are reckoned from it.</summary>
    readonly HashSet<string> _seeds = [];

    LogCapture Log { get; } = new();

    AccountApp App { get; } = new()
    {
        Settings =
        {
            ["Logging:LogLevel:Default"] = "Trace", ["Logging:LogLevel:Microsoft"] = "Trace",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace",
            ["Logging:LogLevel:System"] = "Trace",
        },
    };

    MailSink Sink { get; } = new();

    public async Task InitializeAsync()
    {
        foreach (var (name, value) in Sink.Settings("https://money.example.org")) App.Settings[name] = value;
        App.Replace = services => services.AddSingleton<ILoggerProvider>(Log);
        await LiveAsync();
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        await Sink.DisposeAsync();
    }

    [Fact]
    public void No_log_at_any_level_holds_a_password_a_cookie_or_a_token()
    {
        Assert.Contains(Log.Lines, line => line.StartsWith("Trace", StringComparison.Ordinal));
        Assert.Contains(
            Log.Lines, line => line.StartsWith("Debug Microsoft.AspNetCore.Routing", StringComparison.Ordinal));
        Assert.Empty(
            Log.Lines.Where(
                line => _secrets.Concat(_seeds).Any(secret => line.Contains(secret, StringComparison.Ordinal)))
                .Select(line => line[..Math.Min(300, line.Length)]));
    }

    [Fact]
    [Trait("Only", "SQLite")]
    public async Task No_byte_of_the_database_s_files_is_a_secret_in_plain_text()
    {
        await App.ReadAsync(db => db.Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(PASSIVE)"));
        var database = App.Services.GetRequiredService<DataFolder>().Database;
        foreach (var file in new[] { database, $"{database}-wal" })
        {
            var bytes = await ReadAsync(file);
            Assert.True(
                file.EndsWith("-wal", StringComparison.Ordinal) || Holds(bytes, "canary owner"),
                "The name of the user should be found.");
            Assert.DoesNotContain(_secrets, secret => Holds(bytes, secret));
        }
    }

    /// <summary>All that a person does with secrets, and what strangers do with theirs.</summary>
    async Task LiveAsync()
    {
        var visitor = App.Visit();
        await HearAsync(visitor.RegisterAsync("canary owner", Password));
        await HearAsync(App.Visit().SignInAsync("canary owner", Wrong));
        await HearAsync(App.Visit().SignInAsync("canary nobody", Wrong));
        await HearAsync(App.Visit().SignInAsync("canary owner", Password));
        await HearAsync(visitor.GetAsync("/"));
        await HearAsync(visitor.GetAsync("/settings"));
        var me = await visitor.Http.GetFromJsonAsync<JsonElement>("/q/me");
        await HearAsync(visitor.Http.PostAsJsonAsync("/q/entries", new
        {
            id = Guid.CreateVersion7(),
            user = me.GetProperty("user").GetString(),
            text = "coffee 4.50",
            date = "2026-11-23",
        }));
        await UseAddressAsync(visitor);
        await UseCodesAsync(visitor);
        await UseTokenAsync(visitor);
        await ForgetAsync();
        await HearAsync(
            App.Visit().SubmitAsync(
                "/account/register", new() { ["Code"] = Secret("linkfromaletter"), ["Username"] = "canary owner" }));
        await HearAsync(visitor.GetAsync($"/account/reset?token={Secret("resetfromamail")}"));
        using var asking = new HttpRequestMessage(HttpMethod.Get, "/");
        asking.Headers.Add("Authorization", $"Bearer {Secret("fst_canarycanarycanarycanarycanarycanarycanary")}");
        asking.Headers.Add(
            "Cookie", $"finsight={Secret("canarycookiecanarycookie")}; finsight-device={Secret("canarydevicecanary")}");
        await HearAsync(App.Visit().Http.SendAsync(asking));
        await HearAsync(
            visitor.Http.PostAsync("/account/login", new StringContent($"nonsense {Secret("canarybody")}")));
    }

    async Task UseAddressAsync(Visitor visitor)
    {
        await HearAsync(visitor.SubmitAsync("/account/email", new() { ["Email"] = "canary@example.org" }, "email"));
        var code = Secret((await Sink.ReceiveAsync()).Link.Fragment[1..]);
        await HearAsync(visitor.SubmitAsync("/account/email/confirm", new() { ["Code"] = code }));
    }

    async Task UseCodesAsync(Visitor visitor)
    {
        var asked = await visitor.OpenAsync("/account/two-step");
        var seed = asked.QuerySelector(".secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        _seeds.Add(seed);
        var code = TimeBasedCode.Of(
            Base32.Decode(seed), TimeBasedCode.StepAt(TimeProvider.System.GetUtcNow().UtcDateTime));
        var page = await Visitor.ReadAsync(await visitor.PostAsync(asked, new() { ["Code"] = code }));
        var recovery = page.QuerySelectorAll(".codes code").Select(shown => Secret(shown.TextContent)).ToList();
        Assert.Equal(10, recovery.Count);
        var again = App.Visit();
        await HearAsync(again.SignInAsync("canary owner", Password));
        await HearAsync(again.SubmitAsync("/account/login/code?recovery=true", new() { ["Code"] = recovery[0] }));
        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync("/")).StatusCode);
    }

    async Task UseTokenAsync(Visitor visitor)
    {
        var page = await Visitor.ReadAsync(await visitor.SubmitAsync(
            "/account/tokens", new() { ["Name"] = "Canary cage", ["Read"] = "true", ["Days"] = "90" }));
        using var asking = new HttpRequestMessage(HttpMethod.Get, "/api/me");
        asking.Headers.Add("Authorization", $"Bearer {Secret(page.Field("Token").Value)}");
        await HearAsync(App.Visit().Http.SendAsync(asking));
    }

    async Task ForgetAsync()
    {
        var visitor = App.Visit();
        await HearAsync(visitor.SubmitAsync("/account/forgot", new() { ["Username"] = "canary owner" }));
        var code = Secret((await Sink.ReceiveAsync()).Link.Fragment[1..]);
        var page = await Visitor.ReadAsync(await visitor.SubmitAsync("/account/reset", new() { ["Code"] = code }));
        await HearAsync(
            visitor.PostAsync(
                page,
                new()
                {
                    ["Code"] = page.QuerySelector("[name='Form.Code']")!.GetAttribute("value"),
                    ["Password"] = Another,
                }));
        Assert.Equal(HttpStatusCode.Found, (await visitor.SignInAsync("canary owner", Another)).StatusCode);
    }

    string Secret(string text)
    {
        _secrets.Add(text);
        return text;
    }

    async Task HearAsync(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
        foreach (var cookie in answer.Cookies())
            if (cookie.Split(';')[0].Split('=', 2)[1] is { Length: > 20 } value) _secrets.Add(value);
    }

    static async Task<byte[]> ReadAsync(string file)
    {
        if (!File.Exists(file)) return [];
        await using var stream = new FileStream(
            file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }

    static bool Holds(byte[] bytes, string text) =>
        bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0
            || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0;
}
