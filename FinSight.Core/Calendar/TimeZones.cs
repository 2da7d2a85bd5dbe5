namespace FinSight.Core;

/// <summary>Time zones by their IANA names, e.g. <c>Europe/Zurich</c>.</summary>
public static class TimeZones
{
    /// <summary>The zone of a name that a browser sent; UTC where there is none.</summary>
    public static TimeZoneInfo Find(string? iana) =>
        iana is not null && TimeZoneInfo.TryFindSystemTimeZoneById(iana, out var zone) && zone.HasIanaId ? zone : TimeZoneInfo.Utc;
}
