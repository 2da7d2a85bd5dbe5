using System.Diagnostics;
using System.Text.Json;
using FinSight.Tests.Browser;
using FinSight.Tests.Hosting;
using Microsoft.Playwright;

namespace FinSight.Tests.Bench;

/// <summary>The published app with a ledger of 100 thousand expenses: its start, its first visitor, and its rest.</summary>
static class VisitFigures
{
    const double MB = 1e6, KB = 1e3;

    // A first visit is over when both charts are drawn.
    const string Drawn =
        "async () => { while (Object.keys(window.Chart?.instances ?? {}).length < 2) await new Promise(requestAnimationFrame); }";

    static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    public static async IAsyncEnumerable<Figure> MeasureAsync(int scale)
    {
        using var published = new PublishedApp();
        await published.InitializeAsync();
        await using var ledger = await BenchApp.OpenAsync(100_000);
        await ledger.App.DisposeAsync();
        await using var browser = await BenchBrowser.StartAsync();

        var (starts, idle) = (new Samples(), new List<long>());
        (long Bytes, int Requests) visit = default;
        for (var i = 0; i < scale; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await using var process = await AppProcess.StartAsync(
                published.App, published.Folder, new() { ["FINSIGHT_DATA"] = ledger.Data.Path });
            await AnswerAsync(process, ledger.Who);
            starts.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            visit = await VisitAsync(browser, process, ledger.Who);
            await Task.Delay(Idle, TimeProvider.System);
            idle.Add(process.Memory);
        }
        yield return Figure.Percentile("start until the dashboard answers, 100 thousand", starts, 0.95, 2000, "");
        yield return new Figure("first visit of the dashboard, over the wire", null,
            Figure.Text($"{visit.Bytes / KB:0} kB"), "", "≤ 200 kB", visit.Bytes <= 200 * KB);
        yield return new Figure("first visit of the dashboard, requests", null,
            Figure.Text($"{visit.Requests}"), "", "≤ 15", visit.Requests <= 15);
        yield return new Figure("memory (RSS) idle after a visit", null,
            Figure.Text($"{idle.Max() / MB:0} MB"), "", "≤ 130 MB", idle.Max() <= 130 * MB);
    }

    static async Task AnswerAsync(AppProcess process, Someone who)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("Cookie", who.CookieHeader);
        var page = await http.GetStringAsync(process.Address);
        if (!page.Contains("all-time-total", StringComparison.Ordinal)) throw new InvalidOperationException("That was no dashboard.");
    }

    static async Task<(long Bytes, int Requests)> VisitAsync(BenchBrowser browser, AppProcess process, Someone who)
    {
        var page = await browser.VisitAsync(new UriBuilder(process.Address) { Host = "localhost" }.Uri, who);
        var network = await page.Context.NewCDPSessionAsync(page);
        var (bytes, requests) = (0.0, 0);
        network.Event("Network.loadingFinished").OnEvent += (_, e) => bytes += e!.Value.GetProperty("encodedDataLength").GetDouble();
        network.Event("Network.requestWillBeSent").OnEvent += (_, _) => requests++;
        network.Event("Network.webSocketCreated").OnEvent += (_, _) => requests++;
        network.Event("Network.webSocketFrameReceived").OnEvent += (_, e) => bytes += Length(e!.Value.GetProperty("response"));
        network.Event("Network.webSocketFrameSent").OnEvent += (_, e) => bytes += Length(e!.Value.GetProperty("response"));
        await network.SendAsync("Network.enable");
        await new Tab(page).GoAsync("/");
        await page.EvaluateAsync(Drawn);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.Context.CloseAsync();
        return ((long)bytes, requests);
    }

    // What a circuit says is binary, which the browser tells in Base64, before it is compressed.
    static int Length(JsonElement frame) => frame.GetProperty("payloadData").GetString()!.Length * 3 / 4;
}
