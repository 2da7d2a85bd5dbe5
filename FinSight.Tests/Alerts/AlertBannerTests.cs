using Bunit;
using FinSight.Core;
using FinSight.Core.Alerts;
using FinSight.Core.Budgets;
using FinSight.Web.Features.Alerts;

namespace FinSight.Tests.Alerts;

public sealed class AlertBannerTests : SignedInComponentTestBase
{
    [Fact]
    public async Task A_crossed_line_comes_up_by_itself_and_goes_when_it_was_read()
    {
        await SetAsync();
        var banner = Show<AlertBanner>(_ => { });
        Assert.Empty(banner.FindAll("[data-alert]"));

        await SpendAsync(8_500);
        Time.Advance(TimeSpan.FromSeconds(1));
        banner.WaitForAssertion(
            () => Assert.Equal("80", banner.Find("[role=status][data-alert]").GetAttribute("data-alert")));
        Assert.Contains(
            "Groceries: 80% of CHF\u00A0100.00 is used up.", banner.Find("p").TextContent, StringComparison.Ordinal);
        Assert.Equal("1–30 Nov 2026", banner.Find("p .small").TextContent);
        await banner.ClickAsync("button");

        Assert.Empty(banner.FindAll("[data-alert]"));
        Assert.All(await House.Get<AlertListService>().ListAsync(Ledger.Member), alert => Assert.True(alert.IsRead));
    }

    [Fact]
    public async Task Those_that_find_no_room_lead_to_the_list_and_all_are_dismissed_at_once()
    {
        foreach (var category in new[] { "Groceries", "Eating out", "Travel" })
        {
            await SetAsync(category);
            await SpendAsync(8_500, category);
        }

        var banner = Show<AlertBanner>(_ => { });
        banner.WaitForAssertion(() => Assert.Equal(2, banner.FindAll("[data-alert]").Count));
        Assert.Equal(
            ("and 1 more", Ledger.To("/budgets#alerts")),
            (banner.Find(".more-alerts a").TextContent, banner.Find(".more-alerts a").GetAttribute("href")));
        await banner.ClickAsync(".more-alerts button");

        Assert.Empty(banner.FindAll("[data-alert], .more-alerts"));
    }

    [Fact]
    public async Task The_list_names_what_crossed_each_line_and_marks_what_is_new()
    {
        await SetAsync();
        await SpendAsync(12_000);
        var list = Show<AlertList>(_ => { });
        list.WaitForAssertion(() => Assert.Equal(3, list.FindAll("[data-unread]").Count));
        Assert.Contains(
            "Groceries: over its budget of CHF\u00A0100.00.", list.Find("ul").TextContent, StringComparison.Ordinal);
        Assert.Equal(3, list.FindAll("a[href*='/history/']").Count);

        await list.ClickAsync("button");

        Assert.Empty(list.FindAll("[data-unread]"));
        Assert.Equal(3, list.FindAll("li").Count);
    }

    async Task SetAsync(string category = "Groceries") => await House.Get<BudgetService>().AddAsync(
        Ledger.Member,
        new(Choices.Single(c => c.Name == category)
            .Id, new Money(10_000, Ledger.Member.Currency), BudgetCycleKind.Month)
        {
            Warnings = BudgetWarningSettings.Usual with { OfPace = false },
        }, Today);

    async Task SpendAsync(long minor, string category = "Groceries") => await House.Expenses.AddAsync(
        Ledger.Member,
        Guid.CreateVersion7(),
        await House.FieldsAsync(Ledger.Member, minor: minor, date: "2026-11-23", category: category));
}
