using FinSight.Core;
using FinSight.Core.Expenses;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Expenses;

/// <summary>The tags of many expenses at once.</summary>
public sealed class ExpenseBulkTagTests : ExpenseBulkServiceTestBase
{
    [Fact]
    public async Task Tags_are_added_to_those_that_are_there_and_found_by_any_spelling()
    {
        await SpendAsync("Tea", 1);
        var pick = ExpenseSelection.Of((await RowsAsync()).Select(row => row.Id));
        await Bulk.TagAsync(Mara, pick, ["Work", "#trip"]);
        await Bulk.TagAsync(Mara, pick, ["WORK", "gift"]);

        await using var db = await House.Contexts.CreateDbContextAsync();
        var tags = await db.Tags.Where(t => t.LedgerId == Mara.LedgerId).ToListAsync();
        Assert.Equal(["gift", "trip", "Work"], tags.Select(t => t.Name).Order(StringComparer.OrdinalIgnoreCase));
        Assert.Equal(
            tags.Select(t => $"{t.Id:N}").Order(StringComparer.Ordinal),
            (await db.Expenses.SingleAsync()).TagIds!.Split(' '));
        Assert.Equal(3, await db.ExpenseTags.CountAsync());
    }

    [Theory]
    [InlineData(TagChangeKind.Add, "trip WORK", "trip Work")]
    [InlineData(TagChangeKind.Replace, "trip gift", "gift trip")]
    [InlineData(TagChangeKind.Remove, "work", "")]
    public async Task Tags_are_added_replaced_or_removed(TagChangeKind change, string tags, string expected)
    {
        await SpendAsync("Tea", 250);
        var pick = ExpenseSelection.All(ExpenseFilter.Everything);
        await Bulk.TagAsync(Mara, pick, ["Work"]);
        await Bulk.TagAsync(Mara, pick, tags.Split(' '), change);
        Assert.All(
            await RowsAsync(),
            row =>
                Assert.Equal(expected, string.Join(' ', row.Tags.Split(' ').Order(StringComparer.OrdinalIgnoreCase))));
    }

    [Fact]
    public async Task More_tags_than_an_expense_takes_are_refused_before_anything_is_written()
    {
        await SpendAsync("Tea", 250);
        var pick = ExpenseSelection.All(ExpenseFilter.Everything);
        await Bulk.TagAsync(Mara, ExpenseSelection.Of([(await RowsAsync())[^1].Id]), ["a", "b", "c", "d", "e", "f"]);
        var broken = await Assert.ThrowsAsync<RuleException>(
            () => Bulk.TagAsync(Mara, pick, ["A", "b", "g", "h", "i", "j", "k"]));
        Assert.Equal(Rules.Tags.TooManyOnExpense, broken.Rule);
        Assert.All((await RowsAsync()).SkipLast(1), row => Assert.Equal("", row.Tags));

        await Bulk.TagAsync(Mara, pick, ["A", "b", "g", "h", "i", "j"]);
        Assert.Equal(10, (await RowsAsync())[^1].Tags.Split(' ').Length);
    }

    [Fact]
    public async Task A_tag_that_nobody_has_is_not_made_to_be_removed()
    {
        await SpendAsync("Tea", 1);
        var broken = await Assert.ThrowsAsync<RuleException>(() =>
            Bulk.TagAsync(Mara, ExpenseSelection.All(ExpenseFilter.Everything), ["work"], TagChangeKind.Remove));
        Assert.Equal("There is no tag work.", broken.Said());
        await using var db = await House.Contexts.CreateDbContextAsync();
        Assert.Empty(await db.Tags.ToListAsync());
    }
}
