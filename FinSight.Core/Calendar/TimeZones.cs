namespace FinSight.Core;

/// <summary>Time zones by their IANA names, e.g. <c>Europe/Zurich</c>.</summary>
public static class TimeZones
{
    const int LongestName = 64;

    /// <summary>The zone of a name that a browser sent; UTC where there is none.</summary>
    public static TimeZoneInfo Find(string? iana) =>
        IsName(iana) && TimeZoneInfo.TryFindSystemTimeZoneById(iana, out var zone) ? zone : TimeZoneInfo.Utc;

    // On Unix a name becomes a path below the system's zone files, so that nothing but names may pass.
    static bool IsName([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= LongestName } && char.IsAsciiLetter(text[0])
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+');
}
