namespace FinSight.Core.Calendar;

/// <summary>The date where somebody is.</summary>
public static class Today
{
    public static DateOnly In(TimeZoneInfo zone, TimeProvider time) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);

    /// <summary>
    /// How long it stays that day: never 0, and until the clocks first show the new day, where they skip midnight or
    /// show it twice.
    /// </summary>
    public static TimeSpan Left(TimeZoneInfo zone, TimeProvider time)
    {
        var next = In(zone, time).AddDays(1).ToDateTime(TimeOnly.MinValue);
        var left = LocalTime.ToUtc(next, zone) - time.GetUtcNow().UtcDateTime;
        return left > TimeSpan.Zero ? left : TimeSpan.FromSeconds(1);
    }
}
