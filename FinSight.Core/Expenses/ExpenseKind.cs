using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using FinSight.Core.Tags;

namespace FinSight.Core.Expenses;

/// <summary>Expenses in the log. An undone add lies in the trash.</summary>
public sealed class ExpenseKind : EntityKind<Expense>
{
    public const string Kind = "Expense";
    public const string Title = "Title";
    public const string Amount = "Amount";
    public const string Category = "CategoryId";
    public const string Date = "Date";
    public const string Note = "Note";
    public const string Tags = "TagIds";
    public const string DeletedAt = "DeletedAt";

    public ExpenseKind() : base(Kind)
    {
        Field(e => e.Title, Title, isName: true);
        Field(e => e.Amount, Amount, isAmount: true);
        Field(e => e.CategoryId, Category, toldAs: "Category", refersTo: CategoryKind.Kind);
        Field(e => e.Date, Date);
        Field(e => e.Note, Note);
        Field(e => e.TagIds, Tags, toldAs: "Tags", refersTo: TagKind.Kind);
        Field(e => e.CreatedBy, "CreatedBy");
        Field(e => e.CreatedAt, "CreatedAt");
        Field(e => e.DeletedAt, DeletedAt);
    }

    public override int ReplayOrder => 2;

    public override string TrashField => DeletedAt;

    internal override void Remove(FinSightContext db, ILedgerEntity row, DateTime now) => ((Expense)row).Delete(now);
}
