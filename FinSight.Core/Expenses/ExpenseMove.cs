using FinSight.Core.Changes;

namespace FinSight.Core.Expenses;

/// <param name="Before">Null where it did not count: it is new, or comes out of the trash.</param>
/// <param name="After">Null where it counts no more.</param>
sealed record ExpenseMove(Guid Id, Spending? Before, Spending? After) : RowMove(ExpenseKind.Kind, Id);
