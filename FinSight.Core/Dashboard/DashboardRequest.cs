using FinSight.Core.Expenses;

namespace FinSight.Core.Dashboard;

/// <summary>What somebody looks at.</summary>
/// <param name="Month">A month of the ledger, or null for all time or for other days.</param>
/// <param name="Today">The date where the reader is.</param>
/// <param name="CategoryId">Narrows the list, not the figures.</param>
/// <param name="After">The last row of the page before, or null for the first page.</param>
/// <param name="Days">Any days, where there is no month.</param>
public sealed record DashboardRequest(
    Month? Month, DateOnly Today, Guid? CategoryId = null, ExpenseCursor? After = null, DateRange? Days = null)
{
    internal bool IsAllTime => Month is null && Days is null;

    /// <summary>What is compared; null for all time.</summary>
    internal ComparedDateRanges? Compared(int firstDay) =>
        Month is { } month ? ComparedDateRanges.Of(month, firstDay, Today)
        : Days is { } days ? ComparedDateRanges.Of(days, Today) : null;
}
