using System.Globalization;
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
    public void A_category_of_refunds_is_listed_and_has_no_slice()
    {
        var card = Categories(Totals(1000, -250));

        Assert.Equal(["10.00", "−2.50"], card.FindAll(".legend-row .amount").Select(a => a.TextContent));
        Assert.Equal(["100.0%", "0.0%"], card.FindAll(".percent").Select(p => p.TextContent));
        Assert.Equal("7.50", card.Find("figcaption .figure").TextContent);
        Assert.Equal([1000L, 0L], card.FindComponent<Chart>().Instance.Series.Points.Select(p => p.Value));
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
        var months = Enumerable.Range(0, 12).Select(i => new MonthTotal(new DateOnly(2025, 12, 1).AddMonths(i), 0)).ToList();
        var card = Show<MonthsCard>(p => p.Add(c => c.Months, months).Add(c => c.Current, November));
        Assert.Contains("Nothing spent in these months.", card.Markup, StringComparison.Ordinal);
        Assert.All(card.FindAll(".chart, .key, .twin"), part => Assert.NotNull(part.Closest("[hidden]")));
    }

    [Fact]
    public void The_table_of_the_months_has_the_numbers_of_the_chart()
    {
        var months = Enumerable.Range(0, 12).Select(i => new MonthTotal(new DateOnly(2025, 12, 1).AddMonths(i), i < 2 ? 0 : i * 12_345)).ToList();
        var card = Show<MonthsCard>(p => p.Add(c => c.Months, months).Add(c => c.Current, November));

        var rows = card.FindAll("tbody tr");
        var points = card.FindComponent<Chart>().Instance.Series.Points;
        Assert.Equal(months.Select(m => Visit.Amount(m.Amount)), rows.Select(r => r.QuerySelector("td")!.TextContent));
        Assert.Equal(months.Select(m => m.Amount), points.Select(p => p.Value));
        Assert.Equal("Dec 2025", rows[0].QuerySelector("th")!.TextContent);
        Assert.Equal("Nov 2026, so far", rows[^1].QuerySelector("th")!.TextContent);
        Assert.All(points.Zip(rows), pair => Assert.EndsWith(pair.Second.QuerySelector("td")!.TextContent, pair.First.Text, StringComparison.Ordinal));
        // Of the nine full months since the first spending.
        Assert.Equal(Enumerable.Range(2, 9).Sum(i => i * 12_345) / 9, card.FindComponent<Chart>().Instance.Series.Line!.Value);
    }

    [Fact]
    public async Task The_figures_of_a_month_are_exact()
    {
        await House.Expenses.AddAsync(Visit.Member, Guid.NewGuid(), await House.FieldsAsync(Visit.Member, "Tea", 4615));
        await House.Expenses.AddAsync(Visit.Member, Guid.NewGuid(), await House.FieldsAsync(Visit.Member, "Old", 5000, date: "2026-10-02"));
        var view = await ViewAsync(November);
        var card = Show<GlanceCard>(p => p.Add(c => c.View, view).Add(c => c.Period, new Period(November)).Add(c => c.Today, Today));

        Assert.Equal([("month-total", "4615"), ("average-per-day", "201"), ("all-time-total", "9615")], Figures(card));
        Assert.Contains("Against October", card.Markup, StringComparison.Ordinal);
        Assert.Contains("7.7% less", card.Find(".better").TextContent, StringComparison.Ordinal);
        Assert.Equal(30, card.FindAll(".days rect").Count);
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
        Assert.Equal("1 Mar – 10 Mar 2026", page.Find(".month").TextContent);

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
        Assert.Equal([("period-total", "1000"), ("average-per-day", "100"), ("all-time-total", "1300")], Figures(card));
        Assert.Contains("7.00", card.FindAll(".kpi")[1].TextContent, StringComparison.Ordinal);

        async Task AddAsync(DateRange days, long inside, long before)
        {
            var fields = await House.FieldsAsync(Visit.Member);
            await House.Expenses.AddManyAsync(Visit.Member,
            [
                fields with { Date = days.First, Amount = new(inside, Visit.Member.Currency) },
                fields with { Date = days.First.AddDays(-1), Amount = new(before, Visit.Member.Currency) },
            ]);
        }
    }

    static List<CategoryTotal> Totals(params long[] amounts) =>
        [.. amounts.Select((amount, i) => new CategoryTotal(Guid.NewGuid(), $"Category {i}", "home", "🛋️", amount, 1))];

    IRenderedComponent<CategoryCard> Categories(IReadOnlyList<CategoryTotal> totals, Action<Guid>? onSelect = null) =>
        Show<CategoryCard>(p => p.Add(c => c.Totals, totals).Add(c => c.OnSelect, onSelect ?? (_ => { })));

    static int Permille(string percent) => int.Parse(percent.Replace(".", "", StringComparison.Ordinal).TrimEnd('%'), CultureInfo.InvariantCulture);

    static IEnumerable<(string?, string?)> Figures(IRenderedComponent<GlanceCard> card) =>
        card.FindAll("[data-figure]").Select(f => (f.GetAttribute("data-figure"), f.GetAttribute("data-minor")));
}
