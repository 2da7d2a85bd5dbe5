namespace FinSight.Core.Dashboard;

/// <summary>What a month comes to on average.</summary>
public static class MonthlyAverageCalculator
{
    /// <summary>
    /// Of the months that are over, from the one that holds the ledger's first expense: one in which nothing was spent
    /// counts as well. Null where there is none. Minor units.
    /// </summary>
    /// <param name="begun">The month of the first expense, by its first day; null where there is no expense.</param>
    /// <param name="current">The month that holds today.</param>
    public static long? Of(IEnumerable<MonthTotal> months, DateOnly? begun, DateOnly current)
    {
        var full = months.Where(month => begun <= month.First && month.First < current).ToList();
        return full.Count == 0 ? null : RoundedDivision.Divide(full.Sum(month => month.Amount), full.Count);
    }
}
