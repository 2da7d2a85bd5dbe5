using FinSight.Core.Changes;

namespace FinSight.Core.Expenses;

/// <param name="Before">Null where it did not count: it is new, or comes out of the trash.</param>
/// <param name="After">Null where it counts no more.</param>
sealed record ExpenseSpendingChange(Guid Id, SummedExpense? Before, SummedExpense? After)
    : SavedRowChange(ExpenseLogDefinition.Kind, Id)
{
    /// <summary>What counts no more, and what counts now.</summary>
    public IEnumerable<(SummedExpense Spending, int Sign)> Parts()
    {
        if (Before is { } before) yield return (before, -1);
        if (After is { } after) yield return (after, 1);
    }
}
