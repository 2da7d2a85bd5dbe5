using FinSight.Core.Ledgers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>One person with two ledgers, in two tabs.</summary>
public sealed class LedgersTests(BrowserFixture fixture) : QuickPageTestBase(fixture)
{
    [Fact]
    public async Task Two_tabs_show_two_ledgers_and_each_hears_of_its_own()
    {
        var (me, trip) = await TwoAsync();
        var context = await BrowseAsync(me);
        var (home, away) = (await OpenAsync(context, Address(me)), await OpenAsync(context, Address(trip)));

        await me.WriteAsync("Bread", 300);
        await trip.WriteAsync("Tram", 280);

        await Expect(home.Row("Bread")).ToHaveCountAsync(1);
        await Expect(away.Row("Tram")).ToHaveCountAsync(1);
        await home.ExpectTotalsAsync(300);
        await away.ExpectTotalsAsync(280);
    }

    [Fact]
    public async Task One_goes_from_ledger_to_ledger_on_the_same_line_and_nothing_comes_along()
    {
        var (me, trip) = await TwoAsync();
        await trip.WriteAsync("Tram", 280);
        var tab = await OpenAsync(me, Address(me));
        await tab.Page.EvaluateAsync("() => window.sameLine = true");
        await tab.AddAsync("Bread", "3");
        await tab.Page.Locator("#quick-line").FillAsync("half typed");

        await SwitchAsync(tab, "Trip");
        await Expect(tab.Row("Tram")).ToHaveCountAsync(1);
        await Expect(tab.Row("Bread")).ToHaveCountAsync(0);
        await Expect(tab.Page.Locator("#quick-line")).ToHaveValueAsync("");
        await Expect(tab.Page.Locator(".toast")).ToHaveCountAsync(0);
        Assert.Equal(new Uri(App.Address, Address(trip)).ToString(), tab.Page.Url);
        await tab.AddAsync("Museum", "12");
        await tab.Page.Locator(".toast").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(tab.Row("Museum")).ToHaveCountAsync(0);

        await SwitchAsync(tab, me.Member.LedgerName);
        await Expect(tab.Row("Bread")).ToHaveCountAsync(1);
        await Expect(tab.Page.Locator("#quick-line")).ToHaveValueAsync("half typed");
        Assert.True(await tab.Page.EvaluateAsync<bool>("() => window.sameLine === true"));

        await SwitchAsync(tab, "Trip");
        await Expect(tab.Row("Tram")).ToHaveCountAsync(1);
        // The visit is written once the page is there.
        await tab.Page.WaitForFunctionAsync(
            "async ledger => new URL((await fetch('/expenses')).url).pathname === ledger",
            $"/l/{trip.Member.LedgerId}/expenses");
        await tab.GoAsync("/expenses");
        await Expect(tab.Row("Tram")).ToHaveCountAsync(1);
        Assert.Contains($"{trip.Member.LedgerId}/expenses", tab.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_an_open_tab_follows_what_is_done_in_another_browser()
    {
        var (me, trip) = await TwoAsync();
        var tab = await OpenAsync(me, Address(me));
        await tab.Page.Locator(".ledger-switch summary").ClickAsync();
        var names = tab.Page.Locator(".ledger-switch li bdi");
        await Expect(names).ToHaveCountAsync(2);

        var elsewhere = await OpenAsync(trip, $"{Address(trip)}settings");
        await elsewhere.Page.GetByLabel("Name of the ledger").FillAsync("Journey");
        await elsewhere.Page.GetByLabel("Name of the ledger").PressAsync("Tab");
        await Expect(names.Filter(new() { HasText = "Journey" })).ToHaveCountAsync(1);
        await elsewhere.Page.Locator(".toast")
            .GetByRole(AriaRole.Button, new() { NameRegex = new("^Undo") })
            .ClickAsync();
        await Expect(names.Filter(new() { HasText = "Trip" })).ToHaveCountAsync(1);
        await Expect(elsewhere.Page.GetByLabel("Name of the ledger")).ToHaveValueAsync("Trip");

        var host = await MoveInAsync();
        await me.JoinAsync(host);
        await Expect(names).ToHaveCountAsync(3);

        await elsewhere.GoAsync("/ledgers");
        await elsewhere.Page.GetByRole(AriaRole.Button, new() { Name = "Archive Trip" }).ClickAsync();
        await Expect(names).ToHaveCountAsync(2);
        await Expect(names.Filter(new() { HasText = "Trip" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_ledger_is_begun_archived_and_deleted()
    {
        var me = await MoveInAsync();
        var tab = await OpenAsync(me, "/ledgers");
        await tab.Page.GetByLabel("Name of the ledger").FillAsync("Journey");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Create ledger" }).ClickAsync();
        await Expect(tab.Page.Locator(".ledger-switch summary")).ToContainTextAsync("Journey");
        await tab.AddAsync("Tram", "2.80");

        await tab.GoAsync("/ledgers");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Archive Journey" }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Journey", Exact = true }).ClickAsync();
        await Expect(tab.Row("Tram")).ToHaveCountAsync(1);
        await Expect(tab.Page.Locator("#quick-line")).ToHaveCountAsync(0);

        await tab.GoAsync("/ledgers");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Delete Journey" }).ClickAsync();
        // The page before has such a field as well.
        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Delete Journey" })).ToBeVisibleAsync();
        await tab.Page.GetByLabel("Name of the ledger").FillAsync("Journey");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Delete the ledger" }).ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Restore Journey" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Whoever_types_without_a_line_chooses_the_ledger_first()
    {
        Watch.Expect("net::ERR_");
        var (me, trip) = await TwoAsync();
        var (context, page) = await OpenQuickAsync(me);
        await Expect(page.Locator("#q-ledger option")).ToHaveCountAsync(2);
        await context.SetOfflineAsync(true);
        await page.Locator("#q-ledger").SelectOptionAsync("Trip");
        await TypeAsync(page, "Tram 2.80");
        await Expect(Rows(page, "waiting")).ToHaveCountAsync(1);
        await page.ReloadAsync();
        await Expect(page.Locator("#q-who")).ToContainTextAsync("Trip");
        await page.Locator("#q-ledger").SelectOptionAsync(me.Member.LedgerName);
        await TypeAsync(page, "Bread 3");

        await context.SetOfflineAsync(false);
        await Expect(Rows(page, "sent")).ToHaveCountAsync(2);
        await Expect((await OpenAsync(me, Address(trip))).Row("Tram")).ToHaveCountAsync(1);
        await Expect((await OpenAsync(me, Address(me))).Row("Bread")).ToHaveCountAsync(1);
    }

    static string Address(TestUser who) => $"/l/{who.Member.LedgerId}/";

    static async Task SwitchAsync(Tab tab, string name)
    {
        await tab.Page.Locator(".ledger-switch summary").ClickAsync();
        await tab.Page.Locator(".menu").GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await Expect(tab.Page.Locator(".ledger-switch summary")).ToContainTextAsync(name);
    }

    async Task<(TestUser Me, TestUser Trip)> TwoAsync()
    {
        var me = await MoveInAsync();
        return (me, await me.BeginAsync("Trip"));
    }
}
