using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

public sealed class CategoryTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [Fact]
    public async Task A_category_is_added_renamed_merged_archived_and_revived_and_every_page_follows()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Train", 2600, "Travel");
        var (here, there) = (await OpenAsync(me, "/categories"), await OpenAsync(me, "/categories"));

        await here.Page.GetByRole(AriaRole.Button, new() { Name = "Add category" }).ClickAsync();
        await Expect(here.Page.GetByLabel("Name", new() { Exact = true })).ToBeFocusedAsync();
        await here.Page.Keyboard.TypeAsync("Trips");
        await here.Page.GetByLabel("Icon", new() { Exact = true }).FillAsync("⛵");
        await here.Page.Keyboard.PressAsync("Enter");
        await Expect(Row(there, "Trips")).ToContainTextAsync("⛵");

        await EditAsync(here, "Trips");
        await here.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Cafe\u0301");
        await here.Page.GetByRole(AriaRole.Radio, new() { Name = "Green" }).CheckAsync();
        await here.Page.Keyboard.PressAsync("Enter");
        await Expect(Row(there, "Café")).ToBeVisibleAsync();

        await EditAsync(here, "Travel");
        await here.Page.GetByLabel("Merge Travel into").SelectOptionAsync("⛵ Café");
        await here.Page.GetByRole(AriaRole.Button, new() { Name = "Move 1 expense" }).ClickAsync();
        await Expect(Row(there, "Café")).ToContainTextAsync("26.00");
        await Expect(Archived(there).GetByText("Travel")).ToBeVisibleAsync();

        await here.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(Row(there, "Travel")).ToContainTextAsync("26.00");
        await Expect(Archived(there)).ToHaveCountAsync(0);

        await EditAsync(here, "Café");
        await here.Page.GetByRole(AriaRole.Button, new() { Name = "Archive" }).ClickAsync();
        await Expect(Archived(there).GetByText("Café")).ToBeVisibleAsync();
        await EditAsync(here, "Café");
        await here.Page.GetByRole(AriaRole.Button, new() { Name = "Revive" }).ClickAsync();
        await Expect(Archived(there)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_keyboard_moves_a_category_step_by_step_without_losing_its_place()
    {
        var tab = await OpenAsync(await MoveInAsync(), "/categories");
        var up = tab.Page.GetByRole(AriaRole.Button, new() { Name = "Move Transport up" });
        await up.FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(Titles(tab).Nth(1)).ToHaveTextAsync("Transport");
        await Expect(up).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(Titles(tab).First).ToHaveTextAsync("Transport");
        await Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Move Transport down" })).ToBeFocusedAsync();
    }

    static ILocator Titles(Tab tab) => tab.Page.Locator(".category-row .title");

    static ILocator Row(Tab tab, string name) => tab.Page.Locator(".category-row").Filter(new() { HasText = name });

    static ILocator Archived(Tab tab) => tab.Page.GetByRole(AriaRole.Region, new() { Name = "Archived" });

    static Task EditAsync(Tab tab, string name) =>
        tab.Page.GetByRole(AriaRole.Button, new() { Name = $"Edit {name}", Exact = true }).ClickAsync();
}
