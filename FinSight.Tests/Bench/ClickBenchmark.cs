using System.Threading.Channels;
using FinSight.Tests.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Bench;

/// <summary>
/// From the click in one browser until another browser's total has changed, by the clock of their machine.
/// </summary>
static class ClickBenchmark
{
    const int WarmUp = 20;

    // Each page counts from an origin of its own: what that differs from the machine's clock, as that one ticks.
    const string ClockError =
        "() => { const then = Date.now(); let now; while ((now = Date.now()) === then); "
        + "return performance.timeOrigin + performance.now() - now; }";

    const string TellClicks =
        "() => addEventListener('click', e => e.target.closest('form button') "
        + "&& tell(performance.timeOrigin + e.timeStamp), true)";

    const string TellTotals =
        """
        () => new MutationObserver(() => tell(performance.timeOrigin + performance.now()))
          .observe(document.querySelector('[data-figure=all-time-total]'), { attributeFilter: ['data-minor'] })
        """;

    // People don't click faster, and a live page repaints at once only after a calm moment.
    static readonly TimeSpan BetweenClicks = TimeSpan.FromMilliseconds(500);

    public static async IAsyncEnumerable<Figure> MeasureAsync(int scale)
    {
        await using var app = await BenchApp.OpenAsync(100_000);
        await using var one = await BenchBrowser.StartAsync();
        await using var other = await BenchBrowser.StartAsync();
        var (here, clicks) = await OpenAsync(one, app, TellClicks);
        var (_, totals) = await OpenAsync(other, app, TellTotals);
        var samples = new TimingSamples();
        for (var i = -WarmUp; i < scale * 25; i++)
        {
            await here.FillAsync($"Coffee {i}", "4.50");
            await Task.Delay(BetweenClicks, TimeProvider.System);
            await here.AddButton.ClickAsync();
            var took = -await clicks.ReadAsync() + await totals.ReadAsync();
            if (i >= 0) samples.Add(took);
            await Expect(here.Field("Title")).ToHaveValueAsync("");
        }
        const string name = "click until another browser's total, 100 thousand";
        yield return Figure.Percentile(name, samples, 0.50, 25, "");
        yield return Figure.Percentile(name, samples, 0.95, 80, "");
    }

    static async Task<(Tab Tab, ChannelReader<double> Told)> OpenAsync(BenchBrowser browser, BenchApp app, string watch)
    {
        var page = await browser.VisitAsync(app.App.Address, app.Who);
        var told = Channel.CreateUnbounded<double>();
        var error = 0.0;
        await page.ExposeFunctionAsync("tell", (double at) => { told.Writer.TryWrite(at - error); });
        var tab = new Tab(page);
        await tab.GoAsync("/");
        error = await page.EvaluateAsync<double>(ClockError);
        await page.EvaluateAsync(watch);
        return (tab, told.Reader);
    }
}
