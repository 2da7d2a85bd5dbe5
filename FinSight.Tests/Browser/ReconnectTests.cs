using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

public sealed class ReconnectTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    public override Task InitializeAsync()
    {
        // SignalR and the browser themselves complain about a line that is down.
        Watch.Expect("net::ERR_", "] Error: ", "] Warning: ", "Cannot send data", "401");
        return base.InitializeAsync();
    }

    [Fact]
    public async Task A_lost_circuit_shows_the_dialog_and_the_same_page_comes_back()
    {
        var (page, line) = await OpenAsync();
        await line.CutAsync();
        await Expect(Dialog(page)).ToBeVisibleAsync();
        await Expect(Dialog(page)).ToContainTextAsync("Your draft is safe.");

        await line.ReturnAsync(page);
        await Expect(Dialog(page)).ToBeHiddenAsync();
        await Expect(page.Locator("html[data-offline]")).ToHaveCountAsync(0);
        await Expect(page.Locator("html[data-same-page]")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_server_that_has_forgotten_the_circuit_gets_a_new_page()
    {
        var (page, line) = await OpenAsync();
        await page.EvaluateAsync("() => Blazor.reconnect = async () => false");
        await line.DropAsync();

        await Expect(page.Locator("html[data-same-page]")).ToHaveCountAsync(0);
        await Expect(page.Locator(".live")).ToHaveTextAsync("Live");
    }

    [Fact]
    public async Task A_page_whose_session_has_ended_leads_to_sign_in()
    {
        var (page, line) = await OpenAsync();
        await page.Context.ClearCookiesAsync();
        await line.DropAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Welcome back" })).ToBeVisibleAsync();
    }

    static ILocator Dialog(IPage page) => page.Locator("#components-reconnect-modal");

    async Task<(IPage Page, CircuitConnection Line)> OpenAsync()
    {
        var page = await (await BrowseAsync(await MoveInAsync())).NewPageAsync();
        var line = await CircuitConnection.OfAsync(page);
        await new Tab(page).GoAsync("/");
        await page.EvaluateAsync("() => document.documentElement.toggleAttribute('data-same-page', true)");
        return (page, line);
    }
}
