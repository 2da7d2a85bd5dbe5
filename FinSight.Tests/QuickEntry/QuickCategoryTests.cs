using Bunit;
using FinSight.Core.Categories;
using FinSight.Core.Expenses;

namespace FinSight.Tests.QuickEntry;

/// <summary>The category of a typed line: where it comes from, and how it is corrected.</summary>
public sealed class QuickCategoryTests : QuickAddTestBase
{
    [Fact]
    public async Task A_chip_is_corrected_in_place_and_holds_against_the_text()
    {
        var quick = Draw();
        Type(quick, "coffee 4.50");
        quick.Change("#quick-category", Choices[4].Id.ToString());
        quick.Click("#chip-amount");
        quick.Change("#quick-amount", "5.40");
        quick.Find("#quick-amount").FocusOut();
        Type(quick, "coffee 4.50 today");
        await quick.SubmitAsync("form");

        var row = Assert.Single((await ViewAsync()).Expenses.Rows);
        Assert.Equal((540, Choices[4].Id), (row.Amount, row.CategoryId));
    }

    [Theory]
    [InlineData("coffee 4.50", "guess", "Suggested Eating out", "A usual guess")]
    [InlineData("zorb 4.50", "unknown", "No category yet Other Choose", "No category yet")]
    [InlineData("sofa 4.50", "guess", "As before Gifts", "From your earlier entries")]
    [InlineData("coffee 4.50 groceries", "", "Category Groceries", null)]
    public async Task The_category_says_where_it_comes_from(string line, string look, string says, string? why)
    {
        await House.Expenses.AddAsync(
            Ledger.Member, Guid.CreateVersion7(), await House.FieldsAsync(Ledger.Member, "Sofa", 450, "Gifts"));
        var quick = Draw();
        Type(quick, line);
        quick.WaitForAssertion(() => Assert.Equal(says, Words(quick.Find("#chip-category"))));
        Assert.Equal($"chip category {look}".TrimEnd(), quick.Find("#chip-category").ClassName!.Trim());
        Assert.Equal(why, quick.Find("#quick-category").GetAttribute("title"));
    }

    [Fact]
    public async Task Where_nobody_knows_any_category_can_be_chosen_and_the_next_entry_knows()
    {
        var quick = Draw();
        Type(quick, "zorb 4.50");
        Assert.Equal("", quick.Find("#quick-category").GetAttribute("value"));
        quick.Change("#quick-category", Choices[7].Id.ToString());
        await quick.SubmitAsync("form");

        Type(quick, "zorb 5");
        quick.WaitForAssertion(() => Assert.Equal($"As before {Choices[7].Name}", Words(quick.Find("#chip-category"))));
    }
}
