namespace FinSight.Core.Budgets;

/// <summary>How a budget stands in its period; all amounts in minor units.</summary>
/// <param name="Spent">In the whole period, days to come included.</param>
/// <param name="Limit">With what was carried from the period before.</param>
/// <param name="Left">Below 0 where more was spent.</param>
/// <param name="Percent">Spent of the limit, rounded towards 0; null where there is no limit to speak of.</param>
/// <param name="DaysToGo">Today included; 0 once it is over.</param>
/// <param name="PerDay">What each of the days to go may take, rounded down; 0 where nothing is left.</param>
/// <param name="PaceAtEnd">What will have been spent at the end, if it goes on like this; null where
/// that is too early to say.</param>
public sealed record BudgetStanding(
    long Spent, long Limit, long Left, long? Percent, int DaysToGo, long PerDay, long? PaceAtEnd)
{
    /// <summary>On earlier days of a period an even pace says nothing.</summary>
    public const int FirstDayOfPace = 5;

    /// <param name="soFar">What of <paramref name="spent"/> is of today or before.</param>
    /// <param name="usual">The curve that the pace follows; it is taken to be even where there is none.</param>
    public static BudgetStanding Of(
        DateRange days, long limit, long spent, long soFar, DateOnly today, UsualSpendingCurve? usual = null)
    {
        var (left, daysToGo) = (checked(limit - spent), ToGo(days, today));
        return new(
            spent, limit, left, PercentOf(spent, limit), daysToGo, left > 0 && daysToGo > 0 ? left / daysToGo : 0,
            Pace(days, spent, soFar, today, usual));
    }

    /// <summary>Of a period that rests.</summary>
    internal static BudgetStanding Paused(DateRange days, long spent, DateOnly today) =>
        new(spent, 0, 0, null, ToGo(days, today), 0, null);

    static int ToGo(DateRange days, DateOnly today) =>
        today > days.Last ? 0 : days.Last.DayNumber - (today < days.First ? days.First : today).DayNumber + 1;

    internal static long? PercentOf(long spent, long limit) =>
        limit > 0 ? (long)Int128.Clamp((Int128)spent * 100 / limit, long.MinValue, long.MaxValue) : null;

    // What is booked for days to come is spent already: the pace never leads below that.
    static long? Pace(DateRange days, long spent, long soFar, DateOnly today, UsualSpendingCurve? usual)
    {
        if (!days.Contains(today)) return null;
        return (usual is { IsKnown: true } ? usual.Lead(soFar) : Even(days, soFar, today)) is { } end
            ? Math.Max(spent, end)
            : null;
    }

    static long? Even(DateRange days, long soFar, DateOnly today)
    {
        var gone = today.DayNumber - days.First.DayNumber + 1;
        return gone < FirstDayOfPace ? null : RoundedDivision.Divide((Int128)soFar * days.Days, gone);
    }
}
