using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>Where the focus is once what had it has left the page.</summary>
public sealed class FocusTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    const string ReachOnceLive =
        """
        const observer = new MutationObserver(() => {
          const place = document.querySelector('.live:not(.off)') && document.querySelector('SELECTOR');
          if (!place) return;
          observer.disconnect();
          place.focus();
        });
        observer.observe(document, { childList: true, subtree: true, attributes: true });
        """;

    [Theory]
    [InlineData("[data-expense-id]")]
    [InlineData(".ledger-switch summary")]
    public async Task What_is_reached_as_soon_as_the_page_lives_keeps_the_focus(string reached)
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450);
        var context = await BrowseAsync(me);
        await context.AddInitScriptAsync(ReachOnceLive.Replace("SELECTOR", reached, StringComparison.Ordinal));
        var tab = await OpenAsync(context, "/expenses");

        // Once this is answered, all that the page does by itself as it comes alive is done.
        await tab.Row("Coffee").Locator("input[type=checkbox]").EvaluateAsync("box => box.click()");
        await Expect(tab.Page.GetByRole(AriaRole.Region, new() { Name = "Selected expenses" })).ToBeVisibleAsync();
        await Expect(tab.Page.Locator(reached)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Undo_in_the_toast_gives_way_to_redo()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450);
        var tab = await OpenAsync(me);
        await tab.Row("Coffee").PressAsync("Delete");
        await Expect(tab.Rows).ToHaveCountAsync(0);
        // Nobody is at the toast before the focus of the row that went has found a place.
        await Expect(tab.Page.Locator(":focus")).ToBeVisibleAsync();
        await Button(tab, "Undo").PressAsync("Enter");
        await Expect(Button(tab, "Redo")).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(Button(tab, "Undo")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_the_toast_offers_keeps_the_focus_though_the_list_asks_for_it_late()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450);
        var tab = await OpenAsync(me);
        await tab.Row("Coffee").PressAsync("Delete");
        await Button(tab, "Undo").PressAsync("Enter");
        await Expect(Button(tab, "Redo")).ToBeFocusedAsync();
        await tab.Page.EvaluateAsync(
            "async () => (await import(new URL('lib/app.js', document.baseURI))).focusIfLost('#list')");
        await Expect(Button(tab, "Redo")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_bulk_action_leads_to_the_heading_and_help_back_to_its_row()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Tea", 300);
        await me.WriteAsync("Coffee", 450);
        var tab = await OpenAsync(me, "/expenses");
        await tab.Row("Tea").FocusAsync();
        await tab.Page.Keyboard.PressAsync("?");
        await Expect(tab.Page.Locator("#key-sheet")).ToBeVisibleAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(tab.Row("Tea")).ToBeFocusedAsync();

        await tab.Page.Keyboard.PressAsync("x");
        await tab.Page.GetByRole(AriaRole.Region, new() { Name = "Selected expenses" })
            .GetByRole(AriaRole.Button, new() { Name = "Delete" })
            .PressAsync("Enter");
        await Expect(tab.Row("Tea")).ToHaveCountAsync(0);
        await Expect(tab.Page.Locator("#list")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_bulk_change_leads_back_to_its_first_row()
    {
        var me = await MoveInAsync();
        foreach (var title in new[] { "Tea", "Coffee" }) await me.WriteAsync(title, 450);
        var tab = await OpenAsync(me, "/expenses");
        await tab.Row("Tea").FocusAsync();
        await tab.Page.Keyboard.PressAsync("x");
        await tab.Page.Locator("[data-bulk=Tag]").PressAsync("Enter");
        await Expect(tab.Page.Locator(".bulk-bar")).ToContainTextAsync("1 selected");
        await tab.Page.Locator("#bulk-value").FillAsync("sunday");
        await tab.Page.Locator(".bulk-bar").GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        await Expect(tab.Page.Locator(".bulk-bar")).ToHaveCountAsync(0);
        await Expect(tab.Row("Tea")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_is_restored_leads_to_what_is_left_in_the_trash()
    {
        var me = await MoveInAsync();
        foreach (var title in new[] { "Tea", "Coffee" }) await me.EraseAsync(await me.WriteAsync(title, 450));
        var tab = await OpenAsync(me, "/trash");
        await Button(tab, "Restore Coffee").PressAsync("Enter");
        await Expect(Button(tab, "Restore Coffee")).ToHaveCountAsync(0);
        await Expect(tab.Page.Locator("li:focus-within")).ToContainTextAsync("Tea");
        await Button(tab, "Restore Tea").PressAsync("Enter");
        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Trash", Exact = true })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Another_currency_is_typed_at_once()
    {
        var tab = await OpenAsync(await MoveInAsync());
        await Button(tab, "Another currency").PressAsync("Enter");
        await Expect(tab.Page.Locator("#first-currency")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_version_a_category_and_demo_data_leave_it_somewhere()
    {
        var me = await MoveInAsync();
        var row = await me.WriteAsync("Coffee", 450);
        await me.RewriteAsync(row, 500);
        var tab = await OpenAsync(me, $"/history/{row.Id}");
        await Button(tab, "Restore version 1").PressAsync("Enter");
        await Expect(Button(tab, "Restore version 2")).ToBeVisibleAsync();
        await ExpectSomewhereAsync(tab);

        await tab.GoAsync("/categories");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Edit Gifts", Exact = true }).PressAsync("Enter");
        await Button(tab, "Remove").PressAsync("Enter");
        await Expect(tab.Page.Locator(".category-row").Filter(new() { HasText = "Gifts" })).ToHaveCountAsync(0);
        await ExpectSomewhereAsync(tab);

        await tab.GoAsync("/settings");
        await Button(tab, "Fill with sample expenses").PressAsync("Enter");
        await Expect(Button(tab, "Remove sample expenses")).ToBeFocusedAsync();
    }

    static ILocator Button(Tab tab, string name) => tab.Page.GetByRole(AriaRole.Button, new() { Name = name }).First;

    static Task ExpectSomewhereAsync(Tab tab) =>
        Expect(tab.Page.Locator("main :focus, .toast :focus")).ToHaveCountAsync(1);
}
