using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>Three people and one ledger: who is let in, what each sees, and what ends at once.</summary>
public sealed class HouseholdTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    [Fact]
    public async Task Somebody_new_and_somebody_known_come_in_by_one_link_and_all_see_the_same_coffee()
    {
        var mara = await MoveInAsync();
        var owner = await OpenAsync(mara, "/members");
        await owner.Page.GetByLabel("Works").SelectOptionAsync("several times");
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Make a link" }).ClickAsync();
        var link = await owner.Page.GetByLabel("Link into this ledger").InputValueAsync();

        var guest = await (await BrowseAsync()).NewPageAsync();
        await guest.GotoAsync(link);
        await Expect(guest.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("as editor");
        await guest.GetByLabel("Username").FillAsync("household guest");
        await guest.GetByLabel("Password", new() { Exact = true }).FillAsync(BrowserFixture.Password);
        await guest.GetByRole(AriaRole.Button, new() { Name = "Create account" }).ClickAsync();
        var noah = new Tab(guest);
        await noah.ExpectLiveAsync();

        var jonas = await MoveInAsync();
        var known = await (await BrowseAsync()).NewPageAsync();
        await known.GotoAsync(link);
        await Expect(known.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("as editor");
        await known.WaitForLoadStateAsync();
        await known.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await known.GetByLabel("Username").FillAsync(jonas.Member.LedgerName);
        await known.GetByLabel("Password", new() { Exact = true }).FillAsync(BrowserFixture.Password);
        await known.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await known.GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
        var third = new Tab(known);
        await third.ExpectLiveAsync();

        await noah.AddAsync("Coffee", "4.50");
        foreach (var tab in new[] { third, await OpenAsync(mara) })
        {
            await Expect(tab.Row("Coffee")).ToHaveCountAsync(1);
            await tab.ExpectTotalsAsync(450);
        }
    }

    [Fact]
    public async Task A_lower_role_loses_its_buttons_and_who_is_removed_is_told_on_every_open_page_until_let_in_again()
    {
        var mara = await MoveInAsync();
        var noah = await (await MoveInAsync()).JoinAsync(mara);
        var name = await noah.NameAsync();
        await mara.WriteAsync("Coffee", 450);
        var (dashboard, list) = (
            await OpenAsync(noah, mara.Address()), await OpenAsync(noah, mara.Address("/expenses")));
        await Expect(dashboard.RowButton("Edit", "Coffee")).ToHaveCountAsync(1);

        var owner = await OpenAsync(mara, "/members");
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = $"Manage {name}" }).ClickAsync();
        await owner.Page.GetByLabel($"Role of {name}").SelectOptionAsync("Viewer");
        await Expect(dashboard.RowButton("Edit", "Coffee")).ToHaveCountAsync(0);
        await Expect(dashboard.Page.Locator("#quick-line")).ToHaveCountAsync(0);

        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Remove…" }).ClickAsync();
        await owner.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        foreach (var tab in new[] { dashboard, list })
        {
            await Expect(tab.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("is not open to you any more");
            await Expect(tab.Rows).ToHaveCountAsync(0);
        }
        await dashboard.Page.GetByRole(AriaRole.Link, new() { Name = "Your ledgers" }).ClickAsync();
        await Expect(dashboard.Page.Locator(".ledger-row")).ToHaveCountAsync(1);

        await noah.JoinAsync(mara);
        await Expect(list.Row("Coffee")).ToHaveCountAsync(1);
        await mara.WriteAsync("Bread", 320);
        await Expect(list.Row("Bread")).ToHaveCountAsync(1);
        await Expect(dashboard.Page.Locator(".ledger-row")).ToHaveCountAsync(2);
    }
}
