namespace FinSight.Core.Budgets;

/// <summary>What a budget is about, but for its category.</summary>
/// <param name="StartsOn">In the first period; periods of weeks begin on its weekday.</param>
/// <param name="EndsOn">In the last period; null where it goes on.</param>
/// <param name="RollsLeft">What is left of a period is added to the next one.</param>
/// <param name="RollsOver">What was spent beyond it is taken from the next one.</param>
public sealed record BudgetDefinition(
    BudgetCycleKind Cycle, DateOnly StartsOn, DateOnly? EndsOn, DatedBudgetAmounts Amounts, bool RollsLeft,
    bool RollsOver)
{
    /// <summary>How many periods a page shows.</summary>
    public const int PeriodsShown = 12;

    /// <summary>Earlier periods matter for a later one.</summary>
    public bool Rolls => RollsLeft || RollsOver;

    public PausedDateRangeSet Pauses { get; init; } = PausedDateRangeSet.None;

    public BudgetPeriod Containing(DateOnly day, int firstDay) =>
        BudgetPeriod.Containing(day, Cycle, StartsOn, firstDay);

    /// <summary>
    /// The periods that count for the one of today, oldest first; of a budget that is over, or has not begun, for its
    /// last or first one. Without roll-over, those that are shown.
    /// </summary>
    /// <param name="since">As <see cref="Shown"/> knows it.</param>
    public IReadOnlyList<BudgetPeriod> Periods(DateOnly today, int firstDay, DateOnly? since = null)
    {
        var current = Containing(today < StartsOn ? StartsOn : EndsOn < today ? EndsOn.Value : today, firstDay);
        var periods = new List<BudgetPeriod>();
        for (var period = Containing(StartsOn, firstDay); period.Days.First <= current.Days.First; period = period.Next)
            periods.Add(period);
        return Rolls ? periods : [.. periods.TakeLast(Shown(periods.Select(period => period.Days), since))];
    }

    /// <summary>How many of the periods are shown, counted from the last.</summary>
    /// <param name="since">All that reach to this day or beyond it; null for those of a page.</param>
    internal static int Shown(IEnumerable<DateRange> periods, DateOnly? since) =>
        Math.Max(PeriodsShown, periods.Count(days => days.Last >= since));

    public bool IsRunning(DateOnly today, int firstDay) =>
        today >= Containing(StartsOn, firstDay).Days.First
            && (EndsOn is not { } end || today <= Containing(end, firstDay).Days.Last);

    /// <summary>What a period gives out: a change within it counts for all of it.</summary>
    public long AmountIn(BudgetPeriod period) => Amounts.On(period.Days.Last);

    /// <summary>Whether a period rests: as with amounts, what holds at its end holds for all of it.</summary>
    public bool IsPausedIn(BudgetPeriod period) => Pauses.On(period.Days.Last);

    /// <summary>
    /// Rests from the period of today on, or counts again from it on. What does not run stays as it is.
    /// </summary>
    internal BudgetDefinition Pause(bool on, DateOnly today, int firstDay)
    {
        if (!IsRunning(today, firstDay)) return this;
        var first = Containing(today, firstDay).Days.First;
        return this with { Pauses = on ? Pauses.Begin(first) : Pauses.End(first) };
    }

    /// <summary>Nothing before it starts, and after it ended.</summary>
    internal long AmountOn(DateOnly day) => day < StartsOn || day > EndsOn ? 0 : Amounts.On(day);

    /// <summary>Whether both ever give out for the same day.</summary>
    internal bool Overlaps(BudgetDefinition other) =>
        !(EndsOn < other.StartsOn) && !(other.EndsOn < StartsOn);
}
