using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>What a form asks that a new page opens again, when others wrote meanwhile.</summary>
public sealed class OpenConflictTests(BrowserFixture fixture) : InterruptedFormTestBase(fixture)
{
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
        await there.EditGroup("Gifts")
            .GetByRole(AriaRole.Radio, new() { Name = "Brown", Exact = true })
            .CheckAsync(new() { Force = true });
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
        await Expect(here.EditGroup("the tag office").Locator(".conflict"))
            .ToContainTextAsync("You changed this to office meanwhile.");
    }
}
