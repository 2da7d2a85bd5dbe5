using System.Globalization;
using System.Text.RegularExpressions;

namespace FinSight.Core.Capture;

/// <summary>The day of a payment.</summary>
static partial class EventDateReader
{
    const int MostDaysBack = 330, BuddhistYears = 543;

    /// <summary>Clocks of phones begin here, and one that is further ahead than that shows nothing.</summary>
    const int FirstYear = 1970, MostDaysAhead = 2 * 366;

    static readonly string[] Months =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>Not in the future, but for zones, and not a year back: no clock that is a year off.</summary>
    public static bool IsPlausible(DateOnly day, DateOnly today) =>
        day.DayNumber - today.DayNumber is >= -MostDaysBack and <= 1;

    /// <summary>The day that the text names, if it is plausible; a far one where it names no other.</summary>
    public static DateOnly? In(AnalyzedMessage message, ReadingContext context)
    {
        DateOnly? far = null;
        foreach (Match match in Numeric().Matches(message.Text))
        {
            var days = Days(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value, context).ToList();
            if (days.Find(day => IsPlausible(day, context.Today)) is { DayNumber: > 0 } near) return near;
            if (days.Count > 0) far ??= days[0];
        }
        foreach (Match match in Named().Matches(message.Text))
        {
            var (day, month) = match.Groups["d"].Success
                ? (match.Groups["d"].Value, match.Groups["m"].Value)
                : (match.Groups["d2"].Value, match.Groups["m2"].Value);
            var year = match.Groups["d"].Success ? match.Groups["y"].Value : match.Groups["y2"].Value;
            var at = Array.IndexOf(Months, month[..3].ToLowerInvariant()) + 1;
            if (year.Length == 0 || Make(Year(year), at, int.Parse(day, CultureInfo.InvariantCulture)) is not { } named)
                continue;
            if (IsPlausible(named, context.Today)) return named;
            far ??= named;
        }
        return far;
    }

    /// <summary>
    /// A time as phones send it: seconds or milliseconds since 1970, or a date in any form. Nothing where no clock
    /// shows such a time.
    /// </summary>
    public static (DateOnly? Day, DateTimeOffset? At) OfField(string? field, ReadingContext context) =>
        Read(field is null ? "" : EventTextCleaner.Clean(field), context) is { Day: { } day } told
            && day.Year >= FirstYear && day.DayNumber - context.Today.DayNumber <= MostDaysAhead ? told : default;

    static (DateOnly? Day, DateTimeOffset? At) Read(string text, ReadingContext context)
    {
        if (text.Length is 0 or > 64) return default;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            var milliseconds = number < 100_000_000_000 ? number * 1000 : number;
            return milliseconds is > 0 and < 32_503_680_000_000
                ? Of(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds))
                : default;
        }
        if (Iso().IsMatch(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            return HasZone().IsMatch(text) ? Of(at) : (DateOnly.FromDateTime(at.DateTime), null);
        return (In(AnalyzedMessage.Of("", text, context.Currency), context), null);

        (DateOnly?, DateTimeOffset?) Of(DateTimeOffset moment) =>
            (DateOnly.FromDateTime(
                TimeZoneInfo.ConvertTime(moment, context.Zone ?? TimeZoneInfo.Utc).DateTime), moment);
    }

    static IEnumerable<DateOnly> Days(string first, string second, string third, ReadingContext context)
    {
        var (a, b, c) = (Number(first), Number(second), Number(third));
        if (first.Length == 4) return Some(Make(a, b, c));
        if (first.Length > 2 || third.Length == 0 || third.Length == 3) return [];
        var (dayFirst, monthFirst) = (Make(Year(third, context), b, a), Make(Year(third, context), a, b));
        var yearFirst = third.Length == 2 ? Make(Year(first, context), b, c) : null;
        return context.Currency.Code is "USD" or "PHP"
            ? Some(monthFirst).Concat(Some(dayFirst)).Concat(Some(yearFirst))
            : Some(dayFirst).Concat(Some(monthFirst)).Concat(Some(yearFirst));
    }

    static IEnumerable<DateOnly> Some(DateOnly? day) => day is { } there ? [there] : [];

    static int Number(string text) => text.Length == 0 ? 0 : int.Parse(text, CultureInfo.InvariantCulture);

    // In Thailand 2569 is 2026.
    static int Year(string text, ReadingContext? context = null) =>
        (text.Length == 2 ? 2000 + Number(text) : Number(text)) switch
        {
            > BuddhistYears + 1900 and var year => year - BuddhistYears,
            > 2050 and < 2100 and var year when context?.Currency.Code == "THB" => year - BuddhistYears + 500,
            var year => year,
        };

    static DateOnly? Make(int year, int month, int day) =>
        year is >= 1900 and <= 2999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new(year, month, day)
            : null;

    [GeneratedRegex(@"(?<![\d.,])(\d{4}|\d{1,2})[-./](\d{1,2})[-./](\d{4}|\d{2})(?!\d)")]
    private static partial Regex Numeric();

    [GeneratedRegex(@"(?<!\d)(?<d>\d{1,2})[- ]?(?<m>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[-, ]*(?<y>\d{4}|\d{2})(?!\d|:\d)"
        + @"|\b(?<m2>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?<d2>\d{1,2})(?:st|nd|rd|th)?,? (?<y2>\d{4})(?!\d)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d")]
    private static partial Regex Iso();

    [GeneratedRegex(@"(Z|[+-]\d\d:?\d\d)$")]
    private static partial Regex HasZone();
}
