using System.Threading.Channels;
using FinSight.Tests.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Bench;

/// <summary>
/// What somebody who types into the quick line waits for, until it is painted, by the clock of their page.
/// </summary>
static class TypingBenchmark
{
    const int WarmUp = 5;

    // Each of these keys changes what the chips show.
    const string Keys = "cappuccino";

    const string TellChips =
        """
        () => {
          let at = null;
          addEventListener('input', e => { if (e.isTrusted) at = e.timeStamp; }, true);
          new MutationObserver(() => {
            if (at === null) return;
            const since = at;
            at = null;
            painted(() => tellChips(performance.now() - since));
          }).observe(
            document.querySelector('#quick-understood'), { childList: true, characterData: true, subtree: true });
        }
        """;

    const string TellRow =
        """
        () => {
          let at = null;
          addEventListener('keydown', e => { if (e.key === 'Enter') at = e.timeStamp; }, true);
          new MutationObserver(changes => {
            if (at === null || !changes.some(({ addedNodes }) => [...addedNodes].some(node =>
              node.closest?.('[data-expense-id]') || node.querySelector?.('[data-expense-id]')))) return;
            const since = at;
            at = null;
            painted(() => tellRow(performance.now() - since));
          }).observe(document.querySelector('main'), { childList: true, subtree: true });
        }
        """;

    // The next frame is on the screen when what it asks for afterwards runs.
    const string Painted =
        """
        () => window.painted = then => requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = then;
          port2.postMessage(null);
        })
        """;

    static readonly TimeSpan BetweenKeys = TimeSpan.FromMilliseconds(120);

    // A live page repaints at once only after a calm moment.
    static readonly TimeSpan BetweenLines = TimeSpan.FromMilliseconds(500);

    public static async IAsyncEnumerable<Figure> MeasureAsync(int scale)
    {
        await using var app = await BenchApp.OpenAsync(100_000);
        await using var browser = await BenchBrowser.StartAsync();
        var page = await browser.VisitAsync(app.App.Address, app.Who);
        var (chips, rows) = (await HearAsync(page, "tellChips"), await HearAsync(page, "tellRow"));
        await new Tab(page).GoAsync("/");
        foreach (var script in new[] { Painted, TellChips, TellRow }) await page.EvaluateAsync(script);
        var line = page.Locator("#quick-line");
        await line.FocusAsync();

        var (keys, entries) = (new TimingSamples(), new TimingSamples());
        for (var i = -WarmUp; i < scale * 10; i++)
        {
            var key = new TimingSamples();
            foreach (var typed in $"4{Keys}")
            {
                await page.Keyboard.PressAsync($"{typed}");
                key.Add(await chips.ReadAsync());
                if (typed == '4') await page.Keyboard.PressAsync("Space");
                await Task.Delay(BetweenKeys, TimeProvider.System);
            }
            await Task.Delay(BetweenLines, TimeProvider.System);
            while (chips.TryRead(out _)) { }
            await page.Keyboard.PressAsync("Enter");
            var entry = await rows.ReadAsync();
            await Expect(line).ToHaveValueAsync("");
            await Task.Delay(BetweenLines, TimeProvider.System);
            while (chips.TryRead(out _)) { }
            if (i < 0) continue;
            keys.Add(key);
            entries.Add(entry);
        }
        yield return Figure.Percentile("key press until its chips are painted, 100 thousand", keys, 0.95, 50, "");
        yield return Figure.Percentile("Enter until the row is painted, 100 thousand", entries, 0.95, 50, "");
    }

    static async Task<ChannelReader<double>> HearAsync(IPage page, string name)
    {
        var heard = Channel.CreateUnbounded<double>();
        await page.ExposeFunctionAsync(name, (double took) => { heard.Writer.TryWrite(took); });
        return heard.Reader;
    }
}
