namespace FinSight.Core.Calendar;

/// <summary>Moments as clocks on a wall show them.</summary>
public static class LocalTime
{
    /// <summary>
    /// Where the clocks skip it, as soon as they show a later one; where they show it twice, the first time.
    /// </summary>
    public static DateTime ToUtc(DateTime local, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(1);
        return Less(
            local, zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local));
    }

    /// <summary>The first moment after another one at which the clocks show a time; both UTC.</summary>
    public static DateTime Next(TimeOnly time, DateTime now, TimeZoneInfo zone)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, zone)).ToDateTime(time);
        if (ToUtc(today, zone) is var first && first > now) return first;
        if (zone.IsAmbiguousTime(today)
            && Less(today, zone.GetAmbiguousTimeOffsets(today).Min()) is var again
            && again > now)
            return again;
        return ToUtc(today.AddDays(1), zone);
    }

    static DateTime Less(DateTime local, TimeSpan offset) => DateTime.SpecifyKind(local - offset, DateTimeKind.Utc);
}
