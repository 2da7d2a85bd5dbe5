using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>Edits of expenses that were open when the line or the server went.</summary>
public sealed class OpenEditTests(BrowserFixture fixture) : InterruptedFormTestBase(fixture)
{
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
}
