using FinSight.Core.Changes;
using FinSight.Core.Expenses;

namespace FinSight.Tests.Changes;

/// <summary>What a write answers: the row, the batch that undo takes back, and how far the ledger has come.</summary>
public sealed class WriteResultTests : ServiceTestBase
{
    UndoService Undo => House.Get<UndoService>();

    [Fact]
    public async Task An_add_answers_with_its_row_its_batch_and_its_sequence()
    {
        var added = await AddAsync("Coffee");
        var told = await House.Get<ActivityService>().FindAsync(Mara, added.BatchId!.Value);
        Assert.Equal(("Coffee", 1L), (added.Row.Title, added.Row.Version));
        Assert.Equal(added.Sequence, await House.Get<LedgerSequenceReader>().ReadAsync(Mara));
        Assert.Equal(
            ("Coffee", added.Sequence, ChangeKind.Added, 1), (told!.Name, told.Sequence, told.Kind, told.Count));
    }

    [Fact]
    public async Task An_add_tells_of_itself_without_another_look()
    {
        var added = await AddAsync("Coffee");
        var told = await House.Get<ActivityService>().FindAsync(Mara, added.BatchId!.Value);
        Assert.Equal(
            (told!.Sequence, told.BatchId, told.UserId, told.Kind, told.Entity, told.EntityId, told.Name, told.Count),
            (added.Told!.Sequence, added.Told.BatchId, added.Told.UserId, added.Told.Kind, added.Told.Entity,
                added.Told.EntityId, added.Told.Name, added.Told.Count));
        Assert.Equal(told.Fields.Single(f => f.Field == "Amount"), added.Told.Fields.Single(f => f.Field == "Amount"));
    }

    [Fact]
    public async Task What_changes_nothing_has_no_batch()
    {
        var added = await AddAsync("Coffee");
        var same = await House.Expenses.EditAsync(
            Mara, added.Row.Id, added.Row.Version, new ExpenseEdit(Title: "Coffee"));
        Assert.Equal((null, 0), (same.BatchId, same.Sequence));
        Assert.Null((await House.Expenses.AddAsync(Mara, added.Row.Id, await House.FieldsAsync(Mara, "Tea"))).BatchId);
    }

    [Fact]
    public async Task A_batch_is_taken_back_and_repeated_though_another_came_after_it()
    {
        var (coffee, tea) = (await AddAsync("Coffee"), await AddAsync("Tea"));
        await Undo.UndoAsync(Mara, coffee.BatchId!.Value);
        Assert.Equal((true, false), (await IsDeletedAsync(coffee), await IsDeletedAsync(tea)));
        await Undo.UndoAsync(Mara, tea.BatchId!.Value);
        await Undo.RedoAsync(Mara, coffee.BatchId!.Value);
        Assert.Equal((false, true), (await IsDeletedAsync(coffee), await IsDeletedAsync(tea)));
    }

    async Task<WriteResult<ExpenseRow>> AddAsync(string title) =>
        await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara, title));

    async Task<bool> IsDeletedAsync(WriteResult<ExpenseRow> added) =>
        (await House.Expenses.FindAsync(Mara, added.Row.Id))!.Deleted;
}
