namespace FinSight.Core;

/// <summary>A month's days and the days of the month before that they compare with.</summary>
public readonly record struct SameDays(DateRange Days, DateRange Before)
{
    /// <summary>
    /// The running month up to today and as many days from the start of the month before, at most all of them. A month
    /// that isn't running compares whole.
    /// </summary>
    public static SameDays Of(Month month, int firstDay, DateOnly today)
    {
        var days = month.Days(firstDay);
        var before = month.Previous.Days(firstDay);
        if (!days.Contains(today)) return new(days, before);
        var soFar = new DateRange(days.First, today);
        return new(soFar, before.Take(soFar.Days));
    }
}
