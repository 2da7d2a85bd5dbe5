using System.Diagnostics;
using System.Text.Json;
using FinSight.Tests.Browser;
using FinSight.Tests.Hosting;
using Microsoft.Playwright;

namespace FinSight.Tests.Bench;

/// <summary>
/// The published app with a ledger of 100 thousand expenses: its start, its first visitor, and its rest.
/// </summary>
static class VisitBenchmark
{
    const double MB = 1e6, KB = 1e3;

    // A first visit is over when both charts are drawn.
    const string Drawn =
        "async () => { while (Object.keys(window.Chart?.instances ?? {}).length < 2) "
        + "await new Promise(requestAnimationFrame); }";

    // Until the server has seen that nobody comes, and given memory back.
    static readonly TimeSpan Idle = TimeSpan.FromSeconds(50);

    public static async IAsyncEnumerable<Figure> MeasureAsync(int scale)
    {
        using var published = new PublishedApp();
        await published.InitializeAsync();
        await using var ledger = await BenchApp.OpenAsync(100_000);
        await ledger.App.DisposeAsync();
        await using var browser = await BenchBrowser.StartAsync();

        Task<AppProcess> StartAsync() => AppProcess.StartAsync(
            published.App, published.Folder, new() { ["FINSIGHT_DATA"] = ledger.Data.Path });

        var starts = new TimingSamples();
        for (var i = 0; i < 3 * scale; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await using var process = await StartAsync();
            await AnswerAsync(process, ledger.Who);
            starts.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        yield return Figure.Percentile("start until the dashboard answers, 100 thousand", starts, 0.95, 2000, "");

        await using var server = await StartAsync();
        yield return Memory("memory (RSS), idle after the start", await RestAsync(server));
        await AnswerAsync(server, ledger.Who);
        yield return Memory("memory (RSS), idle after the first answer", await RestAsync(server));
        var visit = await VisitAsync(browser, server, ledger.Who);
        yield return new Figure("first visit of the dashboard, over the wire", null,
            Figure.Text($"{visit.Bytes / KB:0} kB"), "", "≤ 200 kB", visit.Bytes <= 200 * KB);
        yield return new Figure("first visit of the dashboard, requests", null,
            Figure.Text($"{visit.Requests}"), "", "≤ 15", visit.Requests <= 15);
        yield return Memory("memory (RSS), idle after the first visit", await RestAsync(server));
    }

    static Figure Memory(string name, long bytes) =>
        new(name, null, Figure.Text($"{bytes / MB:0} MB"), "", "≤ 130 MB", bytes <= 130 * MB);

    static async Task<long> RestAsync(AppProcess process)
    {
        await Task.Delay(Idle, TimeProvider.System);
        return process.Memory;
    }

    static async Task AnswerAsync(AppProcess process, TestUser who)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("Cookie", who.CookieHeader);
        var page = await http.GetStringAsync(process.Address);
        if (!page.Contains("all-time-total", StringComparison.Ordinal))
            throw new InvalidOperationException("That was no dashboard.");
    }

    static async Task<(long Bytes, int Requests)> VisitAsync(BenchBrowser browser, AppProcess process, TestUser who)
    {
        using var tap = new WireTap(process.Address);
        var page = await browser.VisitAsync(tap.Address, who);
        var network = await page.Context.NewCDPSessionAsync(page);
        var requests = 0;
        network.Event("Network.responseReceived").OnEvent += (_, e) => requests += FromWire(e!.Value) ? 1 : 0;
        network.Event("Network.webSocketCreated").OnEvent += (_, _) => requests++;
        await network.SendAsync("Network.enable");
        await new Tab(page).GoAsync("/");
        await page.EvaluateAsync(Drawn);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.Context.CloseAsync();
        return (tap.Bytes, requests);
    }

    static bool FromWire(JsonElement received) =>
        received.GetProperty("response").GetProperty("url").GetString()!.StartsWith("http", StringComparison.Ordinal)
        && !(received.GetProperty("response").TryGetProperty("fromDiskCache", out var cached) && cached.GetBoolean());
}
