namespace FinSight.Core.Expenses;

/// <summary>Rows by day, the latest first.</summary>
/// <param name="DayTotals">What the whole of each day came to, also where the page shows a part of it.</param>
/// <param name="Next">Where the page after this one starts; null on the last.</param>
public sealed record ExpensePage(
    IReadOnlyList<ExpenseRow> Rows, IReadOnlyDictionary<DateOnly, long> DayTotals, ExpenseCursor? Next)
{
    public const int Size = 50;
}

/// <summary>A place in the list: the row with this date and number of arrival.</summary>
/// <param name="Amount">Minor units, where the list is sorted by amount.</param>
public sealed record ExpenseCursor(DateOnly Date, long Seq, long Amount = 0);
