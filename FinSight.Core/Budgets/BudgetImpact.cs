namespace FinSight.Core.Budgets;

/// <summary>What an expense makes of a budget, in the period of its date.</summary>
/// <param name="Category">Null for the whole ledger.</param>
/// <param name="Before">Percent of the limit, rounded towards 0; null where there is none to speak of.</param>
/// <param name="After">As before, with the expense.</param>
/// <param name="Left">Minor units, with the expense; below 0 where more is spent.</param>
public sealed record BudgetImpact(Guid BudgetId, string? Category, long? Before, long? After, long Left);
