namespace FinSight.Core;

/// <summary>Time zones by their IANA names, e.g. <c>Europe/Zurich</c>.</summary>
public static class TimeZones
{
    static readonly string[] Regions =
        ["Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];

    // Where Unix keeps the list that .NET's own comes from; .NET reads the rules of each zone too, which takes half a second.
    static readonly string Table = Path.Combine(Environment.GetEnvironmentVariable("TZDIR") ?? "/usr/share/zoneinfo", "zone.tab");

    static readonly Lazy<IReadOnlyList<string>> Names = new(() =>
    [
        .. Ids().Where(id => Regions.Contains(id.Split('/')[0]) && id.Contains('/')).Append("UTC").Distinct().Order(StringComparer.Ordinal),
    ]);

    /// <summary>The names to choose from: places, and UTC.</summary>
    public static IReadOnlyList<string> All => Names.Value;

    /// <summary>The zone of a name that a browser sent; UTC where there is none.</summary>
    public static TimeZoneInfo Find(string? iana) =>
        iana is not null && TimeZoneInfo.TryFindSystemTimeZoneById(iana, out var zone) && zone.HasIanaId ? zone : TimeZoneInfo.Utc;

    /// <summary>The name that somebody typed, in any case and with spaces for underscores; null where there is none.</summary>
    public static string? Match(string? typed)
    {
        var name = typed?.Trim().Replace(' ', '_');
        return All.FirstOrDefault(id => string.Equals(id, name, StringComparison.OrdinalIgnoreCase))
            ?? (name is { Length: > 0 and <= 64 } && Find(name) is { } zone && zone.Id == name ? name : null);
    }

    static IEnumerable<string> Ids() => File.Exists(Table)
        ? File.ReadLines(Table).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')).Where(row => row.Length > 2).Select(row => row[2])
        : TimeZoneInfo.GetSystemTimeZones().Where(zone => zone.HasIanaId).Select(zone => zone.Id);
}
