using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

public sealed class LiveTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    const string CountRepaints =
        """
        () => {
          window.repaints = 0;
          new MutationObserver(() => window.repaints++)
            .observe(document.querySelector('[data-figure=all-time-total]'), { attributeFilter: ['data-minor'] });
        }
        """;

    const string Slices =
        "() => Object.values(window.Chart?.instances ?? {}).find(c => c.config.type === 'doughnut')"
        + "?.data.datasets[0].data";

    [Fact]
    public async Task What_one_browser_does_shows_in_the_other_and_nowhere_else()
    {
        var (me, stranger) = (await MoveInAsync(), await MoveInAsync());
        await stranger.WriteAsync("Mine alone", 999);
        var here = await OpenAsync(me);
        var there = await OpenAsync(me);
        var elsewhere = await OpenAsync(stranger);
        await elsewhere.Page.EvaluateAsync(CountRepaints);
        await there.Page.EvaluateAsync("() => document.documentElement.toggleAttribute('data-same-page', true)");
        await there.Field("Title").PressSequentiallyAsync("Half ty");

        await here.AddAsync("Coffee", "4.50", "Eating out");
        await Expect(there.Row("Coffee")).ToBeVisibleAsync();
        await there.ExpectTotalsAsync(450);
        await there.ExpectCategoryAsync("Eating out", 450);
        await ExpectSlicesAsync(there, 450);

        await here.EditAsync("Coffee", "Amount", "5.20");
        await Expect(there.Row("Coffee")).ToContainTextAsync("5.20");
        await there.ExpectTotalsAsync(520);
        await ExpectSlicesAsync(there, 520);

        await here.DeleteAsync("Coffee");
        await Expect(there.Rows).ToHaveCountAsync(0);
        await there.ExpectTotalsAsync(0);
        await Expect(there.Category("Eating out")).ToHaveCountAsync(0);

        await Expect(there.Field("Title")).ToBeFocusedAsync();
        await there.Page.Keyboard.TypeAsync("ped");
        await Expect(there.Field("Title")).ToHaveValueAsync("Half typed");
        await Expect(there.Page.Locator("html[data-same-page]")).ToHaveCountAsync(1);

        await elsewhere.ExpectTotalsAsync(999);
        await Expect(elsewhere.Rows).ToHaveCountAsync(1);
        Assert.Equal(0, await RepaintsAsync(elsewhere));
    }

    [Fact]
    public async Task An_edit_goes_on_while_others_write_and_overwrites_nothing_silently()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450);
        var here = await OpenAsync(me);
        var there = await OpenAsync(me);
        await here.RowButton("Edit", "Coffee").ClickAsync();
        var amount = here.EditGroup("Coffee").GetByLabel("Amount");
        await amount.FillAsync("6");

        await there.EditAsync("Coffee", "Amount", "5");
        await here.ExpectTotalsAsync(500);
        await Expect(amount).ToHaveValueAsync("6");
        await amount.PressAsync("Enter");
        await Expect(here.EditGroup("Coffee")).ToContainTextAsync("meanwhile.");
        await here.ExpectTotalsAsync(500);

        await there.DeleteAsync("Coffee");
        await here.ExpectTotalsAsync(0);
        await here.EditGroup("Coffee").GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(here.EditGroup("Coffee")).ToContainTextAsync("You deleted this meanwhile.");
        await here.EditGroup("Coffee").GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(here.EditGroup("Coffee")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Five_thousand_expenses_at_once_are_a_handful_of_repaints()
    {
        var me = await MoveInAsync();
        var tab = await OpenAsync(me);
        await tab.Page.EvaluateAsync(CountRepaints);

        var began = TimeProvider.System.GetTimestamp();
        await me.WriteManyAsync(5_000, 200);

        await tab.ExpectTotalsAsync(1_000_000);
        await Expect(tab.Rows).ToHaveCountAsync(20);
        // Where writing takes its time, the page follows once a second.
        Assert.InRange(await RepaintsAsync(tab), 1, 10 + (int)TimeProvider.System.GetElapsedTime(began).TotalSeconds);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Older" }).ClickAsync();
        await Expect(tab.Row("04980")).ToHaveCountAsync(1);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Newer" }).ClickAsync();
        await Expect(tab.Row("05000")).ToHaveCountAsync(1);
    }

    static Task<int> RepaintsAsync(Tab tab) => tab.Page.EvaluateAsync<int>("() => window.repaints");

    // The canvas follows its figures by a message of its own, so its data is asked for until it is there.
    static async Task ExpectSlicesAsync(Tab tab, params long[] expected)
    {
        await tab.Page.EvaluateAsync(
            $"async expected => {{ const slices = {Slices}; "
            + "while (String(slices()) !== expected) await new Promise(requestAnimationFrame); }",
            string.Join(',', expected.Select(e => e.ToString(CultureInfo.InvariantCulture))));
    }
}
