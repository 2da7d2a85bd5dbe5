using FinSight.Core;
using FinSight.Core.Changes;
using FinSight.Core.Dashboard;
using FinSight.Core.Expenses;
using FinSight.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Categories;

public sealed class CategoryMergeExtensionsTests : CategoryTestBase
{
    [Fact]
    public async Task A_merge_moves_live_and_deleted_expenses_and_archives_the_rest()
    {
        await SpendAsync("Travel", 100);
        var deleted = await SpendAsync("Travel", 30);
        await House.Expenses.DeleteAsync(Mara, deleted.Id);
        await SpendAsync("Home", 7);

        Assert.True((await MergeAsync("Travel", "Home")).Archived);
        var (travel, home) = (await LineAsync("Travel"), await LineAsync("Home"));
        Assert.Equal((0, 0, true), (travel.Amount, travel.Count, travel.IsEmpty));
        Assert.Equal((107, 2), (home.Amount, home.Count));
        await using var db = await House.Contexts.CreateDbContextAsync();
        Assert.Equal(IdOf("Home"), (await db.Expenses.SingleAsync(e => e.Id == deleted.Id)).CategoryId);
    }

    [Fact]
    public async Task A_merge_of_many_expenses_is_one_batch_and_the_totals_stay_sums()
    {
        await SpendManyAsync(1000);
        await MergeAsync("Travel", "Home");

        await House.Contexts.AssertSoundAsync();
        Assert.Equal(1000, (await LineAsync("Home")).Count);
        await using var db = await House.Contexts.CreateDbContextAsync();
        var moves = db.Changes.Where(c => c.Kind == ChangeKind.Edited);
        Assert.Equal(1001, await moves.CountAsync());
        Assert.Single(await moves.Select(c => c.BatchId).Distinct().ToListAsync());
        Assert.Equal("Category", (await moves.SingleAsync(c => c.IsHead)).Entity);
    }

    [Fact]
    public async Task One_undo_takes_a_merge_back_and_one_redo_repeats_it()
    {
        await SpendManyAsync(350);
        await SpendAsync("Home", 7);
        await MergeAsync("Travel", "Home");

        await House.Get<UndoService>().UndoAsync(Mara);
        var travel = await LineAsync("Travel");
        Assert.Equal((350, 35_000, false), (travel.Count, travel.Amount, travel.Category.Archived));
        Assert.Equal(1, (await LineAsync("Home")).Count);

        await House.Get<UndoService>().RedoAsync(Mara);
        Assert.True((await LineAsync("Travel")).Category.Archived);
        Assert.Equal(351, (await LineAsync("Home")).Count);
        await House.Contexts.AssertSoundAsync();
    }

    [Fact]
    public async Task A_merge_waits_for_nobody_and_nobodys_edit_is_lost()
    {
        var edited = await SpendAsync("Travel", 1);
        await SpendManyAsync(900);
        var fields = await House.FieldsAsync(Mara, category: "Travel");
        var merging = Task.Run(() => MergeAsync("Travel", "Home"));
        for (var i = 1; !merging.IsCompleted; i++) edited = await EditAsync(i);
        await merging;

        var rows = (await House.Get<DashboardService>().ViewAsync(Mara, new(null, new(2026, 11, 23)))).Categories;
        Assert.Equal(("Home", 901), rows.Select(c => (c.Name, c.Count)).Single());
        Assert.Equal(edited.Amount, await AmountAsync());
        await House.Contexts.AssertSoundAsync();

        async Task<ExpenseRow> EditAsync(int minor)
        {
            // It may move between two edits; then the editor is shown the row as it is and saves again.
            while (true)
            {
                try
                {
                    return await House.Expenses.EditAsync(Mara, edited.Id, edited.Version, fields with
                    {
                        Amount = new Money(minor, Mara.Currency),
                        CategoryId = edited.CategoryId,
                    });
                }
                catch (ConflictException<ExpenseRow> stale)
                {
                    edited = stale.Current;
                }
            }
        }

        async Task<long> AmountAsync()
        {
            await using var db = await House.Contexts.CreateDbContextAsync();
            return (await db.Expenses.SingleAsync(e => e.Id == edited.Id)).Amount;
        }
    }

    [Fact]
    public async Task Two_merges_against_each_other_both_end()
    {
        await SpendManyAsync(700);
        var (there, back) = (Task.Run(() => TryMergeAsync("Travel", "Home")), Task.Run(
            () => TryMergeAsync("Home", "Travel")));
        await Task.WhenAll(there, back);

        await House.Contexts.AssertSoundAsync();
        Assert.Equal(700, (await LineAsync("Travel")).Count + (await LineAsync("Home")).Count);
    }

    [Fact]
    public async Task What_cannot_be_merged_changes_nothing()
    {
        await SpendAsync("Travel", 100);
        await Categories.ArchiveAsync(Mara, IdOf("Gifts"));
        foreach (var into in new[] { "Travel", "Gifts" })
            Assert.Equal(
                FieldNames.Into, (await Assert.ThrowsAsync<RuleException>(() => MergeAsync("Travel", into))).Field);

        var travel = await LineAsync("Travel");
        Assert.Equal((1, false), (travel.Count, travel.Category.Archived));
    }

    async Task TryMergeAsync(string name, string into)
    {
        try { await MergeAsync(name, into); }
        catch (RuleException) { }
    }

    async Task SpendManyAsync(int count)
    {
        var fields = await House.FieldsAsync(Mara, minor: 100, category: "Travel");
        await House.Expenses.AddManyAsync(
            Mara, Enumerable.Range(0, count).Select(i => fields with { Date = fields.Date.AddDays(-i % 40) }));
    }
}
