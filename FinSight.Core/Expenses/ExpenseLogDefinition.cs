using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using FinSight.Core.Tags;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace FinSight.Core.Expenses;

/// <summary>Expenses in the log. An undone add lies in the trash.</summary>
public sealed class ExpenseLogDefinition : LoggedEntityDefinition<Expense>
{
    public const string Kind = "Expense";
    public const string Title = "Title";
    public const string Amount = "Amount";
    public const string Category = "CategoryId";
    public const string Date = "Date";
    public const string Note = "Note";
    public const string Tags = "TagIds";
    public const string DeletedAt = "DeletedAt";

    public ExpenseLogDefinition() : base(Kind)
    {
        Field(e => e.Title, Title, isName: true);
        Field(e => e.Amount, Amount, isAmount: true);
        Field(e => e.CategoryId, Category, toldAs: "Category", refersTo: CategoryLogDefinition.Kind);
        Field(e => e.Date, Date);
        Field(e => e.Note, Note);
        Field(e => e.TagIds, Tags, toldAs: "Tags", refersTo: TagLogDefinition.Kind);
        Field(e => e.CreatedBy, "CreatedBy");
        Field(e => e.CreatedAt, "CreatedAt");
        Field(e => e.DeletedAt, DeletedAt);
    }

    public override int ReplayOrder => 2;

    public override string TrashField => DeletedAt;

    internal override bool IsForAdders(EntityEntry row, BatchContext batch, DateTime now) =>
        row.State == EntityState.Added
            || row is { State: EntityState.Modified, Entity: Expense expense } && expense.IsFor(batch.Member, now);

    internal override async Task<List<Guid>> CorrectableAsync(
        FinSightContext db, Member member, IReadOnlyCollection<Guid> ids, DateTime now, CancellationToken cancel) =>
        [.. (await db.Expenses.Of(member)
            .Where(e => ids.Contains(e.Id))
            .Select(e => new { e.Id, e.CreatedBy, e.CreatedAt })
            .ToListAsync(cancel))
            .Where(e => member.MayCorrect(e.CreatedBy, e.CreatedAt, now)).Select(e => e.Id)];

    internal override SavedRowChange Move(EntityEntry row) => new ExpenseSpendingChange(
        ((Expense)row.Entity).Id,
        row.State == EntityState.Added ? null : Counted(row.OriginalValues),
        row.State == EntityState.Deleted ? null : Counted(row.CurrentValues));

    static SummedExpense? Counted(PropertyValues row) =>
        row.GetValue<DateTime?>(nameof(Expense.DeletedAt)) is not null ? null : new(
            row.GetValue<Guid>(nameof(Expense.CategoryId)), row.GetValue<DateOnly>(nameof(Expense.Date)),
            row.GetValue<long>(nameof(Expense.Amount)));

    // Tags are looked at by the database at the end of a transaction only: too late to leave one row alone.
    internal override bool IsChecked(EntityEntry row) => row.Context.Database.CurrentTransaction is not null
        && (row.State == EntityState.Added || row.Property(nameof(Expense.TagIds)).IsModified);

    internal override async Task CheckAsync(FinSightContext db, Member member, CancellationToken cancel)
    {
        var carried = db.ExpenseTags.Where(t => t.LedgerId == member.LedgerId);
        if (await carried.AnyAsync(t => !db.Tags.Any(tag => tag.LedgerId == t.LedgerId && tag.Id == t.TagId), cancel))
            throw new DbUpdateException("An expense would carry a tag that is gone.");
    }

    internal override void Remove(FinSightContext db, ILedgerEntity row, DateTime now) => ((Expense)row).Delete(now);
}
