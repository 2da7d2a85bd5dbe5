using System.Net.Http.Json;
using System.Text.Json;
using FinSight.Core.Accounts;
using FinSight.Tests.Accounts;
using FinSight.Tests.Browser;
using FinSight.Tests.Circuits;
using FinSight.Web.RateLimits;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace FinSight.Tests.Bench;

/// <summary>What others notice of one user who asks for a little more than each limit allows, all at once.</summary>
static class NoisyNeighbourBenchmark
{
    const double Beyond = 1.2, MostSlower = 2;

    static readonly LimitSettings Usual = LimitSettings.Read(name => null);

    public static async IAsyncEnumerable<Figure> MeasureAsync(int scale)
    {
        await using var app = new LiveApp(
            services => services.Configure<ConsoleLoggerOptions>(
                console => console.LogToStandardErrorThreshold = LogLevel.Trace)
                // A guess costs as much as it does in earnest.
                .Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = UserPasswordHasher.Iterations),
            settings: TestSettings.Usual.Keys.Where(name => name.Contains("LIMITS", StringComparison.Ordinal))
            .ToDictionary(name => name, name => ""));
        var mara = await TestUser.MoveInAsync(app, "mara", "en-GB");
        var greedy = await TestUser.MoveInAsync(app, "greedy", "en-GB");
        await mara.WriteManyAsync(100, 450);
        await greedy.WriteManyAsync(100, 450);
        using var visits = Http(app, mara);
        await LookAsync(visits, 50);

        var alone = await LookAsync(visits, scale * 50);
        using var stop = new CancellationTokenSource();
        var greed = Task.Run(() => AskForAllAsync(app, greedy, stop.Token));
        await Task.Delay(TimeSpan.FromSeconds(20), TimeProvider.System);
        var beside = await LookAsync(visits, scale * 50);
        await stop.CancelAsync();
        var asked = await greed;

        var times = beside.Percentile(0.95) / alone.Percentile(0.95);
        yield return new Figure(
            "dashboard, loaded while another user is at every limit",
            beside,
            Figure.Text($"{times:0.00} × alone"),
            Figure.Text($"alone p95 {alone.Percentile(0.95):0.0} ms; {asked} refused"),
            "≤ 2 × alone",
            times <= MostSlower);
    }

    static async Task<TimingSamples> LookAsync(HttpClient http, int times)
    {
        var samples = new TimingSamples();
        await samples.MeasureAsync(times, () => http.GetStringAsync("/"));
        return samples;
    }

    /// <returns>How often the server refused.</returns>
    static async Task<int> AskForAllAsync(LiveApp app, TestUser greedy, CancellationToken stop)
    {
        using var http = Http(app, greedy);
        var user = (await http.GetFromJsonAsync<JsonElement>("/q/me", stop)).GetProperty("user").GetString();
        var stranger = new Visitor(new HttpClient { BaseAddress = app.Address }, "en-GB");
        var open = new List<IAsyncDisposable>();
        var refused = 0;
        await Task.WhenAll(
            PaceAsync(Usual.QuickEntries, () => CountAsync(http.PostAsJsonAsync(
                "/q/entries",
                new { id = Guid.CreateVersion7(), user, text = "coffee 4.50", date = "2026-11-23" },
                stop))),
            PaceAsync(Usual.Forms, () => CountAsync(stranger.SignInAsync("mara", "wrong password"))),
            PaceAsync(
                Usual.Forms,
                () => CountAsync(http.PostAsync("/account/logout", new ByteArrayContent(new byte[Usual.Body]), stop))),
            PaceAsync(3 * Usual.Pages, async () =>
            {
                if (open.Count >= Usual.Pages) refused++;
                else open.Add(await Circuit.OpenAsync(http, greedy.CookieHeader, app.Address, "all-time-total"));
            }));
        foreach (var page in open) await page.DisposeAsync();
        return refused;

        async Task CountAsync(Task<HttpResponseMessage> asking)
        {
            using var answer = await asking;
            if ((int)answer.StatusCode == 429) Interlocked.Increment(ref refused);
        }

        async Task PaceAsync(int aMinute, Func<Task> ask)
        {
            while (!stop.IsCancellationRequested)
            {
                var next = Task.Delay(
                    TimeSpan.FromMinutes(1) / aMinute / Beyond, TimeProvider.System, CancellationToken.None);
                try
                {
                    await ask();
                }
                catch (OperationCanceledException) when (stop.IsCancellationRequested)
                {
                    return;
                }
                await next;
            }
        }
    }

    static HttpClient Http(LiveApp app, TestUser who)
    {
        var http = new HttpClient { BaseAddress = app.Address };
        http.DefaultRequestHeaders.Add("Cookie", who.CookieHeader);
        return http;
    }
}
