using System.Globalization;
using System.Text.RegularExpressions;

namespace FinSight.Core.Accounts;

/// <summary>What a browser tells about its user before there are settings.</summary>
/// <param name="Culture">How numbers and dates are written.</param>
/// <param name="Region">The ISO 3166 code of the country, whose currency is assumed; null where none is told.</param>
/// <param name="TimeZone">An IANA name, perhaps of a zone that this server does not know.</param>
public sealed partial record BrowserPreferences(string Culture, string? Region, string TimeZone)
{
    public const string DefaultCulture = "en-GB";

    const int MostLanguages = 16;

    /// <summary>
    /// Reads an <c>Accept-Language</c> header (RFC 9110) and a time zone that the page found; neither can fail.
    /// </summary>
    public static BrowserPreferences Of(string? acceptLanguage, string? timeZone)
    {
        var culture = SupportedLanguages(acceptLanguage).Select(Specific).FirstOrDefault(found => found is not null);
        return new(
            culture?.Name ?? DefaultCulture, culture is null ? null : RegionOf(culture), TimeZones.Keep(timeZone));
    }

    static IEnumerable<string> SupportedLanguages(string? header) =>
        from part in (header ?? "").Split(',', MostLanguages + 1).Take(MostLanguages)
        let match = LanguageRange().Match(part)
        where match.Success
        let quality = match.Groups["q"] is { Success: true } q ? Thousandths(q.Value) : 1000
        where quality > 0
        orderby quality descending
        select match.Groups["tag"].Value;

    static int Thousandths(string quality) =>
        int.Parse(quality.Replace(".", "", StringComparison.Ordinal).PadRight(4, '0'), CultureInfo.InvariantCulture);

    static CultureInfo? Specific(string tag)
    {
        try
        {
            var culture = CultureInfo.GetCultureInfo(tag, predefinedOnly: true);
            return culture.IsNeutralCulture ? CultureInfo.CreateSpecificCulture(culture.Name) : culture;
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    static string? RegionOf(CultureInfo culture)
    {
        try
        {
            return new RegionInfo(culture.Name).TwoLetterISORegionName is { Length: 2 } region ? region : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex(
        @"^\s*(?<tag>[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?)\s*(;\s*q=(?<q>[01](\.[0-9]{0,3})?))?\s*$")]
    private static partial Regex LanguageRange();
}
