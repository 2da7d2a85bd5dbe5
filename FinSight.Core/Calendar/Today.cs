namespace FinSight.Core.Calendar;

/// <summary>The date where somebody is.</summary>
public static class Today
{
    public static DateOnly In(TimeZoneInfo zone, TimeProvider time) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);

    /// <summary>
    /// How long it stays that day: never 0, and where the clocks skip midnight until they show the new day.
    /// </summary>
    public static TimeSpan Left(TimeZoneInfo zone, TimeProvider time)
    {
        var next = In(zone, time).AddDays(1).ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(next)) next = next.AddMinutes(1);
        var left = TimeZoneInfo.ConvertTimeToUtc(next, zone) - time.GetUtcNow().UtcDateTime;
        return left > TimeSpan.Zero ? left : TimeSpan.FromSeconds(1);
    }
}
