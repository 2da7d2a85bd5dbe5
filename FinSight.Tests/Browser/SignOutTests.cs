using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

public sealed class SignOutTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    [Fact]
    public async Task After_sign_out_Back_shows_no_figures_and_other_tabs_follow()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450);
        var context = await BrowseAsync(me);
        var tab = await OpenAsync(context);
        var other = await OpenAsync(context, "/?period=all");
        var elsewhere = await OpenAsync(me);
        // The end of the session may be quicker than the form, and take this page's place in the history.
        await tab.GoAsync("/expenses");

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await ExpectSignInAsync(tab.Page);
        await ExpectSignInAsync(other.Page);
        await Expect(other.Page).ToHaveURLAsync(
            new Uri(
                App.Address,
                $"/account/login?returnUrl={Uri.EscapeDataString(me.Address("/?period=all"))}").ToString());

        await tab.Page.GoBackAsync();
        await ExpectSignInAsync(tab.Page);
        await Expect(tab.Page.Locator("[data-figure]")).ToHaveCountAsync(0);
        await Expect(tab.Page.GetByText("Coffee")).ToHaveCountAsync(0);
        await elsewhere.ExpectTotalsAsync(450);
    }

    [Fact]
    public async Task Sign_in_leads_to_where_the_visitor_wanted_to_go()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450);
        var page = await (await BrowseAsync()).NewPageAsync();
        var wanted = $"/?period=all&category={me.CategoryId("Groceries")}";
        await page.GotoAsync(wanted);
        await ExpectSignInAsync(page);
        await page.GetByLabel("Username").FillAsync(me.Member.LedgerName);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(BrowserFixture.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        var tab = new Tab(page);
        await tab.ExpectLiveAsync();
        await Expect(page).ToHaveURLAsync(new Uri(App.Address, me.Address(wanted)).ToString());
        await Expect(tab.Category("Groceries")).ToHaveAttributeAsync("aria-pressed", "true");
    }

    static Task ExpectSignInAsync(IPage page) =>
        Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Welcome back" })).ToBeVisibleAsync();
}
