namespace FinSight.Core.Calendar;

/// <summary>The days of a period and the days before it that they compare with.</summary>
public readonly record struct ComparedDateRanges(DateRange Days, DateRange Before)
{
    const int MostMissing = 7;

    /// <summary>
    /// The running month up to today and as many days from the start of the month before, at most all of them. A month
    /// that isn't running compares whole.
    /// </summary>
    public static ComparedDateRanges Of(Month month, int firstDay, DateOnly today)
    {
        var days = month.Days(firstDay);
        var before = month.Previous.Days(firstDay);
        if (!days.Contains(today)) return new(days, before);
        var soFar = new DateRange(days.First, today);
        return new(soFar, before.Take(soFar.Days));
    }

    /// <summary>
    /// Any days, those up to today where they are running, and as many from the start of the range of the same length
    /// that ends before them.
    /// </summary>
    public static ComparedDateRanges Of(DateRange days, DateOnly today)
    {
        var before = new DateRange(days.First.AddDays(-days.Days), days.First.AddDays(-1));
        var soFar = days.Contains(today) ? new DateRange(days.First, today) : days;
        return new(soFar, before.Take(soFar.Days));
    }

    /// <summary>
    /// Whether they say something about each other: the days have begun, and those before were written down. Hardly
    /// anybody starts on a first day, so that a week may lack, or a quarter of few days.
    /// </summary>
    /// <param name="begun">The day of the first expense of all; null where there is none.</param>
    public bool IsFair(DateOnly? begun, DateOnly today) =>
        Days.First <= today && begun <= Before.First.AddDays(Math.Min(MostMissing, Before.Days / 4));
}
