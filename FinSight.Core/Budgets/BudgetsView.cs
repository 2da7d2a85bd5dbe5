using FinSight.Core.Categories;

namespace FinSight.Core.Budgets;

/// <summary>The budgets of a ledger and how they stand; all amounts in minor units.</summary>
/// <param name="Sequence">The last change of the ledger that this view knows.</param>
/// <param name="Lines">That of the whole ledger first, then in the order of the categories.</param>
/// <param name="Left">Of all that run; null where none does.</param>
/// <param name="Month">The ledger's month of today.</param>
/// <param name="NotCovered">Spent in that month where no running budget counts it.</param>
public sealed record BudgetsView(
    long Sequence, IReadOnlyList<BudgetLine> Lines, LeftToSpend? Left, DateRange Month, long NotCovered,
    IReadOnlyList<CategoryChoice> Choices);

/// <param name="Category">Null for the whole ledger.</param>
/// <param name="Days">The period of today; of a budget that is over or has not begun, its last or first one.</param>
/// <param name="History">The periods up to that one, at most twelve, oldest first.</param>
/// <param name="IsRunning">It counts today: it has begun, is not over, and does not rest.</param>
/// <param name="IsPaused">It would run, but rests.</param>
public sealed record BudgetLine(
    BudgetDetails Budget, CategoryChoice? Category, DateRange Days, BudgetStanding Status,
    IReadOnlyList<RolledOverPeriod> History, bool IsRunning, bool IsPaused = false)
{
    /// <summary>What this period gives out, without what was carried to it.</summary>
    public long Amount => History[^1].Amount;
}
