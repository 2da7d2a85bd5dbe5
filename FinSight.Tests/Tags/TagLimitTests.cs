using FinSight.Core;
using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Core.Tags;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Tags;

/// <summary>What a ledger takes, so that nobody makes pages that the server chokes on.</summary>
[Trait("Only", "SQLite")]
public sealed class TagLimitTests : ServiceTestBase
{
    [Fact]
    public async Task A_ledger_takes_so_many_tags_and_those_that_it_has_go_on()
    {
        var fields = await House.FieldsAsync(Mara);
        await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), fields with { Tags = ["last"] });
        await FillAsync("""
            INSERT INTO Tags (LedgerId, Id, Name, NameKey, Version)
            SELECT LedgerId, randomblob(16), 't' || value, 'T' || value, 1
            """, TagRules.MostPerLedger - 1);

        var broken = await Assert.ThrowsAsync<RuleException>(
            () => House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), fields with { Tags = ["more"] }));
        Assert.Equal(
            (FieldNames.Tags, "A ledger takes 1000 tags at most. Merge or remove some first, under Categories."),
            (broken.Field, broken.Said()));
        await Assert.ThrowsAsync<RuleException>(
            () => House.Expenses.AddManyAsync(Mara, [fields with { Tags = ["more"] }]));
        await Assert.ThrowsAsync<RuleException>(() =>
            House.Get<ExpenseBulkService>().TagAsync(
                Mara, ExpenseSelection.All(ExpenseFilter.Everything), ["more"]));
        await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), fields with { Tags = ["LAST", "t1"] });

        var view = await House.Get<ExpenseSearchService>()
            .PageAsync(Mara, new ExpenseListRequest(ExpenseFilter.Everything));
        Assert.Equal(ExpenseListView.MostTags, view.Tags.Count);
        var last = (await House.Get<TagService>().ListAsync(Mara)).Tags.Single(tag => tag.Name == "last");
        await House.Get<TagService>().RemoveAsync(Mara, last.Id);
        await House.Get<UndoService>().UndoAsync(Mara);
        Assert.Contains((await House.Get<TagService>().ListAsync(Mara)).Tags, tag => tag.Name == "last");
    }

    [Fact]
    public async Task A_ledger_takes_so_many_categories()
    {
        var categories = House.Get<CategoryService>();
        var have = (await categories.ListAsync(Mara)).Lines.Count;
        await FillAsync("""
            INSERT INTO Categories (LedgerId, Id, Name, NameKey, Color, Icon, Position, Archived, Version)
            SELECT LedgerId, randomblob(16), 'c' || value, 'C' || value, 'groceries', '🥕', 99, 0, 1
            """, CategoryTree.Most - have);
        var broken = await Assert.ThrowsAsync<RuleException>(
            () => categories.AddAsync(Mara, new CategoryInput("More", "🥕", "groceries")));
        Assert.Equal("A ledger takes 300 categories at most. Remove an empty one first.", broken.Said());
    }

    async Task FillAsync(string insert, int rows)
    {
        await using var db = await House.Contexts.CreateDbContextAsync();
        var sql =
            $"WITH n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < {rows}) {insert} FROM Memberships, n";
        await db.Database.ExecuteSqlRawAsync(sql);
    }
}
