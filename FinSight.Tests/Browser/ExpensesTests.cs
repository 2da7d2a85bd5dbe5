using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

public sealed class ExpensesTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    [Fact]
    public async Task The_filter_is_in_the_address_goes_back_and_outlives_a_reload()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Train to Bern", 2600, "Transport");
        await me.WriteAsync("Train to Chur", 6000, "Transport", TestUser.Today.AddDays(-40));
        await me.WriteAsync("Bread", 450);
        var tab = await OpenAsync(me, "/expenses");
        await ExpectTitlesAsync(tab, "Bread", "Train to Bern", "Train to Chur");

        await tab.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search expenses" }).FillAsync("train");
        await tab.Page.Keyboard.PressAsync("Enter");
        await ExpectTitlesAsync(tab, "Train to Bern", "Train to Chur");
        await Expect(tab.Page).ToHaveURLAsync(Address(me, "?q=train"));
        await tab.Page.GetByLabel("Amount from").FillAsync("50");
        await tab.Page.Keyboard.PressAsync("Enter");
        await ExpectTitlesAsync(tab, "Train to Chur");
        await Tab.ExpectMinorAsync(tab.Page.Locator("[data-figure=list-sum]"), 6000);
        await Expect(tab.Page.Locator("#q")).ToHaveValueAsync("train amount>=50.00");

        await tab.Page.ReloadAsync();
        await tab.ExpectLiveAsync();
        await ExpectTitlesAsync(tab, "Train to Chur");
        await tab.Page.GoBackAsync();
        await ExpectTitlesAsync(tab, "Train to Bern", "Train to Chur");
        await Expect(tab.Page.Locator("#q")).ToHaveValueAsync("train");
        await Expect(tab.Page.GetByLabel("Amount from")).ToHaveValueAsync("");
        await tab.Page.GoBackAsync();
        await ExpectTitlesAsync(tab, "Bread", "Train to Bern", "Train to Chur");
        await tab.Page.GoForwardAsync();
        await ExpectTitlesAsync(tab, "Train to Bern", "Train to Chur");
    }

    [Fact]
    public async Task Rows_are_picked_and_deleted_by_keys_and_one_undo_brings_all_back()
    {
        var me = await MoveInAsync();
        foreach (var title in new[] { "Coffee", "Tea", "Cake" }) await me.WriteAsync(title, 100);
        var tab = await OpenAsync(me, "/expenses");
        var keys = tab.Page.Keyboard;
        await Expect(tab.RowButton("Edit", "Cake")).ToBeEnabledAsync();

        await keys.PressAsync("j");
        await Expect(tab.Row("Cake")).ToBeFocusedAsync();
        await keys.PressAsync("x");
        await keys.PressAsync("j");
        await Expect(tab.Row("Tea")).ToBeFocusedAsync();
        await keys.PressAsync("j");
        await keys.PressAsync("x");
        await Expect(tab.Page.Locator(".bulk-bar")).ToContainTextAsync("2 selected");
        await keys.PressAsync("k");
        await Expect(tab.Row("Tea")).ToBeFocusedAsync();
        await keys.PressAsync("Delete");
        await ExpectTitlesAsync(tab, "Cake", "Coffee");
        await tab.Page.Locator(".bulk-bar").GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(tab.Rows).ToHaveCountAsync(0);
        await Expect(tab.Page.Locator(".toast")).ToContainTextAsync("Deleted 2 expenses");

        await keys.PressAsync("ControlOrMeta+Z");
        await ExpectTitlesAsync(tab, "Cake", "Coffee");
        await keys.PressAsync("ControlOrMeta+Z");
        await ExpectTitlesAsync(tab, "Cake", "Tea", "Coffee");
    }

    [Fact]
    public async Task Letters_in_a_field_are_letters()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Jackfruit", 100);
        var tab = await OpenAsync(me, "/expenses");
        await Expect(tab.RowButton("Edit", "Jackfruit")).ToBeEnabledAsync();
        await tab.Page.Keyboard.PressAsync("/");
        await Expect(tab.Page.Locator("#q")).ToBeFocusedAsync();
        await tab.Page.Keyboard.TypeAsync("jkxe/");
        await Expect(tab.Page.Locator("#q")).ToHaveValueAsync("jkxe/");
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(tab.Page.Locator("#q")).Not.ToBeFocusedAsync();
        await tab.GoAsync("/expenses");
        await Expect(tab.RowButton("Edit", "Jackfruit")).ToBeEnabledAsync();
        await tab.Page.Keyboard.PressAsync("j");
        await tab.Page.Keyboard.PressAsync("e");
        await Expect(tab.EditGroup("Jackfruit").GetByLabel("Title")).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(tab.Row("Jackfruit")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_another_page_adds_shows_up_in_the_list_and_its_figures()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450);
        var tab = await OpenAsync(me, "/expenses?q=coffee");
        await Tab.ExpectMinorAsync(tab.Page.Locator("[data-figure=list-sum]"), 450);
        await me.WriteAsync("Iced coffee", 550);
        await me.WriteAsync("Tea", 300);
        await ExpectTitlesAsync(tab, "Iced coffee", "Coffee");
        await Tab.ExpectMinorAsync(tab.Page.Locator("[data-figure=list-sum]"), 1000);
    }

    [Fact]
    public async Task The_search_acts_while_somebody_types_and_is_one_step_back()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Train to Bern", 2600, "Transport");
        await me.WriteAsync("Bread", 450);
        var tab = await OpenAsync(me, "/expenses");
        await ExpectTitlesAsync(tab, "Bread", "Train to Bern");

        await tab.Page.Locator("#q").ClickAsync();
        await tab.Page.Keyboard.TypeAsync("tra", new() { Delay = 400 });
        await tab.Page.Keyboard.TypeAsync("in to ");
        await ExpectTitlesAsync(tab, "Train to Bern");
        await Expect(tab.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("q=train%20to$"));
        await Expect(tab.Page.Locator("#q")).ToHaveValueAsync("train to ");
        await Expect(tab.Page.Locator("#q")).ToBeFocusedAsync();
        await tab.Page.GoBackAsync();
        await ExpectTitlesAsync(tab, "Bread", "Train to Bern");
        await Expect(tab.Page.Locator("#q")).ToHaveValueAsync("");
    }

    [Theory]
    [InlineData(1440, 900)]
    [InlineData(390, 664)]
    public async Task The_page_scrolls_and_the_head_of_a_day_stays_in_sight(int width, int height)
    {
        var me = await MoveInAsync();
        await me.WriteManyAsync(120, 100);
        var tab = await OpenAsync(me, "/expenses", new() { ViewportSize = new() { Width = width, Height = height } });
        await tab.Page.EvaluateAsync("() => scrollTo(0, 800)");
        var seen = await tab.Page.EvaluateAsync<bool>("""
            () => {
              const box = selector => document.querySelector(selector).getBoundingClientRect();
              const top = Math.max(0, box('.topbar').bottom, box('.ledger thead th').bottom);
              return scrollY === 800
                && document.elementFromPoint(box('.ledger').left + 30, top + 8).closest('.day') !== null;
            }
            """);
        Assert.True(seen);
    }

    [Fact]
    public async Task A_page_of_the_list_begins_at_its_top_and_back_is_where_it_was_left()
    {
        var me = await MoveInAsync();
        await me.WriteManyAsync(120, 100);
        var tab = await OpenAsync(me, "/expenses");
        await Expect(tab.RowButton("Edit", "00071")).ToBeEnabledAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Older" }).ClickAsync();
        await Expect(tab.Row("00070")).ToBeInViewportAsync();
        await tab.Page.WaitForFunctionAsync("() => scrollY === 0");
        await Expect(tab.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("after="));

        await tab.Page.ReloadAsync();
        await tab.ExpectLiveAsync();
        await Expect(tab.Row("00070")).ToBeVisibleAsync();
        await tab.Page.GoBackAsync();
        await Expect(tab.Row("00120")).ToHaveCountAsync(1);
        await tab.Page.WaitForFunctionAsync("() => scrollY > 400");
    }

    [Fact]
    public async Task A_row_that_keys_go_to_is_not_under_the_heads()
    {
        var me = await MoveInAsync();
        await me.WriteManyAsync(50, 100);
        var tab = await OpenAsync(me, "/expenses");
        await Expect(tab.RowButton("Edit", "00050")).ToBeEnabledAsync();
        for (var i = 0; i < 30; i++) await tab.Page.Keyboard.PressAsync("j");
        for (var i = 0; i < 20; i++) await tab.Page.Keyboard.PressAsync("k");
        await Expect(tab.Row("00041")).ToBeFocusedAsync();
        Assert.True(await tab.Page.EvaluateAsync<bool>("""
            () => {
              const { left, top, bottom } = document.activeElement.getBoundingClientRect();
              return [top + 4, bottom - 4]
                .every(y => document.elementFromPoint(left + 300, y).closest('tr') === document.activeElement);
            }
            """));
    }

    static async Task ExpectTitlesAsync(Tab tab, params string[] titles) =>
        await Expect(tab.Page.Locator("tr[data-expense-id] .title")).ToHaveTextAsync(titles);

    string Address(TestUser who, string query) => new Uri(App.Address, who.Address($"/expenses{query}")).ToString();
}
