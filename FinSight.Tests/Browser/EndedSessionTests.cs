using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

public sealed class EndedSessionTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    [Fact]
    public async Task A_session_that_is_ended_elsewhere_closes_its_open_page_without_being_asked()
    {
        var me = await MoveInAsync();
        var lost = await OpenAsync(me);
        var page = await SignInAsync(me);
        await page.GotoAsync("/settings");
        var sessions = page.Locator("#sessions .setting");

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out all others" }).ClickAsync();

        await Expect(lost.Page.GetByRole(AriaRole.Heading, new() { Name = "Welcome back" })).ToBeVisibleAsync();
        await Expect(sessions).ToHaveCountAsync(1);
        await Expect(page.Locator(".live")).ToHaveTextAsync("Live");
    }

    [Fact]
    public async Task So_does_a_new_password()
    {
        var me = await MoveInAsync();
        var lost = await OpenAsync(me);
        var page = await SignInAsync(me);
        await page.GotoAsync("/account/password");
        await page.GetByLabel("New password").FillAsync("harbour violin thaw");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change password" }).ClickAsync();
        await Expect(lost.Page.GetByRole(AriaRole.Heading, new() { Name = "Welcome back" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Status))
            .ToHaveTextAsync("Your password is changed. Every other browser is signed out.");
    }

    [Fact]
    public async Task A_page_that_is_used_says_so_every_few_minutes_and_an_idle_one_is_silent()
    {
        var me = await MoveInAsync();
        var page = await (await BrowseAsync(me)).NewPageAsync();
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        await page.Clock.SetFixedTimeAsync(now);
        var seen = 0;
        page.Request += (_, request) => { if (new Uri(request.Url).AbsolutePath == "/account/seen") seen++; };
        await page.GotoAsync("/settings");
        await page.Keyboard.PressAsync("Tab");
        await page.Clock.SetFixedTimeAsync(now.AddMinutes(6));
        Assert.Equal(0, seen);
        await page.RunAndWaitForResponseAsync(
            () => page.Keyboard.PressAsync("Tab"),
            answer => answer.Status == 204 && new Uri(answer.Url).AbsolutePath == "/account/seen");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal(1, seen);
    }

    /// <summary>The same person in another browser.</summary>
    async Task<IPage> SignInAsync(TestUser me)
    {
        var page = await (await BrowseAsync()).NewPageAsync();
        await page.GotoAsync("/account/login");
        await page.GetByLabel("Username").FillAsync(me.Member.LedgerName);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(BrowserFixture.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await new Tab(page).ExpectLiveAsync();
        return page;
    }
}
