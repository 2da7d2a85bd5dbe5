namespace FinSight.Core.Alerts;

/// <summary>When weekly letters are due.</summary>
static class DigestSchedule
{
    public const int Days = 7;

    /// <summary>In the morning, where the reader is.</summary>
    static readonly TimeOnly At = new(8, 0);

    /// <summary>The first morning of such a day after a moment; both UTC.</summary>
    public static DateTime Next(DateTime now, DayOfWeek day, TimeZoneInfo zone)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, zone));
        var next = today.AddDays(((int)day - (int)today.DayOfWeek + Days) % Days);
        var at = LocalTime.ToUtc(next.ToDateTime(At), zone);
        return at > now ? at : LocalTime.ToUtc(next.AddDays(Days).ToDateTime(At), zone);
    }

    /// <summary>The morning of the same day elsewhere, for a reader who moves; both UTC.</summary>
    public static DateTime Moved(DateTime due, TimeZoneInfo from, TimeZoneInfo to)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(due, from));
        return LocalTime.ToUtc(day.ToDateTime(At), to);
    }

    /// <summary>The week before the day on which a letter was due.</summary>
    public static DateRange Told(DateTime due, TimeZoneInfo zone)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(due, zone));
        return new(day.AddDays(-Days), day.AddDays(-1));
    }
}
