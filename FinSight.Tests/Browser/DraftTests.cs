using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

public sealed class DraftTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    const string DrawForm =
        """
        id => {
          document.querySelector('[data-draft="test"]')?.remove();
          document.querySelector('main').insertAdjacentHTML('beforeend',
            `<form data-draft="test" data-draft-id="${id}"><input name="title" aria-label="Draft"></form>`);
        }
        """;

    [Fact]
    public async Task What_was_typed_survives_a_reload_under_the_id_it_was_begun_with()
    {
        var page = await OpenAsync();
        await Field(page).PressSequentiallyAsync("Coffee");

        await page.ReloadAsync();
        await Expect(page.Locator(".live")).ToHaveTextAsync("Live");
        await page.EvaluateAsync(DrawForm, "second");

        await Expect(Field(page)).ToHaveValueAsync("Coffee");
        Assert.Equal("first", await DraftIdAsync(page));
    }

    [Fact]
    public async Task A_line_that_is_on_its_way_into_all_fields_survives_a_reload()
    {
        var tab = await OpenAsync(await MoveInAsync());
        var line = tab.Page.Locator("#quick-line");
        await line.FillAsync("cinema 12");
        // As the page behind asks for it, and nothing more is heard of that.
        await tab.Page.EvaluateAsync(
            "async () => (await import(new URL('lib/app.js', document.baseURI))).carry('cinema 12')");
        await Expect(line).ToHaveValueAsync("");
        await tab.Page.ReloadAsync();
        await Expect(line).ToHaveValueAsync("cinema 12");
    }

    [Fact]
    public async Task A_form_that_is_drawn_anew_takes_over_text_and_focus()
    {
        var page = await OpenAsync();
        await Field(page).PressSequentiallyAsync("Cof");
        await page.EvaluateAsync(DrawForm, "first");

        await Expect(Field(page)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("fee");
        await Expect(Field(page)).ToHaveValueAsync("Coffee");
    }

    [Fact]
    public async Task A_draft_that_was_cleared_does_not_come_back()
    {
        var page = await OpenAsync();
        await Field(page).PressSequentiallyAsync("Coffee");
        await page.EvaluateAsync("async () => (await import('/lib/app.js')).clear('test')");
        await page.EvaluateAsync(DrawForm, "second");

        await Expect(Field(page)).ToHaveValueAsync("");
        Assert.Null(await DraftIdAsync(page));
    }

    [Fact]
    public async Task All_fields_that_a_hand_has_closed_stay_closed_also_over_a_draft()
    {
        var tab = await OpenAsync(await MoveInAsync());
        await tab.Field("Title").FillAsync("Coffee");
        await tab.Page.Locator("#quick summary").ClickAsync();
        await Expect(tab.AddForm).ToBeHiddenAsync();
        await tab.Page.Locator(".nav [href$='/expenses']").ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Expenses" })).ToBeFocusedAsync();
        await tab.Page.GoBackAsync();
        await Expect(tab.Page.Locator("#add-title")).ToHaveValueAsync("Coffee");
        await Expect(tab.AddForm).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Signing_out_forgets_every_draft()
    {
        var page = await OpenAsync();
        await Field(page).PressSequentiallyAsync("Coffee");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("What you have typed here and not saved will be gone.");
        await Expect(dialog.GetByText("Entries that are not sent yet")).ToBeHiddenAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Stay signed in" }).ClickAsync();
        await Expect(Field(page)).ToHaveValueAsync("Coffee");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Sign out anyway" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Welcome back" })).ToBeVisibleAsync();
        Assert.Null(await DraftIdAsync(page));
    }

    [Fact]
    public async Task What_was_ticked_survives_a_reload_too()
    {
        var tab = await OpenAsync(await MoveInAsync(), "/budgets");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Add budget" }).ClickAsync();
        var (amount, rolls) = (Box("Amount"), Box("Roll over what is left"));
        await amount.FillAsync("50");
        await rolls.CheckAsync();
        await tab.Page.ReloadAsync();
        await Expect(amount).ToHaveValueAsync("50");
        await Expect(rolls).ToBeCheckedAsync();
        await Expect(Box("Roll over what is overspent")).Not.ToBeCheckedAsync();

        ILocator Box(string label) => tab.Page.GetByLabel(label, new() { Exact = true });
    }

    async Task<IPage> OpenAsync()
    {
        var page = (await OpenAsync(await MoveInAsync())).Page;
        await page.EvaluateAsync(DrawForm, "first");
        return page;
    }

    static ILocator Field(IPage page) => page.GetByLabel("Draft");

    /// <summary>The page's own script may still be on its way, and runs no sooner than Blazor's.</summary>
    static async Task<string?> DraftIdAsync(IPage page)
    {
        await page.WaitForFunctionAsync("() => window.Blazor");
        return await page.EvaluateAsync<string?>("async () => (await import('/lib/app.js')).draftId('test')");
    }
}
