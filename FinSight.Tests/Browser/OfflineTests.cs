using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>Entries that wait until they can be sent.</summary>
public sealed class OfflineTests(BrowserFixture fixture) : QuickPageTestBase(fixture)
{
    static readonly string[] Five = ["Coffee 4.50", "Bread 3.20", "Tram 2.80", "Book 18", "Soup 9.90"];

    public override Task InitializeAsync()
    {
        // The browser and SignalR themselves complain about a line that is down.
        Watch.Expect("net::ERR_", "] Error: ", "] Warning: ", "error occurred when fetching the script", "503");
        return base.InitializeAsync();
    }

    [Fact]
    public async Task Entries_typed_offline_arrive_once_each_and_live()
    {
        var me = await MoveInAsync();
        var dashboard = await OpenAsync(me);
        var (context, page) = await OpenQuickAsync(me);
        await context.SetOfflineAsync(true);
        foreach (var text in Five) await TypeAsync(page, text);
        await Expect(Rows(page, "waiting")).ToHaveCountAsync(5);
        await Expect(page.GetByRole(AriaRole.Status))
            .ToContainTextAsync("5 entries will be sent when you are back online.");

        await page.ReloadAsync();
        await Expect(Rows(page, "waiting")).ToHaveCountAsync(5);
        await Expect(dashboard.Rows).ToHaveCountAsync(0);

        await context.SetOfflineAsync(false);
        await Expect(Rows(page, "sent")).ToHaveCountAsync(5);
        await Expect(Rows(page, "sent").Last).ToContainTextAsync("Added Coffee, GBP 4.50, to Eating out.");
        await Expect(dashboard.Rows).ToHaveCountAsync(5);
        await dashboard.ExpectTotalsAsync(3840);

        await page.ReloadAsync();
        await Expect(page.Locator("#q-who")).ToContainTextAsync(me.Member.LedgerName);
        await Expect(page.Locator("#q-entries li")).ToHaveCountAsync(0);
        await dashboard.ExpectTotalsAsync(3840);
    }

    [Fact]
    public async Task Entries_typed_while_the_server_is_away_arrive_once_it_is_back()
    {
        var me = await MoveInAsync();
        var (_, page) = await OpenQuickAsync(me);
        var port = App.Address.Port;
        await App.DisposeAsync();
        foreach (var text in Five) await TypeAsync(page, text);
        await Expect(Rows(page, "waiting")).ToHaveCountAsync(5);
        await page.ReloadAsync();
        await Expect(Rows(page, "waiting")).ToHaveCountAsync(5);

        await StartAgainAsync(port);
        await Expect(Rows(page, "sent")).ToHaveCountAsync(5);
        var dashboard = await OpenAsync(await TestUser.ReturnAsync(App));
        await Expect(dashboard.Rows).ToHaveCountAsync(5);
        await dashboard.ExpectTotalsAsync(3840);
    }

    [Fact]
    public async Task An_entry_whose_answer_was_lost_stays_one_row()
    {
        var me = await MoveInAsync();
        var context = await BrowseAsync(me);
        var losses = 0;
        await context.RouteAsync("**/q/entries", async route =>
        {
            if (losses++ > 0)
            {
                await route.ContinueAsync();
                return;
            }
            await route.FetchAsync();
            await route.AbortAsync();
        });
        var (_, page) = await OpenQuickAsync(me, context);
        await TypeAsync(page, "Coffee 4.50");
        await Expect(Rows(page, "sent")).ToHaveCountAsync(1);
        Assert.Equal(2, losses);
        var dashboard = await OpenAsync(me);
        await Expect(dashboard.Rows).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task On_plain_http_entries_wait_while_the_page_is_open_and_it_says_so()
    {
        var me = await MoveInAsync();
        var context = await BrowseAsync();
        await context.AddCookiesAsync(
            [new() { Name = me.Session.Name, Value = me.Session.Value, Domain = Chromium.PlainHost, Path = "/" }]);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"http://{Chromium.PlainHost}:{App.Address.Port}/q");
        await Expect(page.Locator("#q-who")).ToContainTextAsync(me.Member.LedgerName);
        Assert.Equal("false undefined undefined", await page.EvaluateAsync<string>(
            "() => `${isSecureContext} ${typeof navigator.serviceWorker} ${typeof crypto.randomUUID}`"));
        await Expect(page.GetByText("Without HTTPS this page can't be opened offline.")).ToBeVisibleAsync();

        await context.SetOfflineAsync(true);
        foreach (var text in Five) await TypeAsync(page, text);
        await Expect(Rows(page, "waiting")).ToHaveCountAsync(5);
        await Expect(page.GetByRole(AriaRole.Status))
            .ToContainTextAsync("5 entries will be sent when you are back online.");
        await context.SetOfflineAsync(false);

        await Expect(Rows(page, "sent")).ToHaveCountAsync(5);
        var dashboard = await OpenAsync(me);
        await Expect(dashboard.Rows).ToHaveCountAsync(5);
        await dashboard.ExpectTotalsAsync(3840);
    }

    [Fact]
    public async Task Signing_out_sends_first_and_else_asks()
    {
        var me = await MoveInAsync();
        var context = await BrowseAsync(me);
        var refuses = true;
        await context.RouteAsync("**/q/entries", route => refuses ? route.AbortAsync() : route.ContinueAsync());
        var (_, page) = await OpenQuickAsync(me, context);
        await TypeAsync(page, "Coffee 4.50");
        await Expect(Rows(page, "waiting")).ToHaveCountAsync(1);
        var tab = await OpenAsync(context);
        var signOut = tab.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true });

        await signOut.ClickAsync();
        var dialog = tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "Sign out with unsent entries?" });
        await Expect(dialog).ToContainTextAsync("Entries that are not sent yet: 1.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Stay signed in" }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
        await tab.ExpectLiveAsync();

        refuses = false;
        await signOut.ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Welcome back" })).ToBeVisibleAsync();
        var elsewhere = await OpenAsync(me);
        await Expect(elsewhere.Rows).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Signing_out_asks_also_where_the_server_never_answers()
    {
        var me = await MoveInAsync();
        var context = await BrowseAsync(me);
        await context.RouteAsync("**/q/entries", _ => new TaskCompletionSource().Task);
        var (_, page) = await OpenQuickAsync(me, context);
        await TypeAsync(page, "Coffee 4.50");
        await Expect(Rows(page, "waiting")).ToHaveCountAsync(1);
        var tab = await OpenAsync(context);

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "Sign out with unsent entries?" }))
            .ToContainTextAsync("Entries that are not sent yet: 1.");
    }

    [Fact]
    public async Task Entries_wait_for_their_own_person()
    {
        var (mara, jonas) = (await MoveInAsync(), await MoveInAsync());
        var (context, page) = await OpenQuickAsync(mara);
        await context.SetOfflineAsync(true);
        await TypeAsync(page, "Coffee 4.50");
        await Expect(Rows(page, "waiting")).ToHaveCountAsync(1);

        await context.AddCookiesAsync([jonas.Session]);
        await context.SetOfflineAsync(false);
        Watch.Expect("409");
        await Expect(page.Locator("#q-others")).ToHaveTextAsync("1 entry of another person waits here.");
        await Expect(page.GetByText("Coffee")).ToHaveCountAsync(0);

        await context.AddCookiesAsync([mara.Session]);
        await page.ReloadAsync();
        await Expect(Rows(page, "sent")).ToHaveCountAsync(1);
    }
}
