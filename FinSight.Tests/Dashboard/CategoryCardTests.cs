using System.Globalization;
using Bunit;
using FinSight.Core.Dashboard;
using FinSight.Web.Charts;
using FinSight.Web.Features.Dashboard;

namespace FinSight.Tests.Dashboard;

public sealed class CategoryCardTests : DashboardCardTestBase
{
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

        Assert.Equal(
            ["10.00", "5.00", "−2.50", "−2.50", "12.50"],
            card.FindAll(".legend-row .amount").Select(a => a.TextContent));
        Assert.Equal(["66.7%", "33.3%", ""], card.FindAll(".percent").Select(p => p.TextContent));
        Assert.Equal("Before refunds 15.00", Said(card.Find("figcaption")));
        Assert.Equal(["Refunds−2.50", "Total12.50"], card.FindAll(".sum").Select(Said));
        Assert.StartsWith(
            "Spending by category, most in Category 0 with 66.7%;", card.Find("canvas").GetAttribute("aria-label"),
            StringComparison.Ordinal);
        Assert.Equal([1000L, 500], Points(card).Select(p => p.Value));
        Assert.Equal(
            ["Category 0: CHF\u00A010.00, 66.7%", "Category 1: CHF\u00A05.00, 33.3%"],
            Points(card).Select(p => p.Text));
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
        List<Guid?> told = [];
        var card = Categories(totals, told.Add);

        await card.FindAll(".legend-row")[1].ClickAsync();
        await card.InvokeAsync(() => card.FindComponent<Chart>().Instance.PointClicked(0));

        Assert.Equal([totals[1].Id, totals[0].Id], told);
    }

    [Fact]
    public async Task A_parent_opens_into_its_children_and_back()
    {
        CategoryTotal food = new(Guid.NewGuid(), "Food", "home", "🍽️", 900, 3),
        rent = new(Guid.NewGuid(), "Rent", "home", "🏠", 500, 1);
        CategoryTotal cake = new(Guid.NewGuid(), "Cake", "home", "🍰", 700, 1, food.Id);
        CategoryTotal[] totals =
            [food, cake, rent, food with { Amount = 200, Count = 2, ParentId = food.Id, IsOwn = true }];
        List<Guid?> told = [];
        var card = Categories(totals, told.Add);
        Assert.Equal([900L, 500], Points(card).Select(p => p.Value));
        await card.FindAll(".legend-row")[0].ClickAsync();

        card.Render(p => p.Add(c => c.Selected, food.Id));
        Assert.Equal([("Cake", "700"), ("Food", "200")], Rows(card));
        Assert.Equal(
            ("900", "Food"), (card.Find("[data-figure=ring]").GetAttribute("data-minor"), Said(card.Find("h2"))));
        Assert.Equal("Food, itself: CHF\u00A02.00, 22.2%", Points(card)[1].Text);
        await card.FindAll(".legend-row")[0].ClickAsync();

        card.Render(p => p.Add(c => c.Selected, cake.Id));
        Assert.Equal([("Cake", "700"), ("Food", "200")], Rows(card));
        await card.FindAll(".legend-row")[0].ClickAsync();
        await card.ClickAsync(".card-head button");
        Assert.Equal([food.Id, cake.Id, food.Id, null], told);

        static IEnumerable<(string?, string?)> Rows(IRenderedComponent<CategoryCard> card) =>
            card.FindAll("[data-category]")
                .Select(row => (row.GetAttribute("data-category"), row.GetAttribute("data-minor")));
    }

    [Fact]
    public void A_card_without_spending_says_so() =>
        Assert.Contains("Nothing spent yet.", Categories([]).Markup, StringComparison.Ordinal);

    static List<CategoryTotal> Totals(params long[] amounts) =>
    [
        .. amounts.Select((amount, i) =>
            new CategoryTotal(Guid.NewGuid(), $"Category {i}", "home", "🛋️", amount, 1)),
    ];

    IRenderedComponent<CategoryCard> Categories(IReadOnlyList<CategoryTotal> totals, Action<Guid?>? onSelect = null) =>
        Show<CategoryCard>(p => p.Add(c => c.Totals, totals).Add(c => c.OnSelect, onSelect ?? (_ => { })));

    static int Permille(string percent) =>
        int.Parse(percent.Replace(".", "", StringComparison.Ordinal).TrimEnd('%'), CultureInfo.InvariantCulture);
}
