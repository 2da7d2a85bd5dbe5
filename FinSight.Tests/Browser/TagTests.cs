using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

public sealed class TagTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    [Fact]
    public async Task Tags_are_completed_by_keys_and_pointer_and_a_rename_shows_on_another_page_at_once()
    {
        var me = await MoveInAsync();
        var (here, there) = (await OpenAsync(me), await OpenAsync(me));
        await here.FillAsync("Train", "26");
        await here.Field("Tags").FillAsync("work travel");
        await here.AddButton.ClickAsync();
        await Expect(TagsOf(there, "Train")).ToHaveTextAsync(["#travel", "#work"]);
        await Expect(here.Field("Title")).ToHaveValueAsync("");

        // Down and Enter take one; Enter does not add, and Escape closes the list only.
        var field = here.Field("Tags");
        await here.FillAsync("Lunch", "24.50");
        await field.PressSequentiallyAsync("WO");
        var options = here.Page.GetByRole(AriaRole.Listbox, new() { Name = "Tags so far" }).GetByRole(AriaRole.Option);
        await Expect(options).ToHaveTextAsync(["work"]);
        await Expect(field).ToHaveAttributeAsync("aria-expanded", "true");
        await field.PressAsync("ArrowDown");
        await Expect(field).ToHaveAttributeAsync("aria-activedescendant", "add-tags-list-0");
        await field.PressAsync("Enter");
        await Expect(field).ToHaveValueAsync("work, ");
        await Expect(options).ToHaveCountAsync(0);
        await field.PressSequentiallyAsync("tr");
        await field.PressAsync("Escape");
        await Expect(options).ToHaveCountAsync(0);
        await field.PressSequentiallyAsync("a");
        await options.First.ClickAsync();
        await Expect(field).ToHaveValueAsync("work, travel, ");
        await Expect(field).ToBeFocusedAsync();
        await field.PressAsync("Enter");
        await Expect(TagsOf(there, "Lunch")).ToHaveTextAsync(["#travel", "#work"]);

        await here.GoAsync("/categories");
        await here.Page.GetByRole(AriaRole.Button, new() { Name = "Edit the tag work" }).ClickAsync();
        await here.Page.GetByLabel("Tag", new() { Exact = true }).FillAsync("office");
        await here.Page.GetByLabel("Tag", new() { Exact = true }).PressAsync("Enter");
        await Expect(TagsOf(there, "Lunch")).ToHaveTextAsync(["#office", "#travel"]);
        await here.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(TagsOf(there, "Train")).ToHaveTextAsync(["#travel", "#work"]);
    }

    [Fact]
    public async Task Letters_stay_while_the_answers_to_earlier_ones_are_on_their_way()
    {
        var page = await (await BrowseAsync(await MoveInAsync())).NewPageAsync();
        var line = await CircuitConnection.OfAsync(page);
        var tab = new Tab(page);
        await tab.GoAsync("/");
        var field = tab.Field("Tags");
        await field.FocusAsync();
        await Expect(page.GetByRole(AriaRole.Listbox, new() { Name = "Tags so far", IncludeHidden = true }))
            .ToBeAttachedAsync();

        line.Hold();
        await page.Keyboard.TypeAsync("w");
        await line.HeldAsync();
        await page.Keyboard.TypeAsync("o");
        line.Deliver();
        await page.Keyboard.TypeAsync("rk");
        line.Deliver();
        await Expect(field).ToHaveValueAsync("work");
    }

    [Fact]
    public async Task Any_row_is_repeated_today_with_one_click_and_taken_back_with_another()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450, "Eating out", TestUser.Today.AddDays(-1));
        var tab = await OpenAsync(me, "/?period=all");
        await tab.RowButton("Repeat", "Coffee").ClickAsync();
        await Expect(tab.Row("Coffee")).ToHaveCountAsync(2);
        await Expect(tab.Page.Locator(".toast")).ToContainTextAsync("Added again: Coffee");
        await tab.Page.Locator(".toast").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(tab.Row("Coffee")).ToHaveCountAsync(1);
    }

    static ILocator TagsOf(Tab tab, string title) => tab.Row(title).Locator("a.tag");
}
