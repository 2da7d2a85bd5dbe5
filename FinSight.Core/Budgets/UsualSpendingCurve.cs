namespace FinSight.Core.Budgets;

/// <summary>
/// What is usually spent by a day of a period, as it was in the full periods before: the
/// ledger's own curve. Minor units.
/// </summary>
/// <param name="Before">These periods, oldest first.</param>
/// <param name="Gone">How many days of the running one have gone, today included.</param>
/// <param name="IsLast">It ends today: then all of each counts, however long it was.</param>
/// <param name="SoFar">Spent up to that day in all of them together.</param>
/// <param name="Total">Spent in all of them.</param>
public sealed record UsualSpendingCurve(IReadOnlyList<DateRange> Before, int Gone, bool IsLast, long SoFar, long Total)
{
    /// <summary>Of how many periods the curve is made.</summary>
    public const int Periods = 3;

    /// <summary>Where less than a tenth is usually spent by then, a day says nothing about the whole.</summary>
    const int Least = 10;

    /// <summary>Whether anything was spent.</summary>
    public bool IsKnown => Total > 0;

    internal static UsualSpendingCurve Of(
        IReadOnlyList<DateRange> before, DateRange running, DateOnly today, Func<DateRange, long> spent)
    {
        var usual = new UsualSpendingCurve(
            before, today.DayNumber - running.First.DayNumber + 1, today == running.Last, 0, before.Sum(spent));
        return usual with { SoFar = before.Sum(days => spent(usual.Part(days))) };
    }

    internal bool Covers(DateOnly day) => Before[0].First <= day && day <= Before[^1].Last;

    /// <summary>Something else was spent on a day before the running period.</summary>
    internal UsualSpendingCurve Count(DateOnly day, long minor) => !Covers(day) ? this : this with
    {
        Total = checked(Total + minor),
        SoFar = checked(SoFar + (Before.Any(days => Part(days).Contains(day)) ? minor : 0)),
    };

    /// <returns>What will have been spent at the end; null where it is too early to say.</returns>
    internal long? Lead(long soFar) =>
        SoFar <= 0 || (Int128)SoFar * Least < Total ? null : RoundedDivision.Divide((Int128)soFar * Total, SoFar);

    DateRange Part(DateRange days) => IsLast ? days : days.Take(Gone);
}
