using FinSight.Core;
using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;

namespace FinSight.Tests.Activity;

/// <summary>Batches that are looked at, taken back and repeated one by one, and not in their order.</summary>
public sealed class BatchTests : ServiceTestBase
{
    UndoService Undo => House.Get<UndoService>();

    ActivityService Activity => House.Get<ActivityService>();

    [Fact]
    public async Task A_batch_says_whether_it_stands()
    {
        var coffee = await AddAsync(Mara, "Coffee");
        Assert.Equal(BatchStatus.Stands, await StateAsync(coffee));
        await Undo.UndoAsync(Mara, coffee.BatchId!.Value);
        Assert.Equal(BatchStatus.TakenBack, await StateAsync(coffee));
        await Undo.RedoAsync(Mara, coffee.BatchId.Value);
        Assert.Equal(BatchStatus.Stands, await StateAsync(coffee));

        var page = await Activity.PageAsync(Mara, new ActivityRequest());
        Assert.Equal(
            [
                (BatchKind.Redo, BatchStatus.Fixed), (BatchKind.Undo, BatchStatus.Fixed),
                (BatchKind.Do, BatchStatus.Stands), (BatchKind.Found, BatchStatus.Fixed),
            ],
            page.Entries.Select(entry => (entry.Intent, entry.State)));
        Assert.All(page.Entries.Take(2), entry => Assert.Equal(coffee.BatchId, entry.Origin!.BatchId));
    }

    [Fact]
    public async Task An_undo_that_met_only_what_was_changed_since_leaves_the_batch_standing()
    {
        var coffee = await AddAsync(Mara, "Coffee");
        var other = await House.JoinAsync(Mara, "Ben");
        await House.Expenses.EditAsync(other, coffee.Row.Id, 1, new ExpenseEdit(Title: "Tea"));
        await Undo.UndoAsync(Mara, coffee.BatchId!.Value);
        Assert.Equal(BatchStatus.Stands, await StateAsync(coffee));
    }

    [Fact]
    public async Task Who_may_edit_takes_back_what_others_did_and_who_may_only_add_does_not()
    {
        var coffee = await AddAsync(Mara, "Coffee");
        var (editor, adder) = (await House.JoinAsync(Mara, "Ben"), await House.JoinAsync(Mara, "Eve", Role.Adder));
        var refusal = await Assert.ThrowsAsync<RuleException>(() => Undo.UndoAsync(adder, coffee.BatchId!.Value));
        Assert.Equal(Rules.Ledgers.RoleTooLow, refusal.Rule);
        Assert.Equal(1, (await Undo.UndoAsync(editor, coffee.BatchId!.Value)).Changed);
        Assert.Equal(BatchStatus.TakenBack, await StateAsync(coffee));
    }

    [Fact]
    public async Task What_another_took_back_is_not_what_undo_means_next()
    {
        var (coffee, tea) = (await AddAsync(Mara, "Coffee"), await AddAsync(Mara, "Tea"));
        var editor = await House.JoinAsync(Mara, "Ben");
        await Undo.UndoAsync(editor, tea.BatchId!.Value);
        Assert.Equal(coffee.BatchId, await Undo.NextUndoAsync(Mara));
        Assert.Null(await Undo.RedoAsync(Mara));
    }

    [Fact]
    public async Task A_batch_shows_each_row_that_it_changed_page_by_page()
    {
        var category = await House.CategoryAsync(Mara);
        var fields = await House.FieldsAsync(Mara);
        await House.Expenses.AddManyAsync(
            Mara, Enumerable.Range(1, BatchView.Size + 3).Select(i => fields with { Title = $"Row {i}" }));
        var batchId = (await Activity.PageAsync(Mara, new ActivityRequest())).Entries[0].BatchId;

        var first = (await Activity.BatchAsync(Mara, batchId))!;
        var second = (await Activity.BatchAsync(Mara, batchId, first.Next))!;
        Assert.Equal(BatchView.Size + 3, first.Batch.Count);
        Assert.Equal(
            Enumerable.Range(1, BatchView.Size + 3).Select(i => $"Row {i}").Order(),
            first.Rows.Concat(second.Rows).Select(row => row.Name).Order());
        Assert.Null(second.Next);
        Assert.All(first.Rows, row => Assert.Equal(1, row.Count));
        Assert.Null(await Activity.BatchAsync(Mara, Guid.CreateVersion7()));
    }

    async Task<BatchStatus> StateAsync(WriteResult written) =>
        (await Activity.FindAsync(Mara, written.BatchId!.Value))!.State;

    async Task<WriteResult<ExpenseRow>> AddAsync(Member member, string title) =>
        await House.Expenses.AddAsync(member, Guid.CreateVersion7(), await House.FieldsAsync(member, title));
}
