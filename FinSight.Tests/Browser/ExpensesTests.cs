using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

public sealed class ExpensesTests(BrowserFixture fixture) : BrowserTest(fixture)
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
        await Expect(tab.Page).ToHaveURLAsync(Address("?q=train"));
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
        await Expect(tab.Page.Locator(".toast")).ToContainTextAsync("and 1 more");

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

    static async Task ExpectTitlesAsync(Tab tab, params string[] titles) =>
        await Expect(tab.Page.Locator("tr[data-expense-id] .title")).ToHaveTextAsync(titles);

    string Address(string query) => new Uri(App.Address, $"/expenses{query}").ToString();
}
