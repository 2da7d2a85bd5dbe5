using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

public sealed class UndoTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    [Fact]
    public async Task What_was_written_can_be_taken_back_after_a_reload_and_from_a_second_browser()
    {
        var me = await MoveInAsync();
        var here = await OpenAsync(me);
        await here.AddAsync("Coffee", "4.50");
        await here.AddAsync("Tea", "3");
        await here.DeleteAsync("Coffee");
        await here.ExpectTotalsAsync(300);

        await here.GoAsync("/");
        await UndoAsync(here.Page);
        await here.ExpectTotalsAsync(750);
        await Expect(here.Row("Coffee")).ToHaveCountAsync(1);

        var there = await OpenAsync(me);
        var toast = there.Page.Locator(".toast");
        await UndoAsync(there.Page);
        await here.ExpectTotalsAsync(450);
        // A key that comes before the answer to the one before does nothing.
        await Expect(toast).ToContainTextAsync("Undone: Added Tea");
        await UndoAsync(there.Page);
        await here.ExpectTotalsAsync(0);
        await Expect(toast).ToContainTextAsync("Undone: Added Coffee");
        await there.Page.Keyboard.PressAsync("ControlOrMeta+Shift+Z");
        await here.ExpectTotalsAsync(450);
        await Expect(toast).ToContainTextAsync("Redone: Added Coffee");
        await there.Page.Keyboard.PressAsync("ControlOrMeta+Y");
        await here.ExpectTotalsAsync(750);
    }

    [Fact]
    public async Task The_toast_names_what_was_written_and_takes_it_back()
    {
        var tab = await OpenAsync(await MoveInAsync());
        await tab.AddAsync("Coffee", "4.50");
        var toast = tab.Page.Locator(".toast");
        await Expect(toast).ToContainTextAsync("Added Coffee, 4.50");
        await toast.GetByRole(AriaRole.Button, new() { NameRegex = new("^Undo") }).ClickAsync();
        await Expect(toast).ToContainTextAsync("Undone: Added Coffee, 4.50");
        await tab.ExpectTotalsAsync(0);
        await toast.GetByRole(AriaRole.Button, new() { NameRegex = new("^Redo") }).ClickAsync();
        await tab.ExpectTotalsAsync(450);
    }

    [Fact]
    public async Task The_toast_takes_back_what_its_own_tab_wrote_though_another_wrote_later()
    {
        var me = await MoveInAsync();
        var (here, there) = (await OpenAsync(me), await OpenAsync(me));
        await here.AddAsync("Coffee", "4.50");
        await here.HoldToastAsync();
        await there.AddAsync("Tea", "3");
        await here.ExpectTotalsAsync(750);
        await here.Page.Locator(".toast").GetByRole(AriaRole.Button, new() { NameRegex = new("^Undo") }).ClickAsync();
        await there.ExpectTotalsAsync(300);
        await Expect(there.Row("Tea")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task The_toast_says_so_where_nothing_was_taken_back()
    {
        var me = await MoveInAsync();
        var coffee = await me.WriteAsync("Coffee", 450);
        var tab = await OpenAsync(me);
        var other = await (await MoveInAsync()).JoinAsync(me);
        await other.RewriteAsync(coffee, 777);
        await tab.ExpectTotalsAsync(777);
        await UndoAsync(tab.Page);
        await Expect(tab.Page.Locator(".toast > span"))
            .ToHaveTextAsync("Nothing was undone · Left alone, as changed since: Coffee");
        await Expect(tab.Page.Locator(".toast button")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_field_with_text_keeps_the_key_for_itself()
    {
        var tab = await OpenAsync(await MoveInAsync());
        await tab.AddAsync("Coffee", "4.50");
        await tab.Field("Title").PressSequentiallyAsync("Te");
        await tab.Page.Keyboard.PressAsync("ControlOrMeta+Z");
        await tab.Field("Title").FillAsync("");
        await tab.ExpectTotalsAsync(450);
        await ExpectKeysAsync(tab.Page);
        await tab.Page.Keyboard.PressAsync("ControlOrMeta+Z");
        await tab.ExpectTotalsAsync(0);
    }

    [Fact]
    public async Task Whoever_saves_second_takes_theirs_or_keeps_his_own()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450);
        var (here, there) = (await OpenAsync(me), await OpenAsync(me));
        await OpenEditAsync(here, "6");
        await there.EditAsync("Coffee", "Amount", "46");
        await here.ExpectTotalsAsync(4600);

        var group = here.EditGroup("Coffee");
        await Expect(group).ToContainTextAsync("You changed this to 46.00 meanwhile.");
        await Expect(group.GetByLabel("Amount")).ToHaveValueAsync("6");
        await group.GetByRole(AriaRole.Button, new() { Name = "Use theirs" }).ClickAsync();
        await Expect(group.GetByLabel("Amount")).ToHaveValueAsync("46.00");
        await here.Page.ReloadAsync();
        await Expect(group.GetByLabel("Amount")).ToHaveValueAsync("46.00");

        await group.GetByLabel("Amount").FillAsync("7");
        await there.EditAsync("Coffee", "Amount", "8");
        await here.ExpectTotalsAsync(800);
        await group.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await group.GetByRole(AriaRole.Button, new() { Name = "Keep mine" }).ClickAsync();
        await there.ExpectTotalsAsync(700);
    }

    [Fact]
    public async Task A_row_that_was_deleted_meanwhile_comes_back_with_the_edit()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450);
        var (here, there) = (await OpenAsync(me), await OpenAsync(me));
        await OpenEditAsync(here, "6");
        await there.DeleteAsync("Coffee");
        await here.ExpectTotalsAsync(0);

        var group = here.EditGroup("Coffee");
        await group.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await group.GetByRole(AriaRole.Button, new() { Name = "Restore with my changes" }).ClickAsync();
        await there.ExpectTotalsAsync(600);
    }

    [Fact]
    public async Task The_trash_brings_back_one_or_many_and_moves_live()
    {
        var me = await MoveInAsync();
        var tab = await OpenAsync(me);
        foreach (var title in new[] { "Coffee", "Tea", "Cake" })
        {
            await me.WriteAsync(title, 100);
            await tab.DeleteAsync(title);
        }
        var trash = await OpenAsync(me, "/trash");
        await Expect(trash.Rows).ToHaveCountAsync(3);
        await trash.RowButton("Restore", "Tea").ClickAsync();
        await Expect(trash.Rows).ToHaveCountAsync(2);
        foreach (var title in new[] { "Coffee", "Cake" })
            await trash.Row(title).GetByRole(AriaRole.Checkbox).CheckAsync();
        await trash.Page.GetByRole(AriaRole.Button, new() { Name = "Restore 2 expenses" }).ClickAsync();
        await Expect(trash.Page.GetByRole(AriaRole.Heading, new() { Name = "The trash is empty" })).ToBeVisibleAsync();
        await tab.ExpectTotalsAsync(300);
        await UndoAsync(trash.Page);
        await Expect(trash.Rows).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_history_shows_every_version_and_brings_any_back()
    {
        var me = await MoveInAsync();
        var tab = await OpenAsync(me);
        await me.WriteAsync("Coffee", 450);
        await tab.EditAsync("Coffee", "Amount", "5.40");
        await tab.ExpectTotalsAsync(540);

        var activity = (await OpenAsync(me, "/activity")).Page;
        await Expect(activity.GetByText("Coffee: 4.50 → 5.40")).ToBeVisibleAsync();
        await activity.GetByRole(AriaRole.Link, new() { Name = "History of Coffee" }).First.ClickAsync();
        await Expect(activity.Locator("[data-version]")).ToHaveCountAsync(2);
        await activity.GetByRole(AriaRole.Button, new() { Name = "Restore version 1" }).ClickAsync();
        await Expect(activity.Locator("[data-version]")).ToHaveCountAsync(3);
        await tab.ExpectTotalsAsync(450);
    }

    [Fact]
    public async Task Pages_with_fifty_long_rows_come_alive()
    {
        var me = await MoveInAsync();
        var note = string.Concat(Enumerable.Repeat("note \"ß\" ", 100));
        for (var i = 0; i < 51; i++)
            await me.WriteAsync($"A long title {new string('x', 80)} {i}", 100 + i, note: note);
        foreach (var path in new[] { "/", "/activity" })
            await OpenAsync(me, path);
    }

    static async Task UndoAsync(IPage page)
    {
        await ExpectKeysAsync(page);
        await page.Locator("body").PressAsync("ControlOrMeta+Z");
    }

    // The page listens to keys a moment after it lives.
    static Task ExpectKeysAsync(IPage page) => Expect(page.Locator("html[data-keys]")).ToHaveCountAsync(1);

    static async Task OpenEditAsync(Tab tab, string amount)
    {
        await tab.RowButton("Edit", "Coffee").ClickAsync();
        // A form that opens takes the focus: it must not come between.
        await Expect(tab.EditGroup("Coffee").GetByLabel("Title")).ToBeFocusedAsync();
        await tab.EditGroup("Coffee").GetByLabel("Amount").FillAsync(amount);
    }
}
