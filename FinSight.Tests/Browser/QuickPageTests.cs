using FinSight.Core.Ledgers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>What the page takes, what it shows and what it keeps, and for whom.</summary>
public sealed class QuickPageTests(BrowserFixture fixture) : QuickPageTestBase(fixture)
{
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
        await Expect(Rows(page, "sent")).ToContainTextAsync("Added Coffee, GBP 4.50, to Eating out.");
        await Expect(Rows(page, "refused")).ToHaveCountAsync(0);

        await TypeAsync(page, "Nothing");
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard: Nothing" }).ClickAsync();
        await Expect(Rows(page, "refused")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_was_added_is_named_once_and_taken_back_with_one_click()
    {
        var me = await MoveInAsync();
        var (_, page) = await OpenQuickAsync(me);
        await TypeAsync(page, "Coffee 4.50");
        await Expect(Rows(page, "sent")).ToHaveTextAsync("✓ Added Coffee, GBP 4.50, to Eating out.Undo");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo: Coffee 4.50" }).ClickAsync();
        await Expect(Rows(page, "sent")).ToHaveTextAsync("Coffee 4.50Undone");
        await Expect(Line(page)).ToBeFocusedAsync();
        await (await OpenAsync(me)).ExpectTotalsAsync(0);
    }

    [Fact]
    public async Task A_viewer_is_told_that_they_only_look_and_finds_no_form()
    {
        var me = await MoveInAsync();
        await me.BecomeAsync(Role.Viewer);
        var (_, page) = await OpenQuickAsync(me);
        await Expect(page.GetByText("In this ledger you can look, but not add anything.")).ToBeVisibleAsync();
        await Expect(Line(page)).ToBeHiddenAsync();
        await me.BecomeAsync(Role.Adder);
        await page.ReloadAsync();
        await Expect(page.Locator("#q-who")).Not.ToBeEmptyAsync();
        await TypeAsync(page, "Coffee 4.50");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo: Coffee 4.50" }).ClickAsync();
        await Expect(Rows(page, "sent")).ToHaveTextAsync("Coffee 4.50Undone");
    }

    [Fact]
    public async Task What_has_two_readings_is_asked_there_too_and_one_click_answers()
    {
        Watch.Expect("400");
        var (_, page) = await OpenQuickAsync(await MoveInAsync());
        await TypeAsync(page, "salary +5000");
        await Expect(Rows(page, "refused")).ToContainTextAsync("This looks like income. An expense, or money back?");
        await page.ReloadAsync();
        await Rows(page, "refused").GetByText("GBP −5,000.00").ClickAsync();
        await Expect(Rows(page, "sent")).ToContainTextAsync("Added Salary, GBP −5,000.00, to Other.");
        await Expect(Rows(page, "refused")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_server_without_room_is_said_to_have_none_and_the_line_waits()
    {
        Watch.Expect("507");
        var me = await MoveInAsync();
        var context = await BrowseAsync(me);
        var isFull = true;
        await context.RouteAsync("**/q/entries", route => isFull
            ? route.FulfillAsync(new() { Status = 507, ContentType = "application/problem+json", Body = "{}" })
            : route.ContinueAsync());
        var (_, page) = await OpenQuickAsync(me, context);
        await TypeAsync(page, "Coffee 4.50");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync(
            "The server's disk is full. 1 entry will be sent when there is room.");
        await Expect(Rows(page, "waiting")).ToContainTextAsync("Coffee 4.50");

        isFull = false;
        await Expect(Rows(page, "sent")).ToHaveCountAsync(1);
        await Expect(page.GetByRole(AriaRole.Status)).ToBeHiddenAsync();
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
    public async Task The_page_speaks_the_account_s_language_wherever_it_is_opened()
    {
        var page = await (await BrowseAsync(await MoveInAsync("de-DE"), new() { Locale = "en-GB" })).NewPageAsync();
        await page.GotoAsync("/q");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Schnelleingabe" })).ToBeVisibleAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "de");
        await Expect(page.GetByLabel("Schnell erfassen"))
            .ToHaveAttributeAsync("placeholder", "Kaffee 4,50 gestern #arbeit");
        // It knows without being told again.
        await page.RouteAsync("**/q/me", route => route.FulfillAsync(new() { Status = 204 }));
        await page.ReloadAsync();
        await Expect(page).ToHaveTitleAsync("Schnelleingabe · FinSight");
    }

    [Fact]
    public async Task What_nobody_took_that_was_shared_is_asked_for_once_more_in_the_account_s_language()
    {
        var page = await (await BrowseAsync(await MoveInAsync("de-DE"), new() { Locale = "en-GB" })).NewPageAsync();
        await page.GotoAsync("/q#unread");
        await Expect(page.GetByText("Das Geteilte kam nicht an. Teile es noch einmal.")).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Uri(App.Address, "/q").ToString());
        await page.Locator("#q-line").FillAsync("Brot 3,20");
        await Expect(page.Locator("#q-read")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_browser_that_keeps_nothing_says_so_beside_what_was_typed()
    {
        Watch.Expect("It is refused");
        var context = await BrowseAsync(await MoveInAsync());
        await context.AddInitScriptAsync(
            """
            const refuse = { get() { throw new DOMException('It is refused.', 'SecurityError'); } };
            Object.defineProperties(window, { localStorage: refuse, indexedDB: refuse });
            """);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/q");
        await TypeAsync(page, "Coffee 4.50");
        await Expect(page.Locator("#q-entries")).ToContainTextAsync("Coffee 4.50");
        await Expect(page.Locator("#q-entries")).ToContainTextAsync("This browser could not keep it.");
    }

    [Fact]
    public async Task A_visitor_s_page_speaks_the_browser_s_language_and_weighs_little()
    {
        var page = await (await BrowseAsync(options: new() { Locale = "de-CH" })).NewPageAsync();
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

    static bool IsVersioned(string path) => path.Split('/') is ["", "q", { Length: 16 }, _];
}
