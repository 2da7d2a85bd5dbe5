using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

public sealed class FigureTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    // The figures that have more than one line or reach out of their box; in a ring, the box is within it.
    const string Broken =
        """
        () => [...document.querySelectorAll('.figure')]
          .filter(figure => figure.getClientRects().length > 0).filter(figure => {
          const text = document.createRange();
          text.selectNodeContents(figure);
          const [drawn, box] = [text, figure.closest('.kpi, figcaption')].map(part => part.getBoundingClientRect());
          const spare = figure.closest('figcaption') ? box.width / 6 : 0;
          return drawn.height > 1.8 * parseFloat(getComputedStyle(figure).fontSize) || drawn.width < 20
            || drawn.left < box.left + spare || drawn.right > box.right - spare;
        }).map(figure => figure.textContent.trim())
        """;

    // Where the bar of the running month begins and ends, and where the bars' room does, from above.
    const string LastBar =
        """
        async () => {
          const bars = () => Object.values(window.Chart?.instances ?? {})
            .find(c => c.config.type === 'bar' && c.data.labels.length);
          while (!bars()) await new Promise(requestAnimationFrame);
          const { base, y } = bars().getDatasetMeta(0).data.at(-1);
          const { top, bottom } = bars().chartArea;
          return [top, base, y, bottom].map(Math.round);
        }
        """;

    [Theory]
    [InlineData("id-ID", 150_000_000_00)] // IDR 150.000.000,00
    [InlineData("en-GB", 46_828_44)]
    [InlineData("ar-KW", 12_345_678_901_234)]
    [InlineData("ja-JP", -9_876_543_210_987)]
    public async Task A_figure_never_wraps(string language, long minor)
    {
        var me = await MoveInAsync(language);
        for (var left = minor; left != 0; left -= Math.Clamp(
            left, -Core.Amounts.Money.MaxMinor, Core.Amounts.Money.MaxMinor))
            await me.WriteAsync("Much", Math.Clamp(left, -Core.Amounts.Money.MaxMinor, Core.Amounts.Money.MaxMinor));
        await me.WriteAsync("Before", 1, date: TestUser.Today.AddMonths(-2));
        var tab = await OpenAsync(me);
        await tab.ExpectTotalsAsync(minor, minor + 1);

        foreach (var path in new[] { "/", "/?period=all" })
        {
            await tab.GoAsync(path);
            foreach (var width in new[] { 1440, 1280, 1101, 900, 641, 390, 360, 320 })
            {
                await tab.Page.SetViewportSizeAsync(width, 800);
                Assert.Equal((width, ""), (width, string.Join(" | ", await tab.Page.EvaluateAsync<string[]>(Broken))));
            }
        }
    }

    [Fact]
    public async Task A_month_below_0_hangs_from_a_line_and_stays_out_of_the_ring()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Bread", 500);
        await me.WriteAsync("Boots back", -8000, "Shopping");
        var tab = await OpenAsync(me);
        await tab.ExpectTotalsAsync(-7500);

        var bar = await tab.Page.EvaluateAsync<int[]>(LastBar);
        Assert.True(bar[0] < bar[1] && bar[1] < bar[2] && bar[2] <= bar[3], string.Join(' ', bar));
        await Tab.ExpectMinorAsync(tab.Page.Locator("[data-figure=ring]"), 500);
        await Tab.ExpectMinorAsync(tab.Page.Locator("[data-figure=refunds]"), -8000);
        await Tab.ExpectMinorAsync(tab.Page.Locator("[data-figure=after-refunds]"), -7500);
        await tab.ExpectCategoryAsync("Shopping", -8000);
        Assert.Equal(500, await tab.Page.EvaluateAsync<int>(
            "() => Object.values(Chart.instances).find(c => c.config.type === 'doughnut').data.datasets[0].data"
            + ".reduce((sum, slice) => sum + slice)"));
    }

    [Fact]
    public async Task A_date_typed_into_a_filter_counts_once_it_is_whole()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Bread", 500);
        var tab = await OpenAsync(me, "/expenses");
        await Tab.ExpectMinorAsync(tab.Page.Locator("[data-figure=list-sum]"), 500);
        var addresses = new List<string>();
        tab.Page.FrameNavigated += (_, frame) => addresses.Add(new Uri(frame.Url).PathAndQuery);

        var from = tab.Page.Locator(".filters").GetByLabel("From", new() { Exact = true });
        await from.FocusAsync();
        await tab.Page.Keyboard.TypeAsync($"1111{TestUser.Today.Year - 1}", new() { Delay = 30 });
        var whole = me.Address(
            string.Create(CultureInfo.InvariantCulture, $"/expenses?q={TestUser.Today.Year - 1}-11-11.."));
        await Expect(tab.Page).ToHaveURLAsync(new Uri(App.Address, whole).ToString());
        Assert.Equal([whole], addresses);
        await Expect(tab.Rows).ToHaveCountAsync(1);
        await Expect(from).ToHaveValueAsync(
            string.Create(CultureInfo.InvariantCulture, $"{TestUser.Today.Year - 1}-11-11"));
    }
}
