using System.Text.RegularExpressions;

namespace FinSight.Core.Calendar;

/// <summary>Time zones by their IANA names, e.g. <c>Europe/Zurich</c>.</summary>
public static partial class TimeZones
{
    /// <summary>Where nothing is known of a zone, in the words of the Unicode CLDR.</summary>
    public const string Unknown = "Etc/Unknown";

    public const int MaxName = 64;

    static readonly string[] Regions =
        ["Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];

    // Where Unix keeps the list that .NET's own comes from; .NET reads the rules of each zone too, which takes half a
    // second.
    static readonly string Table = Path.Combine(
        Environment.GetEnvironmentVariable("TZDIR") ?? "/usr/share/zoneinfo", "zone.tab");

    static readonly Lazy<Dictionary<string, string>> Countries = new(() =>
        Rows().DistinctBy(row => row[2]).ToDictionary(row => row[2], row => row[0]));

    static readonly Lazy<IReadOnlyList<string>> Names = new(() =>
    [
        .. Ids().Where(id => Regions.Contains(id.Split('/')[0]) && id.Contains('/')).Append("UTC").Distinct()
        .Order(StringComparer.Ordinal),
    ]);

    /// <summary>The names to choose from: places, and UTC.</summary>
    public static IReadOnlyList<string> All => Names.Value;

    /// <summary>The ISO 3166 code of a zone's country; null where none is known.</summary>
    public static string? CountryOf(string zone) => Countries.Value.GetValueOrDefault(zone);

    /// <summary>The zone of a name, present or former; null where this server's data has none.</summary>
    public static TimeZoneInfo? Find(string? iana) =>
        IsName(iana) ? Find(RenamedTimeZones.Names(iana!), TrySystem) : null;

    /// <summary>
    /// What is kept of a name that a browser sent: the zone's own, the unknown one as it is, or <see cref="Unknown"/>.
    /// </summary>
    public static string Keep(string? sent) => Find(sent)?.Id ?? (IsName(sent) ? sent! : Unknown);

    /// <summary>
    /// The name that somebody typed, in any case and with spaces for underscores; null where there is none.
    /// </summary>
    public static string? Match(string? typed)
    {
        var name = typed?.Trim().Replace(' ', '_');
        return All.FirstOrDefault(id => string.Equals(id, name, StringComparison.OrdinalIgnoreCase)) ?? Find(name)?.Id;
    }

    /// <param name="look">Null where the data has no such zone.</param>
    internal static TimeZoneInfo? Find(IEnumerable<string> names, Func<string, TimeZoneInfo?> look) =>
        names.Select(look).FirstOrDefault(zone => zone is not null);

    static TimeZoneInfo? TrySystem(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId ? zone : null;

    static bool IsName(string? text) => text is { Length: > 0 and <= MaxName } && Name().IsMatch(text);

    static IEnumerable<string> Ids() => File.Exists(Table)
        ? Rows().Select(row => row[2])
        : TimeZoneInfo.GetSystemTimeZones().Where(zone => zone.HasIanaId).Select(zone => zone.Id);

    /// <summary>Country, coordinates and name of each.</summary>
    static IEnumerable<string[]> Rows() => File.Exists(Table)
        ? File.ReadLines(Table)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('\t'))
            .Where(row => row.Length > 2)
        : [];

    // An area and up to two places; what else lies in the folder of a system's zones, such as "posixrules", is none.
    [GeneratedRegex(@"^(?!localtime$|posix|right/|Factory$)[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}\z")]
    private static partial Regex Name();
}
