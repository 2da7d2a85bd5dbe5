namespace FinSight.Core.Budgets;

/// <summary>
/// Carries what is left of a period, or was spent beyond it, to the next one. A period that rests is passed over: what
/// was left before the pause is there after it, and what is spent meanwhile takes nothing of it.
/// </summary>
public static class BudgetRollover
{
    /// <param name="periods">From the first on; all amounts in minor units.</param>
    public static IReadOnlyList<RolledOverPeriod> Chain(
        IEnumerable<BudgetPeriodSpending> periods, bool rollsLeft, bool rollsOver)
    {
        var chain = new List<RolledOverPeriod>();
        var carried = 0L;
        foreach (var (days, amount, spent, isPaused) in periods)
        {
            if (isPaused)
            {
                chain.Add(new RolledOverPeriod(days, amount, spent, Limit: 0, IsPaused: true));
                continue;
            }
            var period = new RolledOverPeriod(days, amount, spent, checked(amount + carried));
            carried = (period.Left > 0 ? rollsLeft : rollsOver) ? period.Left : 0;
            chain.Add(period);
        }
        return chain;
    }
}

/// <param name="Amount">Given out for the period, without what was carried to it.</param>
/// <param name="IsPaused">It gives out nothing.</param>
public sealed record BudgetPeriodSpending(DateRange Days, long Amount, long Spent, bool IsPaused = false);

/// <param name="Limit">The amount and what was carried from the period before; below 0 where
/// that was overspent by more.</param>
/// <param name="IsPaused">It gives out nothing, and nothing is counted.</param>
public sealed record RolledOverPeriod(DateRange Days, long Amount, long Spent, long Limit, bool IsPaused = false)
{
    /// <summary>Below 0 where more was spent; nothing of a period that rests.</summary>
    public long Left => IsPaused ? 0 : checked(Limit - Spent);
}
