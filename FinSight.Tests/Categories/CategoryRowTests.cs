using Bunit;
using FinSight.Web.Features.Categories;

namespace FinSight.Tests.Categories;

public sealed class CategoryRowTests : SignedInComponentTestBase
{
    [Fact]
    public async Task A_row_leads_to_its_expenses_and_counts_only_where_there_are_some()
    {
        await House.Expenses.AddAsync(
            Ledger.Member, Guid.CreateVersion7(), await House.FieldsAsync(Ledger.Member, category: "Eating out"));
        var page = Show<CategoriesPage>(_ => { });
        var row = page.FindAll(".category-row").Single(row => row.QuerySelector(".title")!.TextContent == "Eating out");
        Assert.Equal(
            Ledger.To("/expenses?q=category%3A%22Eating%20out%22"),
            row.QuerySelector(".title a")!.GetAttribute("href"));
        Assert.Equal("1 expense", row.QuerySelector(".meta")!.TextContent);
        Assert.DoesNotContain("0 expenses", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_category_begins_with_a_colour_that_the_fewest_have()
    {
        var page = Show<CategoriesPage>(_ => { });
        await page.ClickAsync("#add-category");
        Assert.Equal("groceries", page.Find("input[name=color][checked]").GetAttribute("value"));
    }
}
