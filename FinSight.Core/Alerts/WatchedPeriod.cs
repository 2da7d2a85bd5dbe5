using FinSight.Core.Budgets;

namespace FinSight.Core.Alerts;

/// <summary>A running period of a budget: what was spent in it, and which of its lines were crossed; in minor units.</summary>
sealed class WatchedPeriod(BudgetPlan plan, RolledPeriod period, long soFar)
{
    /// <summary>In the place of a threshold: the pace leads beyond the limit.</summary>
    public const int Pace = 0;

    public const int Full = 100;

    public Guid BudgetId => plan.Row.Id;

    /// <summary>Null for the whole ledger.</summary>
    public Guid? CategoryId => plan.Row.CategoryId;

    public DateRange Days => period.Days;

    public long Limit => period.Limit;

    public long Spent { get; private set; } = period.Spent;

    long SoFar { get; set; } = soFar;

    /// <summary>The lines that have an alert, and how that stands.</summary>
    public Dictionary<int, AlertState> Alerts { get; } = [];

    public IEnumerable<int> Lines => plan.Row.Warnings is var warnings && warnings.OfPace ? warnings.Percents.Append(Pace) : warnings.Percents;

    /// <summary>Whether an earlier day matters for the limit.</summary>
    public bool Carries(DateOnly day) => (plan.Terms.RollsLeft || plan.Terms.RollsOver) && day < Days.First && day >= plan.Terms.StartsOn;

    public void Count(DateOnly day, long minor, DateOnly today)
    {
        if (!Days.Contains(day)) return;
        Spent = checked(Spent + minor);
        if (day <= today) SoFar = checked(SoFar + minor);
    }

    /// <summary>Whether what is spent is beyond a line. A pace says nothing where the limit itself is reached.</summary>
    public bool Crosses(int line, DateOnly today) => line == Pace
        ? Spent <= Limit && BudgetStatus.Of(Days, Limit, Spent, SoFar, today).PaceAtEnd > Limit
        : Limit > 0 ? (Int128)Spent * Full >= (Int128)Limit * line : Spent > 0 && line >= Full;
}

enum AlertState
{
    Told,
    Quiet,
    Withdrawn,
}
