using FinSight.Core.Budgets;

namespace FinSight.Core.Alerts;

/// <summary>
/// A running period of a budget: what was spent in it, and which of its lines were crossed; in minor units.
/// </summary>
/// <param name="chain">The period, and before it those that count for it.</param>
/// <param name="soFar">What of it was spent until today.</param>
/// <param name="usual">The curve that its pace follows.</param>
sealed class CachedBudgetPeriod(
    BudgetPlan plan, IReadOnlyList<RolledOverPeriod> chain, long soFar, UsualSpendingCurve? usual = null)
{
    /// <summary>In the place of a threshold: the pace leads beyond the limit.</summary>
    public const int Pace = 0;

    public const int Full = 100;

    // Those of which something is carried over, oldest first.
    readonly List<BudgetPeriodSpending> _before = plan.Definition.Rolls
        ? [.. chain.SkipLast(1)
            .Select(period => new BudgetPeriodSpending(period.Days, period.Amount, period.Spent, period.IsPaused))]
                : [];

    readonly long _amount = chain[^1].Amount;

    readonly bool _isPaused = chain[^1].IsPaused;

    // Null after something was spent earlier.
    long? _limit = chain[^1].Limit;

    public Guid BudgetId => plan.Row.Id;

    /// <summary>Null for the whole ledger.</summary>
    public Guid? CategoryId => plan.Row.CategoryId;

    public DateRange Days { get; } = chain[^1].Days;

    public long Limit => _limit ??= BudgetRollover.Chain(
        [.. _before, new BudgetPeriodSpending(Days, _amount, Spent, _isPaused)], plan.Definition.RollsLeft,
        plan.Definition.RollsOver)[^1].Limit;

    public long Spent { get; private set; } = chain[^1].Spent;

    long SoFar { get; set; } = soFar;

    UsualSpendingCurve? Usual { get; set; } = usual;

    /// <summary>The lines that have an alert, and how that stands.</summary>
    public Dictionary<int, RaisedAlertStatus> Alerts { get; } = [];

    public IEnumerable<int> Lines =>
        plan.Row.Warnings is var warnings && warnings.OfPace ? warnings.Percents.Append(Pace) : warnings.Percents;

    /// <summary>Whether an earlier day matters for the limit.</summary>
    public bool Carries(DateOnly day) => _before.Count > 0 && day < Days.First && day >= _before[0].Days.First;

    /// <summary>Whether an earlier day matters for the pace.</summary>
    public bool Follows(DateOnly day) => Usual?.Covers(day) == true;

    public void Count(DateOnly day, long minor, DateOnly today)
    {
        if (Carries(day)) CountBefore(day, minor);
        Usual = Usual?.Count(day, minor);
        if (!Days.Contains(day)) return;
        Spent = checked(Spent + minor);
        if (day <= today) SoFar = checked(SoFar + minor);
    }

    void CountBefore(DateOnly day, long minor)
    {
        var at = _before.FindLastIndex(period => period.Days.Contains(day));
        _before[at] = _before[at] with { Spent = checked(_before[at].Spent + minor) };
        _limit = null;
    }

    /// <summary>
    /// Whether what is spent is beyond a line. A pace says nothing where the limit itself is reached; a period
    /// that rests says nothing at all.
    /// </summary>
    public bool Crosses(int line, DateOnly today) => !_isPaused && (line == Pace
        ? Spent <= Limit && BudgetStanding.Of(Days, Limit, Spent, SoFar, today, Usual).PaceAtEnd > Limit
        : Limit > 0 ? (Int128)Spent * Full >= (Int128)Limit * line : Spent > 0 && line >= Full);
}

enum RaisedAlertStatus
{
    Told,
    Quiet,
    Withdrawn,
}
