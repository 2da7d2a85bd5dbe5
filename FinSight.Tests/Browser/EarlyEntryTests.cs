using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>What is entered before the circuit lives.</summary>
public sealed class EarlyEntryTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    [Theory]
    [InlineData("**/_framework/blazor.web*.js")]
    [InlineData("**/lib/app*.js")]
    public async Task The_quick_line_takes_entries_from_the_first_paint_on(string script)
    {
        var me = await MoveInAsync();
        var other = await OpenAsync(me);
        var (page, comes) = await BeginAsync(me, "/", script);
        await EnterAsync(page, "coffee 4.50");
        await EnterAsync(page, "bread 3.20");
        await Expect(page.Locator(".pending li")).ToHaveCountAsync(2);
        await Expect(page.Locator(".pending")).ToContainTextAsync("Saving…");

        comes.SetResult();
        var tab = new Tab(page);
        await tab.ExpectLiveAsync();
        await Expect(tab.Rows).ToHaveCountAsync(2);
        await Expect(page.Locator(".pending li")).ToHaveCountAsync(0);
        await tab.ExpectTotalsAsync(770);
        await other.ExpectTotalsAsync(770);
    }

    [Fact]
    public async Task An_entry_needs_no_circuit_at_all()
    {
        var me = await MoveInAsync();
        var other = await OpenAsync(me);
        var (page, comes) = await BeginAsync(me, "/", "**/_blazor/negotiate*");
        await EnterAsync(page, "coffee 4.50");

        await Expect(other.Row("Coffee")).ToBeVisibleAsync();
        await Expect(page.Locator(".pending li")).ToHaveCountAsync(0);
        comes.SetResult();
        await Expect(new Tab(page).Row("Coffee")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task What_is_refused_comes_back_into_the_line_with_a_sentence()
    {
        var me = await MoveInAsync();
        var (page, comes) = await BeginAsync(me, "/", "**/_blazor/negotiate*");
        Watch.Expect("400");
        await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        await EnterAsync(page, "coffee", leaves: false);

        await Expect(page.Locator(".pending li")).ToHaveTextAsync("Type an amount.");
        await Expect(Line(page)).ToHaveValueAsync("coffee");
        comes.SetResult();
        await new Tab(page).ExpectLiveAsync();
        await Line(page).PressSequentiallyAsync(" 4.50");
        await Line(page).PressAsync("Enter");
        await Expect(new Tab(page).Row("Coffee")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_filter_that_was_sent_early_is_applied_once_the_page_lives()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450);
        await me.WriteAsync("Bread", 320);
        var (page, comes) = await BeginAsync(me, "/expenses", "**/_blazor/negotiate*");
        await page.Locator("#q").FillAsync("coffee");
        await page.Locator("#q").PressAsync("Enter");
        Assert.EndsWith("/expenses", page.Url, StringComparison.Ordinal);

        comes.SetResult();
        await Expect(new Tab(page).Rows).ToHaveCountAsync(1);
        await Expect(page.Locator("#q")).ToHaveValueAsync("coffee");
    }

    [Fact]
    public async Task A_search_that_has_begun_goes_on_when_the_page_comes_alive()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450);
        await me.WriteAsync("Cocoa", 450);
        var (page, comes) = await BeginAsync(me, "/expenses", "**/_blazor/negotiate*");
        await page.Locator("#q").ClickAsync();
        await page.Keyboard.TypeAsync("cof");
        comes.SetResult();
        await new Tab(page).ExpectLiveAsync();
        await Expect(page.Locator("#q")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("fee");
        await Expect(page.Locator("#q")).ToHaveValueAsync("coffee");
        await Expect(new Tab(page).Rows).ToHaveCountAsync(1);
    }

    /// <summary>A page for which one thing is late, as on a slow line.</summary>
    async Task<(IPage Page, TaskCompletionSource Comes)> BeginAsync(TestUser who, string path, string late)
    {
        var comes = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var page = await (await BrowseAsync(who)).NewPageAsync();
        await page.RouteAsync(late, async route =>
        {
            await comes.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Commit });
        return (page, comes);
    }

    static async Task EnterAsync(IPage page, string text, bool leaves = true)
    {
        await Line(page).FillAsync(text);
        await Line(page).PressAsync("Enter");
        if (leaves) await Expect(Line(page)).ToHaveValueAsync("");
    }

    static ILocator Line(IPage page) => page.GetByRole(AriaRole.Textbox, new() { Name = "Quick add" });
}
