using FinSight.Core.Categories;
using FinSight.Core.Expenses;

namespace FinSight.Core.Dashboard;

/// <summary>A ledger at a glance; all amounts in minor units of its currency.</summary>
/// <param name="Sequence">The last change of the ledger that this view knows.</param>
/// <param name="First">The first day of the period; for all time, the day of the first expense or today.</param>
/// <param name="Last">The last day of the period.</param>
/// <param name="Spent">In the whole period, days to come included.</param>
/// <param name="PerDay">The average of the period's days up to today.</param>
/// <param name="Comparison">
/// The same days of the month before, or as many days before; null for all time, and where it would mislead.
/// </param>
/// <param name="Days">
/// Spent on each day of a period, from its first; empty for all time and where there are more than two months of days.
/// </param>
/// <param name="Categories">Those with expenses in the period, also below them; the most spent first.</param>
/// <param name="Months">The twelve months that end with the period, oldest first.</param>
/// <param name="PerMonth">
/// The average of those months that are over and that the ledger has lived; null where there is none.
/// </param>
/// <param name="IsNew">There is no expense at all.</param>
/// <param name="IsShared">The ledger has several members.</param>
public sealed record DashboardView(
    long Sequence, DateOnly First, DateOnly Last, long Spent, long Count, long PerDay, long AllTime,
    SpendingComparison? Comparison, IReadOnlyList<long> Days, IReadOnlyList<CategoryTotal> Categories,
    IReadOnlyList<MonthTotal> Months, long? PerMonth, ExpensePage Expenses, IReadOnlyList<CategoryChoice> Choices,
    bool IsNew, bool IsShared);

/// <param name="Spent">So far in the month that is looked at.</param>
/// <param name="Before">In the days from <paramref name="First"/> to <paramref name="Last"/>.</param>
/// <param name="Count">Of the expenses before: they may come to 0, or to less.</param>
public sealed record SpendingComparison(DateOnly First, DateOnly Last, long Spent, long Before, long Count)
{
    public long More => Spent - Before;

    /// <summary>
    /// How much more or less, in tenths of a percent of before; null where no percentage says
    /// it, since either is below 0.
    /// </summary>
    public long? Permille => Before > 0 && Spent >= 0 ? RoundedDivision.Divide(Int128.Abs(More) * 1000, Before) : null;
}

/// <param name="Amount">With those below it.</param>
/// <param name="IsOwn">What the category that it is listed below, itself, holds beside those below it.</param>
public sealed record CategoryTotal(
    Guid Id, string Name, string Color, string Icon, long Amount, long Count, Guid? ParentId = null,
    bool IsOwn = false);

/// <param name="First">The calendar month that names it, by its first day.</param>
/// <param name="Count">Of expenses: they may come to 0, or to less.</param>
public sealed record MonthTotal(DateOnly First, long Amount, long Count);
