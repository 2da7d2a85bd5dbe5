using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

public sealed class CategoryTests(BrowserFixture fixture) : BrowserTestBase(fixture)
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
        // It takes the focus once the form has closed.
        await Expect(here.Page.Locator("#add-category")).ToBeFocusedAsync();

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
        await Expect(here.Page.Locator(".toast")).ToContainTextAsync(new Regex("Travel|Train"));

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
    public async Task Escape_closes_the_suggested_icons_first_and_then_the_form()
    {
        var tab = await OpenAsync(await MoveInAsync(), "/categories");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Add category" }).ClickAsync();
        var name = tab.Page.GetByLabel("Name", new() { Exact = true });
        await name.FillAsync("Trips");
        await tab.Page.Locator(".emoji-picker summary").PressAsync("Enter");
        await tab.Page.Locator(".emojis button").First.PressAsync("Escape");
        await Expect(tab.Page.Locator(".emojis")).ToBeHiddenAsync();
        await Expect(name).ToHaveValueAsync("Trips");
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(name).ToHaveCountAsync(0);
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

    [Fact]
    public async Task A_category_is_dragged_into_another_and_back_in_front()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Train", 2600, "Travel");
        var (here, there) = (await OpenAsync(me, "/categories"), await OpenAsync(me, "/categories"));
        await DragAsync(here, "Travel", "Leisure", "into");
        await Expect(Row(there, "Travel")).ToHaveClassAsync(new Regex("level-2"));
        await Expect(Row(there, "Leisure")).ToContainTextAsync("26.00");
        await here.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(Row(there, "Travel")).ToHaveClassAsync(new Regex("level-1"));
        // Where it is dragged from, it stands in its place again.
        await Expect(Row(here, "Travel")).ToHaveClassAsync(new Regex("level-1"));
        await DragAsync(here, "Travel", "Groceries", "before");
        await Expect(Titles(there).First).ToHaveTextAsync("Travel");
    }

    static async Task DragAsync(Tab tab, string name, string onto, string place)
    {
        await Row(tab, name).Locator(".meta").HoverAsync();
        await tab.Page.Mouse.DownAsync();
        await Row(tab, name).Locator(".title").HoverAsync();
        var zone = tab.Page.Locator("[data-category-id]", new() { HasText = onto }).Locator($".drop.{place}");
        await zone.HoverAsync();
        await zone.HoverAsync();
        await Expect(zone).ToHaveClassAsync(new Regex("over"));
        await tab.Page.Mouse.UpAsync();
    }

    static ILocator Titles(Tab tab) => tab.Page.Locator(".category-row .title");

    static ILocator Row(Tab tab, string name) => tab.Page.Locator(".category-row").Filter(new() { HasText = name });

    static ILocator Archived(Tab tab) => tab.Page.GetByRole(AriaRole.Region, new() { Name = "Archived" });

    static Task EditAsync(Tab tab, string name) =>
        tab.Page.GetByRole(AriaRole.Button, new() { Name = $"Edit {name}", Exact = true }).ClickAsync();
}
