using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>Forms that were open when the line or the server went: what was typed is sent, or still there.</summary>
public sealed class OpenFormTests(BrowserFixture fixture) : InterruptedFormTestBase(fixture)
{
    [Fact]
    public async Task Letters_land_where_somebody_points_however_late_the_line_is()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450);
        var (tab, line) = await OpenOnLineAsync(me, "/");
        line.HoldCalls();
        await tab.RowButton("Edit", "Coffee").ClickAsync();
        var edit = tab.EditGroup("Coffee");
        await edit.GetByLabel("Amount").FillAsync("");
        await tab.Page.Keyboard.TypeAsync("5.");
        line.Deliver();
        await PulseAsync(tab);
        await tab.Page.Keyboard.TypeAsync("10");
        await Expect(edit.GetByLabel("Amount")).ToHaveValueAsync("5.10");
        await Expect(edit.GetByLabel("Title")).ToHaveValueAsync("Coffee");

        await edit.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await tab.ExpectTotalsAsync(510);
    }

    [Fact]
    public async Task A_form_that_opens_takes_the_focus_unless_somebody_types_elsewhere_by_then()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450);
        var (tab, line) = await OpenOnLineAsync(me, "/");
        var (edit, quick) = (
            tab.EditGroup("Coffee"), tab.Page.GetByRole(AriaRole.Textbox, new() { Name = "Quick add" }));
        line.Freeze();
        await tab.RowButton("Edit", "Coffee").ClickAsync();
        await quick.FillAsync("tea");
        line.Thaw();
        await Expect(edit).ToHaveCountAsync(1);
        await Expect(quick).ToBeFocusedAsync();

        await edit.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(edit).ToHaveCountAsync(0);
        await tab.Row("Coffee").PressAsync("Enter");
        await Expect(edit.GetByLabel("Title")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_is_typed_about_picked_rows_is_back_on_the_new_page_with_them()
    {
        var me = await MoveInAsync();
        foreach (var title in new[] { "Coffee", "Tea", "Cake" }) await me.WriteAsync(title, 100);
        var tab = await OpenAsync(me, "/expenses");
        foreach (var title in new[] { "Coffee", "Cake" })
            await tab.Row(title).GetByRole(AriaRole.Checkbox).CheckAsync();
        var bar = tab.Page.GetByRole(AriaRole.Region, new() { Name = "Selected expenses" });
        await bar.GetByRole(AriaRole.Button, new() { Name = "Tag", Exact = true }).ClickAsync();
        await Expect(bar.GetByLabel("Tags", new() { Exact = true })).ToBeFocusedAsync();
        await tab.Page.Keyboard.TypeAsync("work");
        await tab.Page.ReloadAsync();

        await Expect(bar.GetByLabel("Tags", new() { Exact = true })).ToHaveValueAsync("work");
        await bar.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(bar).ToHaveCountAsync(0);
        await Expect(tab.Rows.Locator("a.tag")).ToHaveTextAsync(["#work", "#work"]);
        await tab.Page.ReloadAsync();
        await tab.ExpectLiveAsync();
        await Expect(tab.Row("Tea").GetByRole(AriaRole.Checkbox)).ToBeEnabledAsync();
        await Expect(bar).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_new_category_survives_line_and_server()
    {
        var me = await MoveInAsync();
        var (tab, line) = await OpenOnLineAsync(me, "/categories");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Add category" }).ClickAsync();
        var form = tab.Page.GetByRole(AriaRole.Form, new() { Name = "Add a category" });
        await form.GetByLabel("Name").FillAsync("Boats");
        await form.GetByLabel("Icon", new() { Exact = true }).FillAsync("⛵");
        await form.GetByLabel("Purple").CheckAsync(new() { Force = true });
        await RestartAsync();

        await Expect(form).ToContainTextAsync("What you typed is back. It is not saved yet.");
        await Expect(form.GetByLabel("Name")).ToHaveValueAsync("Boats");
        await Expect(form.GetByLabel("Purple")).ToBeCheckedAsync();
        await CutAsync(tab, line);
        await form.GetByLabel("Keywords").FillAsync("sailing");
        await form.GetByLabel("Keywords").PressAsync("Enter");
        Assert.EndsWith("/categories", tab.Page.Url, StringComparison.Ordinal);
        line.Mend();

        await Expect(form).ToHaveCountAsync(0);
        var row = tab.Page.Locator("[data-category-id]").Filter(new() { HasText = "Boats" });
        await Expect(row).ToContainTextAsync("sailing");
        await Expect(row.Locator(".cat")).ToHaveTextAsync("⛵");
    }

    [Fact]
    public async Task A_setting_that_was_typed_while_away_is_saved_after_the_way_back()
    {
        var me = await MoveInAsync();
        var (tab, line) = await OpenOnLineAsync(me, "/settings");
        await CutAsync(tab, line);
        await tab.Page.GetByLabel("Display name").FillAsync("Zoë");
        await tab.Page.GetByLabel("Display name").PressAsync("Tab");
        line.Mend();

        await tab.ExpectLiveAsync();
        await Expect(tab.Page.Locator(".avatar-link")).ToContainTextAsync("Settings of Zoë");
    }
}
