using FinSight.Core.Expenses;

namespace FinSight.Core.Reports;

/// <summary>What a report is about.</summary>
/// <param name="Filter">Its days are those of the report; where an end is open, from the first
/// or to the last expense.</param>
/// <param name="Today">The date where the reader is.</param>
/// <param name="WithList">With each expense, by day.</param>
public sealed record ReportRequest(ExpenseFilter Filter, DateOnly Today, bool WithList = false);
