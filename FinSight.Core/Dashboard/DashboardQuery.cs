using FinSight.Core.Expenses;

namespace FinSight.Core.Dashboard;

/// <summary>What somebody looks at.</summary>
/// <param name="Month">A month of the ledger, or null for all time.</param>
/// <param name="Today">The date where the reader is.</param>
/// <param name="CategoryId">Narrows the list, not the figures.</param>
/// <param name="After">The last row of the page before, or null for the first page.</param>
public sealed record DashboardQuery(Month? Month, DateOnly Today, Guid? CategoryId = null, RowCursor? After = null);
