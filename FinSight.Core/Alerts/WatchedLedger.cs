using FinSight.Core.Budgets;
using FinSight.Core.Expenses;

namespace FinSight.Core.Alerts;

/// <summary>The budgets of a ledger as they run on a day, kept from one write to the next.</summary>
/// <param name="day">UTC; a period of a day before or after runs as well, as that is today somewhere.</param>
sealed class WatchedLedger(long sequence, DateOnly day, IReadOnlyList<WatchedPeriod> periods, BudgetBook? book)
{
    /// <summary>The last change of the ledger that it knows.</summary>
    public long Sequence { get; set; } = sequence;

    public DateOnly Day => day;

    public IReadOnlyList<WatchedPeriod> Periods => periods;

    /// <summary>Whether it counts the days before as well, and has to be read anew.</summary>
    public bool Misses(IEnumerable<ExpenseMove> moves) =>
        moves.Any(move => Parts(move).Any(part => Counting(part.Spending).Any(period => period.Carries(part.Spending.Date))));

    public void Count(IEnumerable<ExpenseMove> moves)
    {
        foreach (var (spending, sign) in moves.SelectMany(Parts))
            foreach (var period in Counting(spending)) period.Count(spending.Date, sign * spending.Minor, day);
    }

    public IEnumerable<WatchedPeriod> Touched(IReadOnlyCollection<ExpenseMove> moves) =>
        moves.SelectMany(Parts).SelectMany(part => Counting(part.Spending).Where(period => Reaches(period, part.Spending.Date))).Distinct();

    /// <summary>The expense that brought a period beyond a line: the last one of which more counts there now.</summary>
    public Guid? Cause(WatchedPeriod period, IEnumerable<ExpenseMove> moves) =>
        moves.LastOrDefault(move => Parts(move).Sum(part => Counting(part.Spending).Contains(period) && period.Days.Contains(part.Spending.Date)
            ? part.Sign * part.Spending.Minor : 0) > 0)?.Id;

    static bool Reaches(WatchedPeriod period, DateOnly date) => period.Days.Contains(date) || period.Carries(date);

    IEnumerable<WatchedPeriod> Counting(Spending spending)
    {
        if (periods.Count == 0) return [];
        var categories = book!.AndAbove(spending.CategoryId).ToHashSet();
        return periods.Where(period => period.CategoryId is not { } id || categories.Contains(id));
    }

    static IEnumerable<(Spending Spending, int Sign)> Parts(ExpenseMove move)
    {
        if (move.Before is { } before) yield return (before, -1);
        if (move.After is { } after) yield return (after, 1);
    }
}
