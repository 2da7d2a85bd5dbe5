using AngleSharp.Dom;
using Bunit;
using FinSight.Core.Dashboard;
using FinSight.Web.Charts;
using FinSight.Web.Features.Dashboard;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Dashboard;

public sealed class MonthsCardTests : DashboardCardTestBase
{
    [Fact]
    public void Months_without_spending_say_so_and_draw_nothing()
    {
        var months = Enumerable.Range(0, 12).Select(i => new MonthTotal(new DateOnly(2025, 12, 1).AddMonths(i), 0, 0))
            .ToList();
        var card = Show<MonthsCard>(p => p.Add(c => c.Months, months).Add(c => c.Current, November));
        Assert.Contains("Nothing spent in these months.", card.Markup, StringComparison.Ordinal);
        Assert.All(card.FindAll(".chart, .key, .twin"), part => Assert.NotNull(part.Closest("[hidden]")));
    }

    [Fact]
    public void The_table_of_the_months_has_the_numbers_of_the_chart()
    {
        var months = Enumerable.Range(0, 12)
            .Select(i => new MonthTotal(new DateOnly(2025, 12, 1).AddMonths(i), i < 2 ? 0 : i * 12_345, 1)).ToList();
        var card = Show<MonthsCard>(
            p => p.Add(c => c.Months, months).Add(c => c.Average, 4_321).Add(c => c.Current, November));

        var rows = card.FindAll("tbody tr");
        var points = card.FindComponent<Chart>().Instance.Series.Points;
        Assert.Equal(months.Select(m => Ledger.Amount(m.Amount)), rows.Select(r => r.QuerySelector("td")!.TextContent));
        Assert.Equal(months.Select(m => m.Amount), points.Select(p => p.Value));
        Assert.Equal("Dec 2025", rows[0].QuerySelector("th")!.TextContent);
        Assert.Equal("Nov 2026, so far", rows[^1].QuerySelector("th")!.TextContent);
        Assert.All(
            points.Zip(rows),
            pair => Assert.EndsWith(
                pair.Second.QuerySelector("td")!.TextContent, pair.First.Text, StringComparison.Ordinal));
        Assert.All(rows, row => Assert.Equal("amount", row.QuerySelector("td")!.ClassName));
        Assert.Equal(4_321, card.FindComponent<Chart>().Instance.Series.Line!.Value);
        Assert.Equal("Average CHF 43.21", Said(card.Find(".card-head .small")));
    }

    [Fact]
    public void Months_that_came_to_0_or_less_are_drawn()
    {
        var months = Enumerable.Range(0, 12)
            .Select(i => new MonthTotal(new DateOnly(2025, 12, 1).AddMonths(i), i == 11 ? -7_500 : 0, i / 10)).ToList();
        var card = Show<MonthsCard>(
            p => p.Add(c => c.Months, months).Add(c => c.Average, 0).Add(c => c.Current, November));
        Assert.DoesNotContain("Nothing spent", card.Markup, StringComparison.Ordinal);
        Assert.Equal((0, -7_500), (Points(card)[10].Value, Points(card)[11].Value));
        Assert.Equal("Nov 2026: CHF\u00A0−75.00", Points(card)[11].Text);
        Assert.EndsWith(
            "Highest Dec 2025, CHF\u00A00.00. Lowest Nov 2026, CHF\u00A0−75.00.",
            card.Find("canvas").GetAttribute("aria-label"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bars_and_rows_lead_to_their_month()
    {
        var months = Enumerable.Range(0, 12).Select(i => new MonthTotal(new DateOnly(2025, 12, 1).AddMonths(i), 100, 1))
            .ToList();
        var card = Show<MonthsCard>(p => p.Add(c => c.Months, months).Add(c => c.Current, November));
        Assert.Equal(Ledger.To("/?period=2025-12"), card.Find("tbody a").GetAttribute("href"));
        Assert.Equal(Ledger.To("/"), card.FindAll("tbody a")[^1].GetAttribute("href"));

        await card.InvokeAsync(() => card.FindComponent<Chart>().Instance.PointClicked(1));
        Assert.EndsWith(
            "/?period=2026-01", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }
}
