using FinSight.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Bench;

/// <summary>
/// From the click on another ledger until its rows stand on the page, on a circuit that lives already.
/// </summary>
static class SwitchBenchmark
{
    const int WarmUp = 10;

    /// <summary>What is drawn is asked for once the browser comes to the next frame.</summary>
    const string Go =
        """
        name => new Promise(done => {
          const began = performance.now();
          const isThere = () => document.querySelector('.ledger-switch summary').textContent.includes(name)
            && document.querySelector('[data-expense-id]');
          const watch = new MutationObserver(() => {
            if (!isThere()) return;
            watch.disconnect();
            requestAnimationFrame(() => done(performance.now() - began));
          });
          watch.observe(document.body, { childList: true, subtree: true, characterData: true });
          [...document.querySelectorAll('.ledger-switch .menu a')]
            .find(link => link.textContent.includes(name)).click();
        })
        """;

    public static async IAsyncEnumerable<Figure> MeasureAsync(int scale)
    {
        await using var app = await BenchApp.OpenAsync(100_000);
        await using var browser = await BenchBrowser.StartAsync();
        var trip = await app.Who.BeginAsync("Trip");
        await trip.WriteManyAsync(50, 450);
        var tab = new Tab(await browser.VisitAsync(app.App.Address, app.Who));
        await tab.GoAsync(app.Who.Address());
        var samples = new TimingSamples();
        for (var i = -WarmUp; i < scale * 10; i++)
        {
            var name = i % 2 == 0 ? trip.Member.LedgerName : app.Who.Member.LedgerName;
            await tab.Page.Locator(".ledger-switch summary").ClickAsync();
            await Expect(tab.Page.Locator(".ledger-switch .menu")).ToBeVisibleAsync();
            var took = await tab.Page.EvaluateAsync<double>(Go, name);
            if (i >= 0) samples.Add(took);
        }
        yield return Figure.Percentile("another ledger until painted, 100 thousand", samples, 0.95, 30, "");
    }
}
