using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

public sealed class ShellTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    [Fact]
    public async Task The_keyboard_skips_to_the_content_and_a_link_to_the_form()
    {
        var page = (await OpenAsync(await MoveInAsync())).Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Skip to content" }).PressAsync("Enter");
        await Expect(page.Locator("#main")).ToBeFocusedAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Add expense" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Quick add" })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_fails_once_a_page_is_left_is_no_error_and_before_it_is_one()
    {
        const string Fail = """
            () => new Promise(done => {
              addEventListener('unhandledrejection', ({ defaultPrevented }) => done(defaultPrevented), { once: true });
              Promise.reject(new Error('gone'));
            })
            """;
        Watch.Expect("uncaught: Error: gone");
        // A page without a circuit, which the event would end.
        var page = await (await BrowseAsync(null)).NewPageAsync();
        await page.GotoAsync("/account/login");
        Assert.False(await page.EvaluateAsync<bool>(Fail));
        await page.EvaluateAsync("() => dispatchEvent(new PageTransitionEvent('pagehide'))");
        Assert.True(await page.EvaluateAsync<bool>(Fail));
    }

    [Fact]
    public async Task The_theme_that_was_chosen_stays_over_a_reload()
    {
        var page = await (await BrowseAsync(await MoveInAsync())).NewPageAsync();
        await page.GotoAsync("/");
        var root = page.Locator("html");
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch light or dark theme" }).ClickAsync();
        await Expect(root).ToHaveAttributeAsync("data-theme", "dark");

        await page.ReloadAsync();
        await Expect(root).ToHaveAttributeAsync("data-theme", "dark");
    }

    [Fact]
    public async Task A_theme_that_is_saved_while_the_next_page_is_on_its_way_is_shown_from_its_first_paint()
    {
        var me = await MoveInAsync();
        var page = await (await BrowseAsync(me)).NewPageAsync();
        var (isRead, isSaved, isNext) = (new TaskCompletionSource(), new TaskCompletionSource(), false);
        // From the start: what is intercepted only later may let those pass that are asked in the same moment.
        await page.RouteAsync(new Uri(App.Address, me.Address()).ToString(), async route =>
        {
            if (!isNext)
            {
                await route.ContinueAsync();
                return;
            }
            var answer = await route.FetchAsync();
            isRead.SetResult();
            await isSaved.Task;
            await route.FulfillAsync(new() { Response = answer });
        });
        await page.RouteAsync("**/page-is-read", async route =>
        {
            await isRead.Task;
            await route.FulfillAsync();
        });
        await page.RouteAsync("**/theme-is-saved", async route =>
        {
            isSaved.SetResult();
            await route.FulfillAsync();
        });
        // No circuit is to mend it: what counts is what the page itself shows.
        await page.RouteAsync(
            "**/_framework/blazor.web*.js", route => isNext ? route.AbortAsync() : route.ContinueAsync());
        Watch.Expect("net::ERR_FAILED", "Blazor is not defined");
        await new Tab(page).GoAsync("/");
        isNext = true;

        // The page that is left does it by itself, as nothing can be asked of it any more.
        await page.EvaluateAsync("""
            () => void fetch('/page-is-read').then(async () => {
              document.querySelector('[data-toggle-theme]').click();
              while (localStorage.getItem('theme-unsaved')) await new Promise(done => setTimeout(done, 10));
              await fetch('/theme-is-saved');
            })
            """);
        await page.ReloadAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }

    [Fact]
    public async Task A_page_that_does_not_exist_says_so_and_leads_home()
    {
        var me = await MoveInAsync();
        var page = (await OpenAsync(me)).Page;
        Watch.Expect("404");
        var answer = await page.GotoAsync("/nowhere");
        Assert.Equal(404, answer!.Status);

        await page.GetByRole(AriaRole.Link, new() { Name = "Go home" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Uri(App.Address, me.Address()).ToString());

        // Pages of one's account have no circuit: they are not about to connect.
        answer = await page.GotoAsync("/account/passkey?id=none");
        Assert.Equal(404, answer!.Status);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Nothing here" })).ToBeVisibleAsync();
        await Expect(page.Locator(".live")).ToHaveCountAsync(0);
    }
}
