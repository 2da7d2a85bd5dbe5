using FinSight.Core;
using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Expenses;

public sealed class ExpenseBulkServiceTests : ExpenseBulkServiceTestBase
{
    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Many_rows_change_in_one_batch_that_one_undo_takes_back(string action)
    {
        await SpendAsync("Tea", 250);
        await SpendAsync("Bread", 3);
        var before = await RowsAsync();

        await RunAsync(action, ExpenseSelection.All(new ExpenseFilter { Terms = [new(FilterKind.Word, "tea")] }));

        var changed = (await RowsAsync()).Except(before).ToList();
        Assert.Equal(action == "delete" ? 0 : 250, changed.Count);
        Assert.Equal(action == "delete" ? 3 : 253, (await RowsAsync()).Count);
        Assert.All(changed, row => Assert.True(IsDone(action, row)));
        await using (var db = await House.Contexts.CreateDbContextAsync())
        {
            var batch = db.Changes.Where(c => c.Kind == ChangeKind.Edited);
            Assert.Equal(250, await batch.CountAsync());
            Assert.Single(await batch.Select(c => c.BatchId).Distinct().ToListAsync());
        }
        await House.Contexts.AssertSoundAsync();

        await House.Get<UndoService>().UndoAsync(Mara);
        Assert.Equal(before, await RowsAsync());
        await House.Get<UndoService>().RedoAsync(Mara);
        Assert.Equal(changed, (await RowsAsync()).Except(before).ToList());
        await House.Contexts.AssertSoundAsync();
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Rows_that_were_picked_change_and_no_others(string action)
    {
        await SpendAsync("Tea", 5);
        var before = await RowsAsync();
        var picked = before.Take(2).ToList();

        await RunAsync(action, ExpenseSelection.Of(picked.Select(row => row.Id)));

        Assert.Equal(before.Except(picked), (await RowsAsync()).Where(row => !picked.Any(p => p.Id == row.Id)));
        Assert.Equal(
            action == "delete" ? 0 : 2,
            (await RowsAsync()).Count(row => picked.Any(p => p.Id == row.Id) && IsDone(action, row)));
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task One_id_that_nobody_has_changes_nothing(string action)
    {
        await SpendAsync("Tea", 3);
        var before = await RowsAsync();
        await Assert.ThrowsAsync<NotFoundException>(
            () => RunAsync(action, ExpenseSelection.Of(before.Select(row => row.Id).Append(Guid.CreateVersion7()))));
        Assert.Equal(before, await RowsAsync());
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task A_row_that_went_to_the_trash_meanwhile_stays_there_as_it_was(string action)
    {
        await SpendAsync("Tea", 2);
        var rows = await RowsAsync();
        await House.Expenses.DeleteAsync(Mara, rows[0].Id);
        await using var db = await House.Contexts.CreateDbContextAsync();
        var deleted = await db.Expenses.AsNoTracking().SingleAsync(e => e.Id == rows[0].Id);

        await RunAsync(action, ExpenseSelection.Of(rows.Select(row => row.Id)));

        var after = await db.Expenses.AsNoTracking().SingleAsync(e => e.Id == rows[0].Id);
        Assert.Equal(
            (deleted.Version, deleted.Date, deleted.CategoryId, deleted.TagIds),
            (after.Version, after.Date, after.CategoryId, after.TagIds));
    }

    [Fact]
    public async Task What_breaks_a_rule_changes_nothing()
    {
        await SpendAsync("Tea", 2);
        var before = await RowsAsync();
        var pick = ExpenseSelection.Of(before.Select(row => row.Id));
        Task[] tries =
        [
            Bulk.DateAsync(Mara, pick, new DateOnly(1899, 12, 31)), Bulk.MoveAsync(Mara, pick, Guid.CreateVersion7()),
            Bulk.TagAsync(Mara, pick, []), Bulk.TagAsync(Mara, pick, ["work", " # "]),
            Bulk.TagAsync(Mara, pick, [new string('x', 41)]),
            Bulk.DeleteAsync(Mara, ExpenseSelection.All(new ExpenseFilter().With(FilterKind.Category, "Nonsense"))),
        ];
        foreach (var attempt in tries) await Assert.ThrowsAsync<RuleException>(() => attempt);
        Assert.Equal(before, await RowsAsync());
        await using var db = await House.Contexts.CreateDbContextAsync();
        Assert.Empty(await db.Tags.ToListAsync());
    }

    [Fact]
    public async Task Only_an_editor_may()
    {
        await SpendAsync("Tea", 1);
        var adder = await House.JoinAsync(Mara, "Aino", Role.Adder);
        foreach (var action in new[] { "delete", "move", "date", "tag" })
            await Assert.ThrowsAsync<RuleException>(
                () => RunAsync(action, ExpenseSelection.All(ExpenseFilter.Everything), adder));
    }

    [Fact]
    public async Task Nothing_moves_into_a_category_once_that_is_archived()
    {
        await SpendAsync("Tea", 1_800);
        var home = (await House.CategoryAsync(Mara, "Home")).Id;
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var moving = House.Feed.Subscribe(Mara, _ => begun.TrySetResult());
        var bulk = Task.Run(async () =>
        {
            try { await Bulk.MoveAsync(Mara, ExpenseSelection.All(ExpenseFilter.Everything), home); }
            catch (RuleException refused) { Assert.Equal(Rules.Expenses.CategoryMissing, refused.Rule); }
        });
        await Task.WhenAny(begun.Task, bulk);
        await House.Get<CategoryService>().ArchiveAsync(Mara, home);
        await bulk;

        await using var db = await House.Contexts.CreateDbContextAsync();
        var archived = await db.Changes.Where(c => c.EntityId == home).MaxAsync(c => c.Sequence);
        Assert.False(await db.Changes.AnyAsync(c => c.Sequence > archived));
        await House.Contexts.AssertSoundAsync();
    }

    [Fact]
    public async Task An_edit_in_the_middle_of_a_bulk_action_is_not_lost()
    {
        await SpendAsync("Tea", 900);
        var row = (await RowsAsync())[450];
        var bulk = Task.Run(() => Bulk.DateAsync(Mara, ExpenseSelection.All(ExpenseFilter.Everything), Day));
        var title = "";
        for (var i = 0; !bulk.IsCompleted; i++)
        {
            await using var db = await House.Contexts.CreateDbContextAsync();
            var now = await db.Expenses.AsNoTracking().SingleAsync(e => e.Id == row.Id);
            try
            {
                await House.Expenses.EditAsync(Mara, row.Id, now.Version, new ExpenseInput(
                    $"Tea {i}", new Money(now.Amount, Mara.Currency), now.CategoryId, now.Date));
                title = $"Tea {i}";
            }
            catch (ConflictException<ExpenseRow>)
            {
                // The bulk action came between; the next round sees its work.
            }
        }
        await bulk;

        var rows = await RowsAsync();
        Assert.Equal(title, rows.Single(r => r.Id == row.Id).Title);
        Assert.All(rows, r => Assert.Equal(Day, r.Date));
        await House.Contexts.AssertSoundAsync();
    }
}
