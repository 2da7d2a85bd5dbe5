using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

public sealed class BudgetTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    [Fact]
    public async Task A_budget_that_is_set_in_one_browser_moves_there_when_the_other_adds()
    {
        var me = await MoveInAsync();
        var (here, there) = (await OpenAsync(me, "/budgets"), await OpenAsync(me, "/budgets"));
        await here.Page.GetByRole(AriaRole.Button, new() { Name = "Add budget" }).ClickAsync();
        await here.Page.GetByLabel("Category", new() { Exact = true }).SelectOptionAsync("Groceries");
        await here.Page.GetByLabel("Amount", new() { Exact = true }).FillAsync("500");
        await here.Page.GetByRole(AriaRole.Button, new() { Name = "Save budget" }).ClickAsync();
        await Expect(there.Page.Locator("[data-budget-id]")).ToHaveAttributeAsync("data-limit-minor", "50000");

        await me.WriteAsync("Market", 12_000, "Groceries");
        foreach (var tab in new[] { here, there })
        {
            await Expect(tab.Page.Locator("[data-budget-id]")).ToHaveAttributeAsync("data-left-minor", "38000");
            await Expect(tab.Page.Locator("[data-figure=left-to-spend]")).ToHaveAttributeAsync("data-minor", "38000");
        }

        await here.Page.GetByRole(AriaRole.Button, new() { Name = "Edit budget for Groceries" }).ClickAsync();
        await here.Page.GetByRole(AriaRole.Button, new() { Name = "Remove budget" }).ClickAsync();
        await Expect(there.Page.Locator("[data-budget-id]")).ToHaveCountAsync(0);
        await Expect(here.Page.Locator(".toast")).ToContainTextAsync("Removed");
        await here.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(there.Page.Locator("[data-budget-id]")).ToHaveAttributeAsync("data-spent-minor", "12000");
    }

    [Fact]
    public async Task A_line_that_is_crossed_in_one_browser_is_told_in_the_other_once()
    {
        var me = await MoveInAsync();
        var (here, there) = (await OpenAsync(me, "/budgets"), await OpenAsync(me));
        await here.Page.GetByRole(AriaRole.Button, new() { Name = "Add budget" }).ClickAsync();
        await here.Page.GetByLabel("Category", new() { Exact = true }).SelectOptionAsync("Eating out");
        await here.Page.GetByLabel("Amount", new() { Exact = true }).FillAsync("100");
        await here.Page.GetByRole(AriaRole.Button, new() { Name = "Save budget" }).ClickAsync();
        await Expect(here.Page.Locator("[data-budget-id]")).ToHaveCountAsync(1);

        await there.Page.Locator("#quick-line").FillAsync("pizza 85");
        await Expect(there.Page.Locator("[data-guard]")).ToContainTextAsync("Eating out: 0% → 85%, GBP 15 left");
        await there.Page.Keyboard.PressAsync("Enter");

        var banner = here.Page.Locator("[role=status][data-alert]");
        await Expect(banner).ToHaveAttributeAsync("data-alert", "80");
        await Expect(there.Page.Locator("[data-alert]")).ToHaveCountAsync(1);
        await banner.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(here.Page.Locator("[data-alert]")).ToHaveCountAsync(0);
        await Expect(there.Page.Locator("[data-alert]")).ToHaveCountAsync(0);
        await me.WriteAsync("Coffee", 300, "Eating out");
        await Expect(here.Page.Locator("[data-budget-id]")).ToHaveAttributeAsync("data-spent-minor", "8800");
        await Expect(here.Page.Locator("[data-alert]")).ToHaveCountAsync(0);
    }
}
