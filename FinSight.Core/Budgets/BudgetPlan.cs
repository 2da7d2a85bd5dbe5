namespace FinSight.Core.Budgets;

/// <summary>A budget, ready to be reckoned with.</summary>
/// <param name="ReplacedOn">The first day of the next one like it; null where there is none.</param>
/// <param name="ShownSince">All periods from this day on are shown; null for those of a page.</param>
sealed record BudgetPlan(BudgetDetails Row, BudgetDefinition Definition, DateOnly? ReplacedOn, DateOnly? ShownSince)
{
    /// <param name="all">The budgets of a ledger.</param>
    /// <param name="since">All periods from this day on are shown; null for those of a page.</param>
    public static List<BudgetPlan> Of(IReadOnlyList<Budget> all, Currency currency, int firstDay, DateOnly? since)
    {
        var definition = all.ToDictionary(budget => budget.Id, budget => budget.Definition(currency));
        return [.. all.Select(budget => new BudgetPlan(
            BudgetDetails.Of(budget, currency), definition[budget.Id], ReplacedOn(budget), since))];

        DateOnly? ReplacedOn(Budget budget) => all
            .Where(other => (other.CategoryId, other.Cycle) == (budget.CategoryId, budget.Cycle))
            .Where(other => other.StartsOn > budget.StartsOn)
            .Min(other => (DateOnly?)definition[other.Id].Containing(other.StartsOn, firstDay).Days.First);
    }

    /// <summary>
    /// Whether it counts on a day. Where the ledger's months begin on another day since, one may reach into the first
    /// period of the next one, which counts there.
    /// </summary>
    public bool IsRunning(DateOnly day, int firstDay) => Definition.IsRunning(day, firstDay) && !(day >= ReplacedOn);

    public IReadOnlyList<BudgetPeriod> Periods(DateOnly day, int firstDay) =>
        Definition.Periods(day, firstDay, ShownSince);

    /// <summary>The first day of the first period that counts for a day.</summary>
    public DateOnly Since(DateOnly day, int firstDay) => Periods(day, firstDay)[0].Days.First;

    /// <summary>
    /// The last three periods before that of a day, oldest first, whether the budget was set in them or not; null where
    /// the ledger was not kept from their first day on, or the budget does not run.
    /// </summary>
    public IReadOnlyList<DateRange>? CurveBefore(DateOnly day, int firstDay, DateOnly? begun)
    {
        if (begun is null || !IsRunning(day, firstDay)) return null;
        List<DateRange> before = [];
        for (var period = Definition.Containing(day, firstDay).Previous;
            before.Count < UsualSpendingCurve.Periods;
            period = period.Previous)
        {
            if (period.Days.First < begun) return null;
            before.Insert(0, period.Days);
        }
        return before;
    }
}
