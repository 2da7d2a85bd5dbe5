using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>A line on which nothing arrives, and of which nobody says that it is down.</summary>
public sealed class FrozenLineTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    public override Task InitializeAsync()
    {
        Watch.Expect("net::ERR_", "] Error: ", "] Warning: ", "No interop methods", "not in the 'Connected' State");
        return base.InitializeAsync();
    }

    [Fact]
    public async Task What_waits_longer_than_two_seconds_is_said_to_wait()
    {
        var (tab, line) = await OpenOnLineAsync(await MoveInAsync());
        line.Freeze();
        await EnterAsync(tab, "coffee 4.50");
        await Expect(Mark(tab)).ToHaveTextAsync("Waiting for the server");
        await Expect(tab.Page.Locator(".pending li")).ToContainTextAsync("Saving…");

        line.Thaw();
        await tab.ExpectLiveAsync();
        await Expect(tab.Row("Coffee")).ToHaveCountAsync(1);
        await tab.ExpectTotalsAsync(450);
        await Expect(tab.Page.Locator(".pending li")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_server_that_stands_still_is_noticed_without_doing_anything()
    {
        var (tab, line) = await OpenOnLineAsync(await MoveInAsync());
        line.Freeze();
        await Expect(Mark(tab)).ToHaveTextAsync("Waiting for the server");
        line.Thaw();
        await tab.ExpectLiveAsync();
    }

    [Fact]
    public async Task An_entry_that_was_lost_with_its_line_is_sent_again_on_the_next()
    {
        var (tab, line) = await OpenOnLineAsync(await MoveInAsync());
        line.Freeze();
        await EnterAsync(tab, "coffee 4.50");
        await line.LoseAsync();

        await Expect(tab.Row("Coffee")).ToHaveCountAsync(1);
        await tab.ExpectLiveAsync();
        await Expect(tab.Page.Locator(".pending li")).ToHaveCountAsync(0);
        await EnterAsync(tab, "bread 3");
        await Expect(tab.Row("Bread")).ToHaveCountAsync(1);
        await tab.ExpectTotalsAsync(750);
    }

    [Fact]
    public async Task After_ten_seconds_it_can_be_sent_again_by_hand()
    {
        var (tab, line) = await OpenOnLineAsync(await MoveInAsync());
        line.Freeze();
        await EnterAsync(tab, "coffee 4.50");
        var row = tab.Page.Locator(".pending li");
        await Expect(row).ToContainTextAsync("Not sent yet.");
        line.Thaw();
        await Expect(tab.Row("Coffee")).ToHaveCountAsync(1);
        await Expect(row).ToHaveCountAsync(0);
        await tab.ExpectTotalsAsync(450);
    }

    static ILocator Mark(Tab tab) => tab.Page.Locator(".live");

    static async Task EnterAsync(Tab tab, string text)
    {
        var line = tab.Page.GetByRole(AriaRole.Textbox, new() { Name = "Quick add" });
        await line.FillAsync(text);
        await line.PressAsync("Enter");
        await Expect(line).ToHaveValueAsync("");
    }

    async Task<(Tab Tab, CircuitConnection Line)> OpenOnLineAsync(TestUser who)
    {
        var page = await (await BrowseAsync(who)).NewPageAsync();
        var line = await CircuitConnection.OfAsync(page);
        var tab = new Tab(page);
        await tab.GoAsync("/");
        return (tab, line);
    }
}
