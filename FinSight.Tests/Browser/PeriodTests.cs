using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

public sealed class PeriodTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    static readonly DateOnly Before = TestUser.Today.AddMonths(-1);

    [Fact]
    public async Task The_switch_goes_through_months_and_Back_returns()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Now", 1000);
        await me.WriteAsync("Before", 300, date: Before);
        var tab = await OpenAsync(me);
        await tab.ExpectTotalsAsync(1000, 1300);

        await Link(tab, "Previous month").ClickAsync();
        await tab.ExpectTotalsAsync(300, 1300);
        await Expect(tab.Row("Before")).ToBeVisibleAsync();
        await Expect(tab.Page).ToHaveURLAsync(Address(me, $"?period={Name(Before)}"));
        await Expect(tab.Page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex(
            Before.ToString("MMMM yyyy", CultureInfo.InvariantCulture)));
        await Link(tab, "This month").ClickAsync();
        await tab.ExpectTotalsAsync(1000, 1300);
        await Link(tab, "Next month").ClickAsync();
        await tab.ExpectTotalsAsync(0, 1300);
        await Expect(tab.Rows).ToHaveCountAsync(0);
        await Link(tab, "All time").ClickAsync();
        await Tab.ExpectMinorAsync(tab.Page.Locator("[data-figure=all-time-total]"), 1300);
        await Expect(tab.Rows).ToHaveCountAsync(2);
        await Expect(tab.Page).ToHaveURLAsync(Address(me, "?period=all"));

        await tab.Page.GoBackAsync();
        await tab.ExpectTotalsAsync(0, 1300);
        await tab.Page.GoBackAsync();
        await tab.ExpectTotalsAsync(1000, 1300);
        await tab.Page.GoForwardAsync();
        await tab.Page.GoForwardAsync();
        await Expect(tab.Rows).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Any_days_can_be_looked_at_and_stepped_through()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Inside", 1000, date: new(2026, 3, 10));
        await me.WriteAsync("Outside", 300, date: new(2026, 3, 21));
        var tab = await OpenAsync(me);
        await tab.Page.GetByText("Dates", new() { Exact = true }).ClickAsync();
        var form = tab.Page.GetByRole(AriaRole.Form, new() { Name = "Any dates" });
        await form.GetByLabel("From").FillAsync("2026-03-01");
        await form.GetByLabel("To").FillAsync("2026-03-20");
        await form.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Tab.ExpectMinorAsync(tab.Page.Locator("[data-figure=period-total]"), 1000);
        await Expect(tab.Page).ToHaveURLAsync(Address(me, "?from=2026-03-01&to=2026-03-20"));
        await Expect(tab.Row("Inside")).ToBeVisibleAsync();
        await Expect(tab.Rows).ToHaveCountAsync(1);

        await Link(tab, "Days after").ClickAsync();
        await Tab.ExpectMinorAsync(tab.Page.Locator("[data-figure=period-total]"), 300);
        await tab.Page.GoBackAsync();
        await Tab.ExpectMinorAsync(tab.Page.Locator("[data-figure=period-total]"), 1000);
    }

    [Fact]
    public async Task An_expense_added_while_another_month_is_shown_is_in_its_own()
    {
        var me = await MoveInAsync();
        var tab = await OpenAsync(me, $"/?period={Name(Before)}");
        await tab.ExpectTotalsAsync(0);
        await tab.FillAsync("Coffee", "4.50");
        await tab.AddButton.ClickAsync();
        await tab.ExpectTotalsAsync(0, 450);
        await tab.AddAsync("Old", "7", date: Before);
        await tab.ExpectTotalsAsync(700, 1150);
    }

    [Fact]
    public async Task An_address_that_makes_no_sense_shows_this_month()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Now", 1000);
        var tab = await OpenAsync(me);
        string[] periods = ["2026-13", "0000-00", "0001-01", "9999-12", "nonsense", "%00", "2026-5", "-1", "all%20"];
        foreach (var query in periods.Select(p => $"period={p}").Concat(
        [
            "category=nonsense", "period=&category=", "from=2026-05-01&to=2026-01-01", "from=x&to=y", "from=2026-01-01",
        ]))
        {
            await tab.GoAsync($"/?{query}");
            await tab.ExpectTotalsAsync(1000);
            await Expect(tab.Rows).ToHaveCountAsync(1);
        }
    }

    [Theory]
    [InlineData("?period=1900-01")]
    [InlineData("?period=9998-12")]
    [InlineData("?category=00000000-0000-0000-0000-000000000000")]
    public async Task An_address_without_expenses_says_so(string query)
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Now", 1000);
        var tab = await OpenAsync(me, $"/{query}");
        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Nothing here" })).ToBeVisibleAsync();
        foreach (var step in new[] { "Previous month", "Next month", "Next month" }) await Link(tab, step).ClickAsync();
        await tab.GoAsync("/");
        await tab.ExpectTotalsAsync(1000);
    }

    static ILocator Link(Tab tab, string name) =>
        tab.Page.GetByRole(AriaRole.Group, new() { Name = "Period" }).GetByRole(AriaRole.Link, new() { Name = name });

    static string Name(DateOnly date) => date.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    string Address(TestUser who, string query) => new Uri(App.Address, who.Address($"/{query}")).ToString();
}
