using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

public sealed class SearchTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    [Fact]
    public async Task A_search_that_is_under_way_does_not_lead_back_to_the_page_that_was_left()
    {
        var page = await (await BrowseAsync(await MoveInAsync())).NewPageAsync();
        var line = await CircuitConnection.OfAsync(page);
        var tab = new Tab(page);
        await tab.GoAsync("/expenses");
        // Until then the page asks its script for the keys.
        await Expect(page.Locator("html[data-keys]")).ToHaveCountAsync(1);
        line.HoldCalls();
        await page.Locator("#q").FillAsync("next");
        await line.HeldAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Home", Exact = true }).ClickAsync();
        var quick = page.Locator("#quick-line");
        await Expect(quick).ToBeVisibleAsync();

        line.Deliver();
        await quick.FillAsync("coffee 4.50");
        await quick.PressAsync("Enter");
        await Expect(tab.Row("Coffee")).ToHaveCountAsync(1);
        await Expect(page.Locator("#q")).ToHaveCountAsync(0);
    }
}
