namespace FinSight.Core;

/// <summary>The date where somebody is.</summary>
public static class Today
{
    public static DateOnly In(TimeZoneInfo zone, TimeProvider time) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
}
