using Bunit;
using FinSight.Core;
using FinSight.Core.Dashboard;
using FinSight.Web.Components;
using FinSight.Web.Features.Dashboard;

namespace FinSight.Tests.Dashboard;

public sealed class GlanceCardTests : DashboardCardTestBase
{
    [Fact]
    public async Task The_figures_of_a_month_are_exact()
    {
        await House.Expenses.AddAsync(
            Ledger.Member, Guid.NewGuid(), await House.FieldsAsync(Ledger.Member, "Tea", 4615));
        await House.Expenses.AddAsync(
            Ledger.Member, Guid.NewGuid(), await House.FieldsAsync(Ledger.Member, "Old", 5000, date: "2026-10-02"));
        var view = await ViewAsync(November);
        var card = Show<GlanceCard>(
            p => p.Add(c => c.View, view).Add(c => c.Period, new Period(November)).Add(c => c.Today, Today));

        Assert.Equal(
            [("month-total", "4615"), ("comparison", "-385"), ("average-per-day", "201"), ("all-time-total", "9615")],
            Figures(card));
        Assert.Contains("Against October", card.Markup, StringComparison.Ordinal);
        Assert.Equal("7.7% less than 1–23 Oct 2026", Said(card.FindAll(".note")[1]));
        Assert.Equal("7.7% less", card.Find(".better").TextContent);
        Assert.Equal(30, card.FindAll(".days rect").Count);
    }

    [Theory]
    [InlineData("2026-10-05", 100, 250, "CHF +1.50", "150.0% more than 1–23 Oct 2026")]
    [InlineData("2026-10-05", 300, 500, "CHF +2.00", "66.7% more than 1–23 Oct 2026")]
    [InlineData("2026-10-05", 100, 100, "CHF 0.00", "The same as 1–23 Oct 2026")]
    [InlineData("2026-10-05", -50, 100, "CHF +1.50", "1–23 Oct 2026 came to CHF −0.50")]
    [InlineData("2026-10-05", 100, -50, "CHF −1.50", "1–23 Oct 2026 came to CHF 1.00")]
    [InlineData("2026-09-05", 100, 250, "CHF +2.50", "Nothing spent 1–23 Oct 2026")]
    [InlineData("2026-10-15", 100, 250, null, null)] // only some of those days were written down
    [InlineData("2026-11-02", 100, 250, null, null)] // none of them
    public async Task A_comparison_says_what_it_compares_or_is_left_out(
        string first, long before, long now, string? figure, string? note)
    {
        await House.Expenses.AddAsync(
            Ledger.Member, Guid.NewGuid(), await House.FieldsAsync(Ledger.Member, "First", before, date: first));
        await House.Expenses.AddAsync(
            Ledger.Member, Guid.NewGuid(), await House.FieldsAsync(Ledger.Member, "Now", now, date: "2026-11-20"));
        var view = await ViewAsync(November);
        var card = Show<GlanceCard>(
            p => p.Add(c => c.View, view).Add(c => c.Period, new Period(November)).Add(c => c.Today, Today));

        var shown = card.FindAll("[data-figure=comparison]").SingleOrDefault();
        Assert.Equal(figure, shown is null ? null : Said(shown));
        Assert.Equal(note, shown is null ? null : Said(shown.ParentElement!.QuerySelector(".note")!));
    }

    [Theory]
    [InlineData(10, "Over 31 days")]
    [InlineData(11, "So far this month")]
    [InlineData(12, "Over 31 days")]
    public async Task Only_a_running_month_has_an_average_so_far(int month, string note)
    {
        var period = new Month(2026, month);
        var view = await ViewAsync(period);
        var card = Show<GlanceCard>(
            p => p.Add(c => c.View, view).Add(c => c.Period, new Period(period)).Add(c => c.Today, Today));
        Assert.Equal(note, Said(
            card.Find("[data-figure=average-per-day]").ParentElement!.QuerySelector(".note")!));
    }

    [Fact]
    public async Task A_month_before_that_came_to_0_is_not_one_without_expenses()
    {
        foreach (var minor in new[] { 100, -100 })
            await House.Expenses.AddAsync(
                Ledger.Member, Guid.NewGuid(),
                await House.FieldsAsync(Ledger.Member, "Shoes", minor, date: "2026-10-02"));
        var view = await ViewAsync(November);
        var card = Show<GlanceCard>(
            p => p.Add(c => c.View, view).Add(c => c.Period, new Period(November)).Add(c => c.Today, Today));
        Assert.Equal("The same as 1–23 Oct 2026", Said(card.FindAll(".note")[1]));
        Assert.Equal((0, 2), (view.Months[10].Amount, view.Months[10].Count));
    }

    [Fact]
    public async Task A_month_that_is_to_come_compares_with_nothing()
    {
        await House.Expenses.AddAsync(
            Ledger.Member, Guid.NewGuid(), await House.FieldsAsync(Ledger.Member, "Tea", 100, date: "2025-10-02"));
        Assert.Null((await ViewAsync(November.Next)).Comparison);
        Assert.NotNull((await ViewAsync(November)).Comparison);
        Assert.NotNull((await ViewAsync(November.Previous)).Comparison);
    }

    [Fact]
    public async Task Days_that_are_hardly_covered_by_the_ledger_compare_with_nothing()
    {
        await House.Expenses.AddAsync(
            Ledger.Member, Guid.NewGuid(), await House.FieldsAsync(Ledger.Member, "Tea", 100, date: "2025-12-05"));
        Assert.Null(await ComparedAsync(new(new(2026, 1, 1), new(2026, 11, 29))));
        Assert.NotNull(await ComparedAsync(new(new(2026, 2, 1), new(2026, 3, 31))));
        Assert.Null(await ComparedAsync(new(new(2025, 12, 6), new(2025, 12, 10))));
        Assert.NotNull(await ComparedAsync(new(new(2025, 12, 6), new(2025, 12, 6))));

        async Task<SpendingComparison?> ComparedAsync(DateRange days) =>
            (await House.Get<DashboardService>()
                .ViewAsync(Ledger.Member, new DashboardRequest(null, Today, Days: days)))
                .Comparison;
    }

    [Fact]
    public async Task All_time_has_no_month_and_no_comparison()
    {
        await House.Expenses.AddAsync(
            Ledger.Member, Guid.NewGuid(), await House.FieldsAsync(Ledger.Member, "Tea", -4615));
        var view = await ViewAsync(null);
        var card = Show<GlanceCard>(
            p => p.Add(c => c.View, view).Add(c => c.Period, new Period((Month?)null)).Add(c => c.Today, Today));

        Assert.Equal([("all-time-total", "-4615"), ("average-per-day", "-1154")], Figures(card));
        Assert.Contains("1 expense · since Fri 20 Nov", card.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_days_have_their_sum_their_comparison_and_their_average()
    {
        var days = new DateRange(Today.AddDays(-9), Today);
        await AddAsync(days, 1000, 300);
        var view = await House.Get<DashboardService>()
            .ViewAsync(Ledger.Member, new DashboardRequest(null, Today, Days: days));
        var card = Show<GlanceCard>(
            p => p.Add(c => c.View, view).Add(c => c.Period, new Period(null, days)).Add(c => c.Today, Today));
        Assert.Equal(
            [("period-total", "1000"), ("comparison", "700"), ("average-per-day", "100"), ("all-time-total", "1300")],
            Figures(card));

        async Task AddAsync(DateRange days, long inside, long before)
        {
            var fields = await House.FieldsAsync(Ledger.Member);
            await House.Expenses.AddManyAsync(Ledger.Member,
            [
                fields with { Date = days.First, Amount = new(inside, Ledger.Member.Currency) },
                fields with { Date = days.First.AddDays(-10), Amount = new(before, Ledger.Member.Currency) },
            ]);
        }
    }

    static IEnumerable<(string?, string?)> Figures(IRenderedComponent<GlanceCard> card) =>
        card.FindAll("[data-figure]").Select(f => (f.GetAttribute("data-figure"), f.GetAttribute("data-minor")));
}
