using FinSight.Core.Categories;
using FinSight.Core.Expenses;

namespace FinSight.Core.Budgets;

/// <summary>
/// The budgets of a ledger and what was spent, as they were at one moment: says how they stand, and what an expense
/// that is still being typed would make of them, without asking the database again.
/// </summary>
public sealed class BudgetEvaluator
{
    readonly IReadOnlyList<BudgetPlan> _plans;
    readonly IReadOnlyDictionary<Guid, CategoryChoice> _categories;
    readonly SpentDays _spent;
    readonly int _firstDay;
    readonly DateOnly _since;
    readonly DateOnly? _begun;

    /// <param name="since">All that was spent from this day on is in <paramref name="spent"/>.</param>
    /// <param name="begun">The day of the first expense of all; null where there is none, or
    /// nobody asks for the pace.</param>
    internal BudgetEvaluator(
        long sequence, IReadOnlyList<BudgetPlan> plans, IReadOnlyDictionary<Guid, CategoryChoice> categories,
        CategorySubtrees branches, SpentDays spent, int firstDay, DateOnly since, DateOnly? begun = null)
    {
        (Sequence, _plans, _categories, Branches) = (sequence, plans, categories, branches);
        (_spent, _firstDay, _since, _begun) = (spent, firstDay, since, begun);
    }

    /// <summary>The last change of the ledger that it knows.</summary>
    public long Sequence { get; }

    internal CategorySubtrees Branches { get; }

    /// <summary>Whether it knows what was spent in all periods that count for a day.</summary>
    public bool Covers(DateOnly day) => _plans.All(plan => plan.Since(day, _firstDay) >= _since);

    /// <summary>
    /// What an expense that is being typed makes of each running budget that counts it, the tightest first.
    /// </summary>
    /// <param name="instead">What the row is now, where one is being edited; only the difference counts.</param>
    public IReadOnlyList<BudgetImpact> Guard(SummedExpense typed, SummedExpense? instead = null) =>
        Guards(typed, (plan, now) =>
    {
        var gone = instead is { } row && now.Days.Contains(row.Date) && Counts(plan, row.CategoryId) ? row.Minor : 0;
        return (now.Spent, checked(now.Spent - gone + typed.Minor));
    });

    /// <summary>
    /// What an expense that is there has made of each running budget that counts it, the tightest first.
    /// </summary>
    public IReadOnlyList<BudgetImpact> Booked(SummedExpense row) =>
        Guards(row, (_, now) => (checked(now.Spent - row.Minor), now.Spent));

    List<BudgetImpact> Guards(SummedExpense of, Func<BudgetPlan, RolledOverPeriod, (long Before, long After)> spent)
    {
        var guards =
            from plan in _plans
            where plan.IsRunning(of.Date, _firstDay) && Counts(plan, of.CategoryId)
            let now = Chain(plan, of.Date)[^1]
            where !now.IsPaused
            let sums = spent(plan, now)
            where sums.Before != sums.After
            let left = checked(now.Limit - sums.After)
            let after = BudgetStanding.PercentOf(sums.After, now.Limit)
            orderby after ?? long.MaxValue descending, left
            select new BudgetImpact(
                plan.Row.Id, plan.Row.CategoryId is { } id ? _categories[id].Name : null,
                BudgetStanding.PercentOf(sums.Before, now.Limit), after, left);
        return [.. guards];
    }

    /// <summary>
    /// The periods that count for each that runs on the day or rests, what of that was spent
    /// until then, and what usually is.
    /// </summary>
    internal IEnumerable<(
        BudgetPlan Plan, IReadOnlyList<RolledOverPeriod> Chain, long SoFar, UsualSpendingCurve? Usual)>
        Running(DateOnly day) =>
        from plan in _plans
        where plan.IsRunning(day, _firstDay)
        let chain = Chain(plan, day)
        let days = chain[^1].Days
        select (plan, chain, Spent(plan, new DateRange(days.First, day)), Usual(plan, days, day));

    internal BudgetsView View(DateOnly today, IReadOnlyList<CategoryChoice> choices)
    {
        var places = choices
            .Select((choice, place) => (choice.Id, place))
            .ToDictionary(pair => pair.Id, pair => pair.place);
        var lines = _plans
            .Select(plan => Line(plan, today))
            .OrderBy(line => line.Category is { } category ? places[category.Id] : -1).ThenBy(line => line.Days.Days)
            .ThenBy(line => line.Budget.StartsOn).ToList();
        List<BudgetLine> running = [.. lines.Where(line => line.IsRunning)];
        var month = Month.Containing(today, _firstDay).Days(_firstDay);
        return new(
            Sequence, lines, LeftToSpend.Of(running, Branches.Above), month, NotCovered(running, month), choices);
    }

    BudgetLine Line(BudgetPlan plan, DateOnly today)
    {
        var chain = Chain(plan, today);
        var now = chain[^1];
        var isRunning = plan.IsRunning(today, _firstDay);
        return new BudgetLine(
            plan.Row, plan.Row.CategoryId is { } id ? _categories[id] : null, now.Days,
            now.IsPaused ? BudgetStanding.Paused(now.Days, now.Spent, today) : Status(plan, now, today),
            [.. chain.TakeLast(BudgetDefinition.Shown(chain.Select(period => period.Days), plan.ShownSince))],
            isRunning && !now.IsPaused, isRunning && now.IsPaused);
    }

    BudgetStanding Status(BudgetPlan plan, RolledOverPeriod now, DateOnly today) => now.Days.Contains(today)
        ? BudgetStanding.Of(
            now.Days, now.Limit, now.Spent, Spent(plan, new DateRange(now.Days.First, today)), today,
            Usual(plan, now.Days, today))
        : BudgetStanding.Of(now.Days, now.Limit, now.Spent, 0, today);

    /// <summary>Null where this ledger was not kept for three full periods.</summary>
    UsualSpendingCurve? Usual(BudgetPlan plan, DateRange days, DateOnly today) =>
        plan.CurveBefore(today, _firstDay, _begun) is { } before
            ? UsualSpendingCurve.Of(before, days, today, period => Spent(plan, period))
            : null;

    IReadOnlyList<RolledOverPeriod> Chain(BudgetPlan plan, DateOnly day) => BudgetRollover.Chain(
        plan.Periods(day, _firstDay)
            .Select(
                p => new BudgetPeriodSpending(
                    p.Days, plan.Definition.AmountIn(p), Spent(plan, p.Days), plan.Definition.IsPausedIn(p))),
        plan.Definition.RollsLeft, plan.Definition.RollsOver);

    long Spent(BudgetPlan plan, DateRange days) =>
        _spent.Sum(plan.Row.CategoryId is { } id ? Branches.Of(id) : _spent.Categories, days);

    bool Counts(BudgetPlan plan, Guid categoryId) =>
        plan.Row.CategoryId is not { } own || own == categoryId || Branches.Above(categoryId).Contains(own);

    long NotCovered(List<BudgetLine> running, DateRange month)
    {
        if (running.Any(line => line.Budget.CategoryId is null)) return 0;
        var covered = running.SelectMany(line => Branches.Of(line.Budget.CategoryId!.Value)).ToHashSet();
        return _spent.Sum(_spent.Categories.Except(covered), month);
    }
}
