namespace FinSight.Core.Budgets;

/// <summary>Carries what is left of a period, or was spent beyond it, to the next one.</summary>
public static class RollOver
{
    /// <param name="periods">From the first on; all amounts in minor units.</param>
    public static IReadOnlyList<RolledPeriod> Chain(IEnumerable<SpentPeriod> periods, bool rollsLeft, bool rollsOver)
    {
        var chain = new List<RolledPeriod>();
        var carried = 0L;
        foreach (var (days, amount, spent) in periods)
        {
            var period = new RolledPeriod(days, amount, spent, checked(amount + carried));
            carried = (period.Left > 0 ? rollsLeft : rollsOver) ? period.Left : 0;
            chain.Add(period);
        }
        return chain;
    }
}

/// <param name="Amount">Given out for the period, without what was carried to it.</param>
public sealed record SpentPeriod(DateRange Days, long Amount, long Spent);

/// <param name="Limit">The amount and what was carried from the period before; below 0 where that was overspent by more.</param>
public sealed record RolledPeriod(DateRange Days, long Amount, long Spent, long Limit)
{
    /// <summary>Below 0 where more was spent.</summary>
    public long Left => checked(Limit - Spent);
}
