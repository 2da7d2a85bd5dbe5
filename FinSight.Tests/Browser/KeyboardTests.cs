using FinSight.Core.Ledgers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

public sealed class KeyboardTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    [Fact]
    public async Task All_of_it_works_without_a_mouse()
    {
        var page = await (await BrowseAsync()).NewPageAsync();
        await page.GotoAsync("/account/register");
        await Expect(page.GetByLabel("Username")).ToBeFocusedAsync();
        await TypeAsync(page, "Kim Keys", "Tab", BrowserFixture.Password, "Enter");
        var tab = new Tab(page);
        await tab.ExpectLiveAsync();

        await TabToAsync(page, tab.Field("Title"));
        await TypeAsync(page, "Coffee", "Tab", "4.50", "Enter");
        await Expect(tab.Row("Coffee")).ToHaveCountAsync(1);
        await Expect(tab.Field("Title")).ToBeFocusedAsync();
        await TypeAsync(page, "Tea", "Tab", "3", "Enter");
        await Expect(tab.Row("Tea")).ToHaveCountAsync(1);

        await TabToAsync(page, tab.RowButton("Edit", "Tea"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(tab.EditGroup("Tea").GetByLabel("Title")).ToBeFocusedAsync();
        await TypeAsync(page, "ControlOrMeta+A", "Green tea", "Enter");
        await Expect(tab.Row("Green tea")).ToBeFocusedAsync();
        await TabToAsync(page, tab.RowButton("Edit", "Green tea"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(tab.EditGroup("Green tea").GetByLabel("Title")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(tab.Row("Green tea")).ToBeFocusedAsync();

        await TabToAsync(page, tab.RowButton("Delete", "Green tea"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(tab.Row("Coffee")).ToBeFocusedAsync();
        await TabToAsync(page, tab.RowButton("Delete", "Coffee"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Recent" })).ToBeFocusedAsync();
        await tab.ExpectTotalsAsync(0);
    }

    [Fact]
    public async Task A_key_leads_to_its_field_on_another_page()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450);
        var tab = await OpenAsync(me);
        await tab.Row("Coffee").FocusAsync();
        await tab.Page.Keyboard.PressAsync("/");
        var search = tab.Page.Locator("#q");
        await Expect(search).ToBeFocusedAsync();
        await tab.Page.Keyboard.TypeAsync("next");
        await Expect(search).ToHaveValueAsync("next");
        await Expect(tab.Page.Locator(".editing")).ToHaveCountAsync(0);

        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.Page.Keyboard.PressAsync("n");
        await Expect(tab.Page.Locator("#quick-line")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_was_left_with_Escape_does_not_take_the_focus_back()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450);
        var tab = await OpenAsync(me, "/expenses");
        var search = tab.Page.Locator("#q");
        await search.FillAsync("next");
        await Expect(tab.Row("Coffee")).ToHaveCountAsync(0);

        await search.PressAsync("Escape");
        await Expect(tab.Row("Coffee")).ToHaveCountAsync(1);
        // Longer than the page waits before it brings a lost focus back.
        await tab.Page.EvaluateAsync("""
            () => new Promise(done => {
              document.querySelector('main').append(document.createElement('i'));
              setTimeout(done, 250);
            })
            """);
        await Expect(search).Not.ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_focus_stays_in_the_page_when_what_had_it_leaves()
    {
        var me = await MoveInAsync();
        await me.WriteManyAsync(60, 100);
        var tab = await OpenAsync(me);
        var page = tab.Page;
        var heading = page.Locator("#list");
        await Expect(page.Locator("h1")).ToBeFocusedAsync();

        foreach (var link in new[] { "Previous month", "This month", "All time", "This month" })
        {
            await page.GetByRole(AriaRole.Link, new() { Name = link }).PressAsync("Enter");
            await Expect(page.Locator("body:focus-within")).ToHaveCountAsync(1);
        }
        await tab.Category("Groceries").PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "Show all categories" }).PressAsync("Enter");
        await Expect(heading).ToBeFocusedAsync();
        foreach (var (turn, row) in new[] { ("Older", "00040"), ("Newer", "00060") })
        {
            await page.GetByRole(AriaRole.Button, new() { Name = turn }).PressAsync("Enter");
            await Expect(tab.Row(row)).ToHaveCountAsync(1);
            await Expect(heading).ToBeFocusedAsync();
        }
        await tab.RowButton("Edit", "00060").PressAsync("Enter");
        var date = tab.EditGroup("00060").GetByLabel("Date");
        await date.FillAsync("2020-01-01");
        await date.PressAsync("Enter");
        await Expect(page.Locator("body:focus-within")).ToHaveCountAsync(1);
        await Expect(tab.Row("00060")).ToHaveCountAsync(0);
        await Expect(page.Locator("body:focus-within")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_table_is_one_tab_stop_and_what_to_do_with_picked_rows_two_keys_away()
    {
        var me = await MoveInAsync();
        foreach (var title in new[] { "Coffee", "Tea", "Cake" }) await me.WriteAsync(title, 100, tags: ["work"]);
        var tab = await OpenAsync(me, "/expenses");
        var (page, keys) = (tab.Page, tab.Page.Keyboard);
        await Expect(tab.RowButton("Edit", "Cake")).ToBeEnabledAsync();

        await page.GetByLabel("Select all on this page").FocusAsync();
        await keys.PressAsync("Tab");
        await Expect(tab.Row("Cake")).ToBeFocusedAsync();
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("x");
        await Expect(page.Locator(".bulk-bar")).ToBeVisibleAsync();
        await Expect(tab.Row("Tea")).ToBeFocusedAsync();
        await keys.PressAsync("Shift+Tab");
        await keys.PressAsync("Shift+Tab");
        await Expect(page.Locator(".bulk-bar :focus")).ToHaveCountAsync(1);

        await keys.PressAsync("Tab");
        await keys.PressAsync("Tab");
        await Expect(tab.Row("Tea")).ToBeFocusedAsync();
        await keys.PressAsync("b");
        await Expect(page.Locator("[data-bulk=Category]")).ToBeFocusedAsync();

        await page.Locator("[data-bulk=Tag]").PressAsync("Enter");
        await page.Locator(".bulk-bar form").EvaluateAsync(
            "form => { for (const _ of 'ab') "
            + "form.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })); }");
        await Expect(page.Locator("[data-bulk=Tag]")).ToBeFocusedAsync();

        await tab.Row("Tea").FocusAsync();
        for (var i = 0; i < 3; i++) await keys.PressAsync("ArrowRight");
        await Expect(tab.RowButton("Edit", "Tea")).ToBeFocusedAsync();
        await keys.PressAsync("ArrowLeft");
        await Expect(tab.Row("Tea").Locator("a.tag")).ToBeFocusedAsync();
        for (var i = 0; i < 4; i++) await keys.PressAsync("Tab");
        await Expect(page.Locator(".ledger :focus")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_table_whose_tab_stop_leaves_has_another()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 100);
        var tea = await me.WriteAsync("Tea", 100);
        await me.WriteAsync("Cake", 100);
        var tab = await OpenAsync(me, "/expenses");
        await Expect(tab.RowButton("Edit", "Tea")).ToBeEnabledAsync();
        await tab.Row("Tea").FocusAsync();
        await tab.Page.GetByLabel("Select all on this page").FocusAsync();
        await me.EraseAsync(tea);
        await Expect(tab.Row("Tea")).ToHaveCountAsync(0);
        await tab.Page.Keyboard.PressAsync("Tab");
        await Expect(tab.Row("Cake")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Keys_go_from_row_to_row_of_the_trash()
    {
        var me = await MoveInAsync();
        foreach (var title in new[] { "Coffee", "Tea" }) await me.EraseAsync(await me.WriteAsync(title, 100));
        var tab = await OpenAsync(me, "/trash");
        await tab.Page.Keyboard.PressAsync("j");
        await Expect(tab.Rows.First).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(tab.Rows.Last).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("x");
        await Expect(tab.Rows.Last.GetByRole(AriaRole.Checkbox)).ToBeCheckedAsync();
    }

    [Fact]
    public async Task The_sheet_of_keys_lists_what_the_role_may_do_and_no_other_key_does_anything()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450);
        await me.BecomeAsync(Role.Viewer);
        var page = (await OpenAsync(me)).Page;
        await page.Keyboard.PressAsync("j");
        foreach (var key in new[] { "e", "Delete", "x" }) await page.Keyboard.PressAsync(key);
        await Expect(page.Locator("[data-expense-id]")).ToHaveCountAsync(1);
        await Expect(page.Locator(".editing, .bulk-bar")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("?");
        await Expect(page.Locator("#key-sheet").GetByText("Search")).ToBeVisibleAsync();
        foreach (var hidden in new[] { "Add an expense", "Edit the row", "Undo" })
            await Expect(page.Locator("#key-sheet").GetByText(hidden, new() { Exact = true })).ToBeHiddenAsync();
    }

    static async Task TypeAsync(IPage page, params string[] keys)
    {
        foreach (var key in keys)
        {
            if (key is "Tab" or "Enter" or "ControlOrMeta+A") await page.Keyboard.PressAsync(key);
            else await page.Keyboard.TypeAsync(key);
        }
    }

    // As a person does: on until it is there.
    static async Task TabToAsync(IPage page, ILocator target)
    {
        const int many = 60;
        for (var i = 0; i < many && !await target.EvaluateAsync<bool>("e => e === document.activeElement"); i++)
            await page.Keyboard.PressAsync("Tab");
        await Expect(target).ToBeFocusedAsync();
    }
}
