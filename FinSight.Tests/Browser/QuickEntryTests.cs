using FinSight.Core.Categories;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

public sealed class QuickEntryTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    [Fact]
    public async Task With_the_keyboard_alone_one_expense_is_typed_after_the_other()
    {
        var tab = await OpenAsync(await MoveInAsync());
        await tab.Page.Keyboard.PressAsync("n");
        await Expect(Line(tab)).ToBeFocusedAsync();
        for (var i = 1; i <= 8; i++)
        {
            await tab.Page.Keyboard.TypeAsync($"thing{i} {i}.50 groceries");
            await tab.Page.Keyboard.PressAsync("Enter");
        }

        await Expect(tab.Rows).ToHaveCountAsync(8);
        for (var i = 1; i <= 8; i++) await Expect(tab.Row($"thing{i}")).ToHaveCountAsync(1);
        await tab.ExpectTotalsAsync(4_000);
        await Expect(Line(tab)).ToHaveValueAsync("");
        await Expect(Line(tab)).ToBeFocusedAsync();
        await Expect(tab.Page.Locator(".pending li")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_the_line_understood_is_shown_and_can_be_corrected_by_keyboard()
    {
        var tab = await OpenAsync(await MoveInAsync());
        await Line(tab).FillAsync("coffee 4.50");
        var category = tab.Page.Locator("#chip-category");
        await Expect(category).ToContainTextAsync("Suggested");

        await List(tab).FocusAsync();
        await tab.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(OpenList(tab)).ToHaveCountAsync(1);
        await tab.Page.Keyboard.PressAsync("Escape");
        await List(tab).SelectOptionAsync("Gifts");
        await Expect(Line(tab)).ToBeFocusedAsync();
        await Expect(category).ToContainTextAsync("Gifts");
        await tab.Page.Keyboard.PressAsync("Enter");

        await tab.ExpectCategoryAsync("Gifts", 450);
    }

    [Fact]
    public async Task One_tap_on_the_category_opens_the_list_and_one_choice_teaches()
    {
        var tab = await OpenAsync(await MoveInAsync());
        await Line(tab).FillAsync("zorb 4.50");
        await Expect(tab.Page.Locator("#chip-category")).ToContainTextAsync("No category yet");
        await tab.Page.Locator("#chip-category").ClickAsync();
        await Expect(OpenList(tab)).ToHaveCountAsync(1);
        await tab.Page.Keyboard.PressAsync("Escape");
        await List(tab).SelectOptionAsync("Leisure");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.ExpectCategoryAsync("Leisure", 450);

        await Line(tab).FillAsync("zorb 5");
        await Expect(tab.Page.Locator("#chip-category")).ToContainTextAsync("Leisure");
        await Line(tab).PressAsync("Enter");
        await tab.ExpectCategoryAsync("Leisure", 950);
    }

    [Fact]
    public async Task A_half_typed_line_goes_on_in_all_fields_survives_a_reload_there_and_comes_back()
    {
        var me = await MoveInAsync();
        var tab = await OpenAsync(me);
        var fields = tab.Page.Locator(".quick-add summary");
        await fields.ClickAsync();
        await Expect(tab.Field("Title")).ToBeHiddenAsync();
        await Line(tab).FillAsync("cinema 12 yesterday #fun");
        await fields.ClickAsync();
        await Expect(tab.Field("Title")).ToHaveValueAsync("Cinema");
        await Expect(tab.Field("Title")).ToBeFocusedAsync();
        await Expect(Line(tab)).ToHaveValueAsync("");
        await fields.ClickAsync();
        await Expect(Line(tab)).ToHaveValueAsync("cinema 12 yesterday #fun");

        await fields.ClickAsync();
        await Expect(tab.Field("Title")).ToHaveValueAsync("Cinema");
        await Expect(tab.Field("Title")).ToBeFocusedAsync();
        await tab.Page.ReloadAsync();
        await tab.ExpectLiveAsync();
        await Expect(tab.Field("Title")).ToHaveValueAsync("Cinema");
        await Expect(tab.Field("Category").Locator("option:checked")).ToHaveTextAsync("Leisure");
        await tab.Field("Amount").PressAsync("Enter");
        await Expect(tab.Field("Title")).ToHaveValueAsync("");
        // Yesterday may have been last month.
        await tab.GoAsync(me.Address("/?period=all"));
        await tab.ExpectCategoryAsync("Leisure", 1_200);
    }

    [Fact]
    public async Task What_is_chosen_and_entered_at_once_leaves_the_line_empty()
    {
        var me = await MoveInAsync();
        // Nothing takes its place where nobody chooses.
        await App.Services.GetRequiredService<CategoryService>().ArchiveAsync(me.Member, me.CategoryId("Other"));
        var page = await (await BrowseAsync(me)).NewPageAsync();
        var connection = await CircuitConnection.OfAsync(page);
        var tab = new Tab(page);
        await tab.GoAsync("/");
        await Line(tab).FillAsync("zorb 4.50");
        await Expect(page.Locator("#chip-category")).ToContainTextAsync("Choose");

        connection.HoldDrawings();
        await List(tab).SelectOptionAsync("Leisure");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Line(tab)).ToHaveValueAsync("");
        connection.Deliver();
        await tab.ExpectCategoryAsync("Leisure", 450);
        await Expect(Line(tab)).ToHaveValueAsync("");
    }

    [Fact]
    public async Task What_is_missing_is_said_and_what_was_typed_stays()
    {
        var tab = await OpenAsync(await MoveInAsync());
        await Line(tab).FillAsync("coffee");
        await Line(tab).PressAsync("Enter");

        await Expect(tab.Page.Locator(".quick-add > .error")).ToHaveTextAsync("Type an amount.");
        await Expect(Line(tab)).ToHaveValueAsync("coffee");
        await Line(tab).PressSequentiallyAsync(" 4.50");
        await Line(tab).PressAsync("Enter");
        await Expect(tab.Row("Coffee")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Enter_on_a_question_goes_to_its_readings_and_after_the_choice_books()
    {
        var tab = await OpenAsync(await MoveInAsync());
        await Line(tab).FillAsync("pizza 60 / 3");
        await Expect(tab.Page.Locator(".chip.ask")).ToHaveTextAsync("All of 60.00, or divided by 3?");
        await Line(tab).PressAsync("Enter");
        var readings = tab.Page.Locator(".chip.reading");
        await Expect(readings.First).ToBeFocusedAsync();
        await Expect(Line(tab)).ToHaveValueAsync("pizza 60 / 3");
        await Expect(tab.Rows).ToHaveCountAsync(0);

        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(Line(tab)).ToBeFocusedAsync();
        await Expect(tab.Page.Locator(".chip.ask")).ToHaveCountAsync(0);
        await tab.Page.Keyboard.PressAsync("Enter");

        await tab.ExpectTotalsAsync(2_000);
    }

    [Fact]
    public async Task The_line_is_reached_from_anywhere_and_letters_stay_letters_in_a_field()
    {
        var tab = await OpenAsync(await MoveInAsync(), "/categories");
        await tab.Page.Keyboard.PressAsync("n");
        await Expect(Line(tab)).ToBeFocusedAsync();

        await tab.Page.Keyboard.TypeAsync("n?");
        await Expect(Line(tab)).ToHaveValueAsync("n?");
        await tab.Field("Note").FocusAsync();
        await tab.Page.Keyboard.PressAsync("Control+k");
        await Expect(Line(tab)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_question_mark_tells_the_keys()
    {
        var tab = await OpenAsync(await MoveInAsync());
        var sheet = tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard" });
        await tab.Page.Keyboard.PressAsync("?");
        await Expect(sheet).ToBeVisibleAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(sheet).ToBeHiddenAsync();

        await tab.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" })
            .GetByRole(AriaRole.Button, new() { Name = "Keyboard" })
            .ClickAsync();
        await Expect(sheet).ToBeVisibleAsync();
        await tab.GoAsync("/settings");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Show keys" }).ClickAsync();
        await Expect(sheet).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_line_that_was_begun_survives_a_reload()
    {
        var tab = await OpenAsync(await MoveInAsync());
        await Line(tab).FillAsync("coffee 4.50");
        await tab.Page.ReloadAsync();
        await tab.ExpectLiveAsync();

        await Expect(Line(tab)).ToHaveValueAsync("coffee 4.50");
        await Expect(tab.Page.Locator("#chip-amount")).ToContainTextAsync("4.50");
        await Line(tab).PressAsync("Enter");
        await Expect(tab.Row("Coffee")).ToHaveCountAsync(1);
    }

    static ILocator List(Tab tab) => tab.Page.Locator("#quick-category");

    static ILocator OpenList(Tab tab) => tab.Page.Locator("#quick-category:open");

    static ILocator Line(Tab tab) => tab.Page.GetByRole(AriaRole.Textbox, new() { Name = "Quick add" });
}
