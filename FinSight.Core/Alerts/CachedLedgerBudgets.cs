using FinSight.Core.Budgets;
using FinSight.Core.Expenses;

namespace FinSight.Core.Alerts;

/// <summary>The budgets of a ledger as they run on a day, kept from one write to the next.</summary>
/// <param name="day">UTC; a period of a day before or after runs as well, as that is today somewhere.</param>
sealed class CachedLedgerBudgets(
    long sequence, DateOnly day, IReadOnlyList<CachedBudgetPeriod> periods, CategorySubtrees? branches)
{
    /// <summary>The last change of the ledger that it knows.</summary>
    public long Sequence { get; set; } = sequence;

    public DateOnly Day => day;

    public IReadOnlyList<CachedBudgetPeriod> Periods => periods;

    public void Count(IEnumerable<ExpenseSpendingChange> moves)
    {
        foreach (var (spending, sign) in moves.SelectMany(move => move.Parts()))
            foreach (var period in Counting(spending)) period.Count(spending.Date, sign * spending.Minor, day);
    }

    public IEnumerable<CachedBudgetPeriod> Touched(IReadOnlyCollection<ExpenseSpendingChange> moves) =>
        moves.SelectMany(move => move.Parts()).Select(part => part.Spending)
            .SelectMany(spending => Counting(spending).Where(period => Reaches(period, spending.Date))).Distinct();

    /// <summary>The expense that brought a period beyond a line: the last one of which more counts there now.</summary>
    public Guid? Cause(CachedBudgetPeriod period, IEnumerable<ExpenseSpendingChange> moves) =>
        moves.LastOrDefault(move => move.Parts().Sum(
            part => Counting(part.Spending).Contains(period) && period.Days.Contains(part.Spending.Date)
                ? part.Sign * part.Spending.Minor : 0) > 0)?.Id;

    static bool Reaches(CachedBudgetPeriod period, DateOnly date) =>
        period.Days.Contains(date) || period.Carries(date) || period.Follows(date);

    IEnumerable<CachedBudgetPeriod> Counting(SummedExpense spending)
    {
        if (periods.Count == 0) return [];
        var categories = branches!.AndAbove(spending.CategoryId).ToHashSet();
        return periods.Where(period => period.CategoryId is not { } id || categories.Contains(id));
    }
}
