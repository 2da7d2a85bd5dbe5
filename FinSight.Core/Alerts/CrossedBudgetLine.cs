namespace FinSight.Core.Alerts;

/// <summary>A line that a budget has crossed; all amounts in minor units, as they were when it was told.</summary>
/// <param name="Category">Null for the whole ledger.</param>
/// <param name="Threshold">Percent of the limit; 0 where the pace leads beyond it.</param>
/// <param name="Days">The period.</param>
/// <param name="RaisedAt">UTC.</param>
/// <param name="Cause">The expense that crossed the line; null where that was none, or it is gone.</param>
/// <param name="IsRead">By the member who asks.</param>
public sealed record CrossedBudgetLine(
    Guid Id, Guid BudgetId, string? Category, int Threshold, DateRange Days, long Spent, long Limit, DateTime RaisedAt,
    AlertExpenseSummary? Cause, bool IsRead)
{
    public bool IsOfPace => Threshold == CachedBudgetPeriod.Pace;
}

/// <param name="Amount">Minor units.</param>
public sealed record AlertExpenseSummary(Guid ExpenseId, string Title, long Amount);
