using System.Collections.Frozen;
using System.Globalization;

namespace FinSight.Core.Accounts;

/// <summary>The ways to write numbers and dates: every culture of a language in a region that .NET knows.</summary>
public static class SupportedCultures
{
    static readonly FrozenDictionary<string, CultureInfo> ByName = CultureInfo.GetCultures(
        CultureTypes.SpecificCultures)
        .Where(culture => culture.Name.Length > 0).DistinctBy(culture => culture.Name)
        .ToFrozenDictionary(culture => culture.Name, StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyCollection<CultureInfo> All => ByName.Values;

    /// <summary>Null where there is none of that name.</summary>
    public static CultureInfo? Find(string? name) => name is null ? null : ByName.GetValueOrDefault(name);
}
