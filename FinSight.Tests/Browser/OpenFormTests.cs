using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>Forms that were open when the line or the server went: what was typed is sent, or still there.</summary>
public sealed class OpenFormTests(BrowserFixture fixture) : OwnServerTest(fixture)
{
    public override Task InitializeAsync()
    {
        Watch.Expect("net::ERR_", "] Error: ", "] Warning: ", "No interop methods", "Cannot send data", "503",
            "error occurred when fetching the script", "Failed to", "Connection ", "WebSocket");
        return base.InitializeAsync();
    }

    [Fact]
    public async Task An_edit_that_was_saved_while_away_is_saved_after_the_way_back()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450);
        var (tab, line) = await OpenOnLineAsync(me, "/");
        await tab.RowButton("Edit", "Coffee").ClickAsync();
        var edit = tab.EditGroup("Coffee");
        await Expect(edit.GetByLabel("Title")).ToBeFocusedAsync();
        await CutAsync(tab, line);
        await edit.GetByLabel("Amount").FillAsync("5.10");
        await edit.GetByLabel("Note").FillAsync("with milk");
        await edit.GetByLabel("Note").PressAsync("Enter");
        Assert.EndsWith("/", tab.Page.Url, StringComparison.Ordinal);

        line.Mend();
        await Expect(tab.Row("Coffee")).ToContainTextAsync("with milk");
        await Expect(edit).ToHaveCountAsync(0);
        await tab.ExpectTotalsAsync(510);
    }

    [Fact]
    public async Task An_edit_that_was_lost_with_its_line_is_sent_again()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450);
        var (tab, line) = await OpenOnLineAsync(me, "/");
        await tab.RowButton("Edit", "Coffee").ClickAsync();
        var edit = tab.EditGroup("Coffee");
        await Expect(edit.GetByLabel("Title")).ToBeFocusedAsync();
        line.Freeze();
        await edit.GetByLabel("Amount").FillAsync("5.10");
        await edit.GetByLabel("Amount").PressAsync("Enter");

        await line.LoseAsync();
        await tab.ExpectTotalsAsync(510);
        await Expect(edit).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_open_edit_is_open_again_on_the_new_page_and_nothing_comes_back_once_it_is_given_up()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450);
        var tab = await OpenAsync(me);
        await tab.RowButton("Edit", "Coffee").ClickAsync();
        var edit = tab.EditGroup("Coffee");
        await edit.GetByLabel("Amount").FillAsync("5.10");
        await edit.GetByLabel("Category").SelectOptionAsync("Travel");
        await RestartAsync();

        await Expect(edit).ToContainTextAsync("What you typed is back. It is not saved yet.");
        await Expect(edit.GetByLabel("Amount")).ToHaveValueAsync("5.10");
        await edit.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(edit).ToHaveCountAsync(0);
        await tab.ExpectCategoryAsync("Travel", 510);

        await tab.RowButton("Edit", "Coffee").ClickAsync();
        await edit.GetByLabel("Title").FillAsync("Tea");
        await edit.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(edit).ToHaveCountAsync(0);
        await tab.Page.ReloadAsync();
        await tab.ExpectLiveAsync();
        await Expect(tab.Row("Coffee")).ToHaveCountAsync(1);
        await Expect(edit).ToHaveCountAsync(0);
    }

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
        var (edit, quick) = (tab.EditGroup("Coffee"), tab.Page.GetByRole(AriaRole.Textbox, new() { Name = "Quick add" }));
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
    public async Task An_edit_that_a_new_page_opens_again_asks_about_what_was_changed_since()
    {
        var me = await MoveInAsync();
        var coffee = await me.WriteAsync("Coffee", 450);
        var jonas = await (await MoveInAsync()).JoinAsync(me);
        var tab = await OpenAsync(me);
        await tab.RowButton("Edit", "Coffee").ClickAsync();
        var edit = tab.EditGroup("Coffee");
        await edit.GetByLabel("Amount").FillAsync("5.10");
        await edit.GetByLabel("Note").FillAsync("with milk");
        await tab.Page.GotoAsync("about:blank");
        coffee = await jonas.RewriteAsync(coffee, 600);
        await tab.GoAsync("/");

        await Expect(edit.Locator(".conflict")).ToContainTextAsync($"{await jonas.NameAsync()} changed this to 6.00.");
        await Expect(edit.GetByLabel("Amount")).ToHaveValueAsync("5.10");
        await edit.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(edit.GetByRole(AriaRole.Button, new() { Name = "Use theirs" })).ToBeFocusedAsync();
        await edit.GetByRole(AriaRole.Button, new() { Name = "Keep mine" }).ClickAsync();
        await Expect(edit).ToHaveCountAsync(0);
        await tab.ExpectTotalsAsync(510);
        await Expect(tab.Row("Coffee")).ToContainTextAsync("with milk");
    }

    [Fact]
    public async Task What_was_decided_is_not_asked_again_by_the_next_page()
    {
        var me = await MoveInAsync();
        var coffee = await me.WriteAsync("Coffee", 450);
        var tab = await OpenAsync(me);
        await tab.RowButton("Edit", "Coffee").ClickAsync();
        var edit = tab.EditGroup("Coffee");
        await edit.GetByLabel("Amount").FillAsync("5.10");
        await me.RewriteAsync(coffee, 600);
        await edit.GetByRole(AriaRole.Button, new() { Name = "Keep mine" }).ClickAsync();
        await Expect(edit.Locator(".conflict")).ToHaveCountAsync(0);
        await tab.Page.ReloadAsync();

        await Expect(edit.GetByLabel("Amount")).ToHaveValueAsync("5.10");
        await edit.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await tab.ExpectTotalsAsync(510);
    }

    [Fact]
    public async Task A_category_and_a_tag_that_a_new_page_opens_again_ask_too()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450, tags: ["work"]);
        var (here, there) = (await OpenAsync(me, "/categories"), await OpenAsync(me, "/categories"));
        var category = here.EditGroup("Gifts");
        await OpenRowAsync(here, "Edit Gifts");
        await category.GetByRole(AriaRole.Radio, new() { Name = "Purple" }).CheckAsync(new() { Force = true });
        await category.GetByLabel("Keywords").FillAsync("presents");
        await here.Page.GotoAsync("about:blank");
        await OpenRowAsync(there, "Edit Gifts");
        await there.EditGroup("Gifts").GetByRole(AriaRole.Radio, new() { Name = "Brown", Exact = true }).CheckAsync(new() { Force = true });
        await SaveAsync(there.EditGroup("Gifts"));
        await here.GoAsync("/categories");
        await Expect(category.Locator(".conflict")).ToContainTextAsync("You changed this to Brown meanwhile.");
        await category.GetByRole(AriaRole.Button, new() { Name = "Use theirs" }).ClickAsync();
        await Expect(category.GetByRole(AriaRole.Radio, new() { Name = "Brown", Exact = true })).ToBeCheckedAsync();
        await here.Page.ReloadAsync();
        await Expect(category.GetByLabel("Keywords")).ToHaveValueAsync("presents");
        await Expect(category.GetByRole(AriaRole.Radio, new() { Name = "Brown", Exact = true })).ToBeCheckedAsync();
        await Expect(category.Locator(".conflict")).ToHaveCountAsync(0);
        await SaveAsync(category);

        var tag = here.EditGroup("the tag work");
        await OpenRowAsync(here, "Edit the tag work");
        await tag.GetByLabel("Tag", new() { Exact = true }).FillAsync("job");
        await here.Page.GotoAsync("about:blank");
        await OpenRowAsync(there, "Edit the tag work");
        await there.EditGroup("the tag work").GetByLabel("Tag", new() { Exact = true }).FillAsync("office");
        await SaveAsync(there.EditGroup("the tag work"));
        await here.GoAsync("/categories");
        await Expect(here.EditGroup("the tag office").Locator(".conflict")).ToContainTextAsync("You changed this to office meanwhile.");
    }

    [Fact]
    public async Task An_edit_that_gave_way_to_another_row_or_page_is_there_when_it_is_opened_again()
    {
        var me = await MoveInAsync();
        foreach (var title in new[] { "Coffee", "Tea" }) await me.WriteAsync(title, 450);
        var tab = await OpenAsync(me);
        var (coffee, tea) = (tab.EditGroup("Coffee"), tab.EditGroup("Tea"));
        await tab.RowButton("Edit", "Coffee").ClickAsync();
        await coffee.GetByLabel("Amount").FillAsync("5.10");
        await tab.RowButton("Edit", "Tea").ClickAsync();
        await tea.GetByLabel("Amount").FillAsync("3");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Categories" }).First.ClickAsync();
        await Expect(tab.Page.Locator("#add-category")).ToBeEnabledAsync();
        await tab.Page.GoBackAsync();
        await Expect(tab.RowButton("Edit", "Tea")).ToBeEnabledAsync();
        await Expect(tab.Page.Locator(".editing")).ToHaveCountAsync(0);

        foreach (var (title, edit, typed) in new[] { ("Tea", tea, "3"), ("Coffee", coffee, "5.10") })
        {
            await tab.RowButton("Edit", title).ClickAsync();
            await Expect(edit).ToContainTextAsync("What you typed is back. It is not saved yet.");
            await Expect(edit.GetByLabel("Amount")).ToHaveValueAsync(typed);
            await SaveAsync(edit);
        }
        await tab.ExpectTotalsAsync(810);
        await tab.RowButton("Edit", "Tea").ClickAsync();
        await Expect(tea).Not.ToContainTextAsync("What you typed is back.");
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(tea).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_is_typed_about_picked_rows_is_back_on_the_new_page_with_them()
    {
        var me = await MoveInAsync();
        foreach (var title in new[] { "Coffee", "Tea", "Cake" }) await me.WriteAsync(title, 100);
        var tab = await OpenAsync(me, "/expenses");
        foreach (var title in new[] { "Coffee", "Cake" }) await tab.Row(title).GetByRole(AriaRole.Checkbox).CheckAsync();
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

    static Task OpenRowAsync(Tab tab, string name) =>
        tab.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    static async Task SaveAsync(ILocator form)
    {
        await form.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(form).ToHaveCountAsync(0);
    }

    /// <summary>Whatever the server asked of the page until now has been done, and what it asked on being answered.</summary>
    static async Task PulseAsync(Tab tab)
    {
        for (var times = 0; times < 3; times++)
            await tab.Page.EvaluateAsync("() => DotNet.invokeMethodAsync('FinSight.Web', 'Pulse')");
    }

    static async Task CutAsync(Tab tab, CircuitConnection line)
    {
        await line.CutAsync();
        await Expect(tab.Page.Locator("html[data-offline]")).ToHaveCountAsync(1);
    }

    async Task<(Tab Tab, CircuitConnection Line)> OpenOnLineAsync(TestUser who, string path)
    {
        var page = await (await BrowseAsync(who)).NewPageAsync();
        var line = await CircuitConnection.OfAsync(page);
        var tab = new Tab(page);
        await tab.GoAsync(path);
        return (tab, line);
    }
}
