namespace FinSight.Core.Expenses;

/// <summary>An expense as far as sums care.</summary>
/// <param name="Minor">Minor units; a refund is below 0.</param>
public readonly record struct SummedExpense(Guid CategoryId, DateOnly Date, long Minor);
