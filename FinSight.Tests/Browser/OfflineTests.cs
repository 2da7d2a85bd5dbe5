using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

public sealed class OfflineTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    static readonly string[] Five = ["Coffee 4.50", "Bread 3.20", "Tram 2.80", "Book 18", "Soup 9.90"];

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    protected override LiveApp App => Running ??= new LiveApp(folder: Folder);

    LiveApp? Running { get; set; }

    // Outlives the app, which is stopped and started again over the same data.
    TempFolder Folder { get; } = new();

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
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Entries that wait here: 5.");

        await page.ReloadAsync();
        await Expect(Rows(page, "waiting")).ToHaveCountAsync(5);
        await Expect(dashboard.Rows).ToHaveCountAsync(0);

        await context.SetOfflineAsync(false);
        await Expect(Rows(page, "sent")).ToHaveCountAsync(5);
        await Expect(Rows(page, "sent").Last).ToContainTextAsync("Added Coffee, GBP 4.50.");
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

        Running = new LiveApp(folder: Folder, port: port);
        await Expect(Rows(page, "sent")).ToHaveCountAsync(5, new() { Timeout = 30_000 });
        var dashboard = await OpenAsync(await Someone.ReturnAsync(App));
        await Expect(dashboard.Rows).ToHaveCountAsync(5);
        await dashboard.ExpectTotalsAsync(3840);
    }

    [Fact]
    public async Task An_entry_whose_answer_was_lost_stays_one_row()
    {
        var me = await MoveInAsync();
        var (_, page) = await OpenQuickAsync(me);
        var losses = 0;
        await page.Context.RouteAsync("**/q/entries", async route =>
        {
            if (losses++ > 0)
            {
                await route.ContinueAsync();
                return;
            }
            await route.FetchAsync();
            await route.AbortAsync();
        });
        await TypeAsync(page, "Coffee 4.50");
        await Expect(Rows(page, "sent")).ToHaveCountAsync(1);
        Assert.Equal(2, losses);
        var dashboard = await OpenAsync(me);
        await Expect(dashboard.Rows).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task What_the_server_refuses_stays_with_its_reason_until_it_is_put_right()
    {
        Watch.Expect("400");
        var me = await MoveInAsync();
        var (_, page) = await OpenQuickAsync(me);
        await TypeAsync(page, "Coffee");
        await TypeAsync(page, "Bread 3.20");
        await Expect(Rows(page, "refused")).ToHaveCountAsync(1);
        await Expect(Rows(page, "sent")).ToHaveCountAsync(1);
        var reason = await Rows(page, "refused").Locator(".q-why").InnerTextAsync();
        Assert.NotEmpty(reason);
        await page.ReloadAsync();
        await Expect(Rows(page, "refused")).ToContainTextAsync(reason);

        await page.GetByRole(AriaRole.Button, new() { Name = "Edit: Coffee" }).ClickAsync();
        await Expect(Line(page)).ToHaveValueAsync("Coffee");
        await TypeAsync(page, "Coffee 4.50");
        await Expect(Rows(page, "sent")).ToContainTextAsync("Added Coffee, GBP 4.50.");
        await Expect(Rows(page, "refused")).ToHaveCountAsync(0);

        await TypeAsync(page, "Nothing");
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard: Nothing" }).ClickAsync();
        await Expect(Rows(page, "refused")).ToHaveCountAsync(0);
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
        await Expect(page.Locator("#q-others")).ToHaveTextAsync("Entries of another person that wait here: 1.");
        await Expect(page.GetByText("Coffee")).ToHaveCountAsync(0);

        await context.AddCookiesAsync([mara.Session]);
        await page.ReloadAsync();
        await Expect(Rows(page, "sent")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task On_plain_http_entries_wait_while_the_page_is_open_and_it_says_so()
    {
        var me = await MoveInAsync();
        var context = await BrowseAsync();
        await context.AddCookiesAsync([new() { Name = me.Session.Name, Value = me.Session.Value, Domain = Chromium.PlainHost, Path = "/" }]);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"http://{Chromium.PlainHost}:{App.Address.Port}/q");
        await Expect(page.Locator("#q-who")).ToContainTextAsync(me.Member.LedgerName);
        Assert.Equal("false undefined undefined", await page.EvaluateAsync<string>(
            "() => `${isSecureContext} ${typeof navigator.serviceWorker} ${typeof crypto.randomUUID}`"));
        await Expect(page.GetByText("Without HTTPS this page can't be opened offline.")).ToBeVisibleAsync();

        await context.SetOfflineAsync(true);
        foreach (var text in Five) await TypeAsync(page, text);
        await Expect(Rows(page, "waiting")).ToHaveCountAsync(5);
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Entries that wait here: 5.");
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
        var (context, page) = await OpenQuickAsync(me);
        var refuses = true;
        await context.RouteAsync("**/q/entries", route => refuses ? route.AbortAsync() : route.ContinueAsync());
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
    public async Task The_worker_keeps_the_shell_and_nobody_s_figures()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450);
        var context = await BrowseAsync(me);
        var tab = await OpenAsync(context);
        await tab.ExpectTotalsAsync(450);
        var (_, page) = await OpenQuickAsync(me, context);
        await TypeAsync(page, "Bread 3.20");
        await Expect(Rows(page, "sent")).ToHaveCountAsync(1);
        var kept = await page.EvaluateAsync<string[]>(
            """
            async () => {
              const paths = [];
              for (const name of await caches.keys())
                for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname);
              return paths.sort();
            }
            """);
        Assert.Contains("/q", kept);
        Assert.Equal(["/favicon.svg", "/manifest.webmanifest"], kept.Where(path => path != "/q" && !IsVersioned(path)));
    }

    [Fact]
    public async Task The_page_speaks_the_browser_s_language_and_weighs_little()
    {
        var page = await (await BrowseAsync(await MoveInAsync("de-CH"), new() { Locale = "de-CH" })).NewPageAsync();
        var network = await page.Context.NewCDPSessionAsync(page);
        long bytes = 0;
        network.Event("Network.loadingFinished").OnEvent += (_, data) =>
            Interlocked.Add(ref bytes, (long)data!.Value.GetProperty("encodedDataLength").GetDouble());
        await network.SendAsync("Network.enable");
        await page.GotoAsync("/q", new() { WaitUntil = WaitUntilState.NetworkIdle });
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Schnelleingabe" })).ToBeVisibleAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "de");
        Assert.InRange(bytes, 5_000, 30_000);
    }

    public override async Task DisposeAsync()
    {
        try
        {
            await base.DisposeAsync();
        }
        finally
        {
            await App.DisposeAsync();
            Folder.Dispose();
        }
    }

    /// <summary>The page, once it knows its person and its worker could open it without the server.</summary>
    async Task<(IBrowserContext Context, IPage Page)> OpenQuickAsync(Someone who, IBrowserContext? context = null)
    {
        context ??= await BrowseAsync(who);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/q");
        await Expect(page.Locator("#q-who")).ToContainTextAsync(who.Member.LedgerName);
        await page.EvaluateAsync("async () => { await navigator.serviceWorker.ready; }").WaitAsync(Patience);
        return (context, page);
    }

    static async Task TypeAsync(IPage page, string text)
    {
        await Line(page).FillAsync(text);
        await Line(page).PressAsync("Enter");
        await Expect(Line(page)).ToHaveValueAsync("");
    }

    static bool IsVersioned(string path) => path.Split('/') is ["", "q", { Length: 16 }, _];

    static ILocator Line(IPage page) => page.GetByLabel("Quick add");

    static ILocator Rows(IPage page, string state) => page.Locator(string.Create(CultureInfo.InvariantCulture, $"#q-entries [data-state={state}]"));
}
