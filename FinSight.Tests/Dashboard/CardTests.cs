using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using FinSight.Core;
using FinSight.Core.Dashboard;
using FinSight.Web.Charts;
using FinSight.Web.Features.Dashboard;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Dashboard;

public sealed class CardTests : VisitTest
{
    static readonly Month November = new(2026, 11);

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(12)]
    public void Every_category_is_there_with_its_exact_amount_also_when_folded(int count)
    {
        var totals = Totals([.. Enumerable.Range(1, count).Select(i => 100L * (count - i) + 33)]);
        var rows = Categories(totals).FindAll("[data-figure=category-total]");

        Assert.Equal(totals.Select(t => (t.Name, t.Amount.ToString(CultureInfo.InvariantCulture))),
            rows.Select(r => (r.GetAttribute("data-category")!, r.GetAttribute("data-minor")!)));
        Assert.Equal(1000, rows.Sum(r => Permille(r.QuerySelector(".percent")!.TextContent)));
        Assert.Equal(count == 12 ? 5 : 0, rows.Count(r => r.ParentElement!.HasAttribute("hidden")));
    }

    [Fact]
    public async Task The_smaller_categories_unfold()
    {
        var totals = Totals(900, 800, 700, 600, 500, 400, 300, 200, 100);
        var card = Categories(totals);
        var fold = card.Find("[aria-expanded]");
        Assert.Contains("2 smaller", fold.TextContent, StringComparison.Ordinal);
        Assert.Contains("3.00", fold.TextContent, StringComparison.Ordinal);
        Assert.Equal(300, card.FindComponent<Chart>().Instance.Series.Points[^1].Value);

        await fold.ClickAsync();
        Assert.Equal("true", card.Find("[aria-expanded]").GetAttribute("aria-expanded"));
        Assert.Empty(card.FindAll("li[hidden]"));
    }

    [Fact]
    public void Refunds_stand_beside_the_ring_and_never_in_it()
    {
        var card = Categories(Totals(1000, 500, -250));

        Assert.Equal(["10.00", "5.00", "−2.50", "−2.50", "12.50"], card.FindAll(".legend-row .amount").Select(a => a.TextContent));
        Assert.Equal(["66.7%", "33.3%", ""], card.FindAll(".percent").Select(p => p.TextContent));
        Assert.Equal("Before refunds 15.00", Said(card.Find("figcaption")));
        Assert.Equal(["Refunds−2.50", "Total12.50"], card.FindAll(".sum").Select(Said));
        Assert.StartsWith("Spending by category, most in Category 0 with 66.7%;", card.Find("canvas").GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Equal([1000L, 500], Points(card).Select(p => p.Value));
        Assert.Equal(["Category 0: CHF 10.00, 66.7%", "Category 1: CHF 5.00, 33.3%"], Points(card).Select(p => p.Text));
    }

    [Fact]
    public void Many_categories_with_refunds_have_one_computation_for_shares_ring_and_list()
    {
        var card = Categories(Totals([.. Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? 100L + i : -1000 - i)]));

        var fold = card.Find("[aria-expanded]");
        Assert.StartsWith("3 smaller", Said(fold), StringComparison.Ordinal);
        var ring = Points(card);
        Assert.Equal(8, ring.Count);
        Assert.Equal(1_090, ring.Sum(p => p.Value));
        Assert.Equal("1090", card.Find("[data-figure=ring]").GetAttribute("data-minor"));
        Assert.EndsWith(fold.QuerySelector(".percent")!.TextContent, ring[^1].Text, StringComparison.Ordinal);
        Assert.Equal(1000, ring.Sum(p => Permille(p.Text[(p.Text.LastIndexOf(' ') + 1)..])));
        Assert.Equal(("-10100", "-9010"), (Minor("refunds"), Minor("after-refunds")));

        string? Minor(string figure) => card.Find($"[data-figure={figure}]").GetAttribute("data-minor");
    }

    [Theory]
    [InlineData(-500, -250)]
    [InlineData(0, -250)]
    [InlineData(0, 0)]
    public void Without_spending_there_is_no_ring_but_the_list(long one, long other)
    {
        var card = Categories(Totals(one, other));
        Assert.True(card.Find(".donut").HasAttribute("hidden"));
        Assert.Empty(Points(card));
        Assert.Equal(2, card.FindAll("[data-figure=category-total]").Count);
        Assert.All(card.FindAll(".percent"), percent => Assert.Equal("", percent.TextContent));
    }

    [Fact]
    public async Task A_click_on_a_row_or_a_slice_tells_its_category()
    {
        var totals = Totals(1000, 250);
        List<Guid> told = [];
        var card = Categories(totals, told.Add);

        await card.FindAll(".legend-row")[1].ClickAsync();
        await card.InvokeAsync(() => card.FindComponent<Chart>().Instance.PointClicked(0));

        Assert.Equal([totals[1].Id, totals[0].Id], told);
    }

    [Fact]
    public void A_card_without_spending_says_so() =>
        Assert.Contains("Nothing spent yet.", Categories([]).Markup, StringComparison.Ordinal);

    [Fact]
    public void Months_without_spending_say_so_and_draw_nothing()
    {
        var months = Enumerable.Range(0, 12).Select(i => new MonthTotal(new DateOnly(2025, 12, 1).AddMonths(i), 0, 0)).ToList();
        var card = Show<MonthsCard>(p => p.Add(c => c.Months, months).Add(c => c.Current, November));
        Assert.Contains("Nothing spent in these months.", card.Markup, StringComparison.Ordinal);
        Assert.All(card.FindAll(".chart, .key, .twin"), part => Assert.NotNull(part.Closest("[hidden]")));
    }

    [Fact]
    public void The_table_of_the_months_has_the_numbers_of_the_chart()
    {
        var months = Enumerable.Range(0, 12).Select(i => new MonthTotal(new DateOnly(2025, 12, 1).AddMonths(i), i < 2 ? 0 : i * 12_345, 1)).ToList();
        var card = Show<MonthsCard>(p => p.Add(c => c.Months, months).Add(c => c.Average, 4_321).Add(c => c.Current, November));

        var rows = card.FindAll("tbody tr");
        var points = card.FindComponent<Chart>().Instance.Series.Points;
        Assert.Equal(months.Select(m => Visit.Amount(m.Amount)), rows.Select(r => r.QuerySelector("td")!.TextContent));
        Assert.Equal(months.Select(m => m.Amount), points.Select(p => p.Value));
        Assert.Equal("Dec 2025", rows[0].QuerySelector("th")!.TextContent);
        Assert.Equal("Nov 2026, so far", rows[^1].QuerySelector("th")!.TextContent);
        Assert.All(points.Zip(rows), pair => Assert.EndsWith(pair.Second.QuerySelector("td")!.TextContent, pair.First.Text, StringComparison.Ordinal));
        Assert.All(rows, row => Assert.Equal("amount", row.QuerySelector("td")!.ClassName));
        Assert.Equal(4_321, card.FindComponent<Chart>().Instance.Series.Line!.Value);
        Assert.Equal("Average CHF 43.21", Said(card.Find(".card-head .small")));
    }

    [Fact]
    public void Months_that_came_to_0_or_less_are_drawn()
    {
        var months = Enumerable.Range(0, 12).Select(i => new MonthTotal(new DateOnly(2025, 12, 1).AddMonths(i), i == 11 ? -7_500 : 0, i / 10)).ToList();
        var card = Show<MonthsCard>(p => p.Add(c => c.Months, months).Add(c => c.Average, 0).Add(c => c.Current, November));
        Assert.DoesNotContain("Nothing spent", card.Markup, StringComparison.Ordinal);
        Assert.Equal((0, -7_500), (Points(card)[10].Value, Points(card)[11].Value));
        Assert.Equal("Nov 2026: CHF −75.00", Points(card)[11].Text);
        Assert.EndsWith("Highest Dec 2025, CHF 0.00. Lowest Nov 2026, CHF −75.00.", card.Find("canvas").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_figures_of_a_month_are_exact()
    {
        await House.Expenses.AddAsync(Visit.Member, Guid.NewGuid(), await House.FieldsAsync(Visit.Member, "Tea", 4615));
        await House.Expenses.AddAsync(Visit.Member, Guid.NewGuid(), await House.FieldsAsync(Visit.Member, "Old", 5000, date: "2026-10-02"));
        var view = await ViewAsync(November);
        var card = Show<GlanceCard>(p => p.Add(c => c.View, view).Add(c => c.Period, new Period(November)).Add(c => c.Today, Today));

        Assert.Equal([("month-total", "4615"), ("comparison", "-385"), ("average-per-day", "201"), ("all-time-total", "9615")], Figures(card));
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
    public async Task A_comparison_says_what_it_compares_or_is_left_out(string first, long before, long now, string? figure, string? note)
    {
        await House.Expenses.AddAsync(Visit.Member, Guid.NewGuid(), await House.FieldsAsync(Visit.Member, "First", before, date: first));
        await House.Expenses.AddAsync(Visit.Member, Guid.NewGuid(), await House.FieldsAsync(Visit.Member, "Now", now, date: "2026-11-20"));
        var view = await ViewAsync(November);
        var card = Show<GlanceCard>(p => p.Add(c => c.View, view).Add(c => c.Period, new Period(November)).Add(c => c.Today, Today));

        var shown = card.FindAll("[data-figure=comparison]").SingleOrDefault();
        Assert.Equal(figure, shown is null ? null : Said(shown));
        Assert.Equal(note, shown is null ? null : Said(shown.ParentElement!.QuerySelector(".note")!));
    }

    [Fact]
    public async Task A_month_before_that_came_to_0_is_not_one_without_expenses()
    {
        foreach (var minor in new[] { 100, -100 })
            await House.Expenses.AddAsync(Visit.Member, Guid.NewGuid(), await House.FieldsAsync(Visit.Member, "Shoes", minor, date: "2026-10-02"));
        var view = await ViewAsync(November);
        var card = Show<GlanceCard>(p => p.Add(c => c.View, view).Add(c => c.Period, new Period(November)).Add(c => c.Today, Today));
        Assert.Equal("The same as 1–23 Oct 2026", Said(card.FindAll(".note")[1]));
        Assert.Equal((0, 2), (view.Months[10].Amount, view.Months[10].Count));
    }

    [Fact]
    public async Task A_month_that_is_to_come_compares_with_nothing()
    {
        await House.Expenses.AddAsync(Visit.Member, Guid.NewGuid(), await House.FieldsAsync(Visit.Member, "Tea", 100, date: "2025-10-02"));
        Assert.Null((await ViewAsync(November.Next)).Comparison);
        Assert.NotNull((await ViewAsync(November)).Comparison);
        Assert.NotNull((await ViewAsync(November.Previous)).Comparison);
    }

    [Fact]
    public async Task Days_that_are_hardly_covered_by_the_ledger_compare_with_nothing()
    {
        await House.Expenses.AddAsync(Visit.Member, Guid.NewGuid(), await House.FieldsAsync(Visit.Member, "Tea", 100, date: "2025-12-05"));
        Assert.Null(await ComparedAsync(new(new(2026, 1, 1), new(2026, 11, 29))));
        Assert.NotNull(await ComparedAsync(new(new(2026, 2, 1), new(2026, 3, 31))));
        Assert.Null(await ComparedAsync(new(new(2025, 12, 6), new(2025, 12, 10))));
        Assert.NotNull(await ComparedAsync(new(new(2025, 12, 6), new(2025, 12, 6))));

        async Task<Comparison?> ComparedAsync(DateRange days) =>
            (await House.Get<DashboardService>().ViewAsync(Visit.Member, new DashboardQuery(null, Today, Days: days))).Comparison;
    }

    [Fact]
    public async Task All_time_has_no_month_and_no_comparison()
    {
        await House.Expenses.AddAsync(Visit.Member, Guid.NewGuid(), await House.FieldsAsync(Visit.Member, "Tea", -4615));
        var view = await ViewAsync(null);
        var card = Show<GlanceCard>(p => p.Add(c => c.View, view).Add(c => c.Period, new Period((Month?)null)).Add(c => c.Today, Today));

        Assert.Equal([("all-time-total", "-4615"), ("average-per-day", "-1154")], Figures(card));
        Assert.Contains("1 expense · since Fri 20 Nov", card.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11", "?period=2026-10", "?period=2026-12", "?period=all")]
    [InlineData("2026-10", "?period=2026-09", "", "", "?period=all")]
    [InlineData("2027-01", "?period=2026-12", "?period=2027-02", "", "?period=all")]
    [InlineData(null, "")]
    public void The_period_switch_leads_to_the_neighbours_this_month_and_all_time(string? month, params string[] addresses)
    {
        var links = Show<PeriodSwitch>(p => p
            .Add(s => s.Selected, new Period(Month.TryParse(month, out var selected) ? selected : null))
            .Add(s => s.Current, November)).FindAll("a");

        Assert.Equal(addresses.Select(a => "/" + a), links.Select(l => l.GetAttribute("href")));
    }

    [Theory]
    [InlineData("all", null)]
    [InlineData("2026-02", "2026-02")]
    [InlineData(null, "2026-11")]
    [InlineData("2026-13", "2026-11")]
    [InlineData("<script>", "2026-11")]
    public void An_address_that_names_no_period_means_this_month(string? asked, string? month) =>
        Assert.Equal(month, Period.Read(asked, November).Month?.ToString());

    [Theory]
    [InlineData("2026-03-01", "2026-05-31", "?from=2026-03-01&to=2026-05-31")]
    [InlineData("2026-05-31", "2026-03-01", "")]
    [InlineData("2026-03-01", null, "")]
    [InlineData("1899-12-31", "2026-03-01", "")]
    [InlineData("2026-3-1", "2026-05-31", "")]
    public void An_address_may_name_any_days(string? from, string? to, string address) =>
        Assert.Equal("/" + address, Period.Read("2026-11", November, from, to).Address(November));

    [Fact]
    public void The_period_switch_steps_through_days_by_their_number_and_takes_any_others()
    {
        var page = Show<PeriodSwitch>(p => p.Add(s => s.Selected, Period.Read(null, November, "2026-03-01", "2026-03-10")).Add(s => s.Current, November));
        Assert.Equal(["/?from=2026-02-19&to=2026-02-28", "/?from=2026-03-11&to=2026-03-20", "/", "/?period=all"],
            page.FindAll("a").Select(l => l.GetAttribute("href")));
        Assert.Equal("1–10 Mar 2026", page.Find(".month").TextContent);

        page.Find("[name=to]").Change("2026-02-01");
        page.Find("form").Submit();
        Assert.Equal("Choose a first day and one that is not before it.", page.Find(".error").TextContent.Trim());
        page.Find("[name=to]").Change("2026-04-02");
        page.Find("form").Submit();
        Assert.EndsWith("/?from=2026-03-01&to=2026-04-02", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_days_have_their_sum_their_comparison_and_their_average()
    {
        var days = new DateRange(Today.AddDays(-9), Today);
        await AddAsync(days, 1000, 300);
        var view = await House.Get<DashboardService>().ViewAsync(Visit.Member, new DashboardQuery(null, Today, Days: days));
        var card = Show<GlanceCard>(p => p.Add(c => c.View, view).Add(c => c.Period, new Period(null, days)).Add(c => c.Today, Today));
        Assert.Equal([("period-total", "1000"), ("comparison", "700"), ("average-per-day", "100"), ("all-time-total", "1300")], Figures(card));

        async Task AddAsync(DateRange days, long inside, long before)
        {
            var fields = await House.FieldsAsync(Visit.Member);
            await House.Expenses.AddManyAsync(Visit.Member,
            [
                fields with { Date = days.First, Amount = new(inside, Visit.Member.Currency) },
                fields with { Date = days.First.AddDays(-10), Amount = new(before, Visit.Member.Currency) },
            ]);
        }
    }

    static List<CategoryTotal> Totals(params long[] amounts) =>
        [.. amounts.Select((amount, i) => new CategoryTotal(Guid.NewGuid(), $"Category {i}", "home", "🛋️", amount, 1))];

    IRenderedComponent<CategoryCard> Categories(IReadOnlyList<CategoryTotal> totals, Action<Guid>? onSelect = null) =>
        Show<CategoryCard>(p => p.Add(c => c.Totals, totals).Add(c => c.OnSelect, onSelect ?? (_ => { })));

    static IReadOnlyList<ChartPoint> Points<T>(IRenderedComponent<T> card) where T : class, IComponent => card.FindComponent<Chart>().Instance.Series.Points;

    static string Said(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    static int Permille(string percent) => int.Parse(percent.Replace(".", "", StringComparison.Ordinal).TrimEnd('%'), CultureInfo.InvariantCulture);

    static IEnumerable<(string?, string?)> Figures(IRenderedComponent<GlanceCard> card) =>
        card.FindAll("[data-figure]").Select(f => (f.GetAttribute("data-figure"), f.GetAttribute("data-minor")));
}
