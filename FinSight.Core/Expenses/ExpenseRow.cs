namespace FinSight.Core.Expenses;

/// <summary>An expense as pages show it.</summary>
/// <param name="Seq">Breaks ties between expenses of one day; the later arrival stands higher.</param>
/// <param name="Amount">Minor units of the ledger's currency.</param>
/// <param name="Version">To be given back with an edit.</param>
/// <param name="By">The display name of who added it.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="TagIds">As <see cref="Expense.TagIds"/>.</param>
public sealed record ExpenseRow(
    Guid Id, long Seq, DateOnly Date, string Title, long Amount, Guid CategoryId, string? Note, long Version,
    Guid CreatedBy, string? By, bool Deleted, string? TagIds = null, DateTime CreatedAt = default)
{
    /// <summary>The names of its tags, in their order.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Its place in a list of all.</summary>
    internal ExpenseCursor Cursor => new(Date, Seq, Amount);

    internal static ExpenseRow Of(Expense e) => new(
        e.Id, e.Seq, e.Date, e.Title, e.Amount, e.CategoryId, e.Note, e.Version, e.CreatedBy, null, e.DeletedAt != null,
        e.TagIds, e.CreatedAt);
}
