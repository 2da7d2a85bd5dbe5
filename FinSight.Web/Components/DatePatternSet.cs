using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace FinSight.Web.Components;

/// <summary>In which order, and with which marks, a culture writes a date: "25 Nov", "25. Nov.", "Nov 25".</summary>
sealed partial record DatePatternSet(string Day, string DayAndMonth, string Month, string ShortMonth)
{
    static readonly ConcurrentDictionary<(string, string), DatePatternSet> Known = [];

    /// <summary>Of whoever reads now.</summary>
    public static DatePatternSet Current => Of(CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

    public bool DayFirst => DayAndMonth.StartsWith('d');

    /// <summary>The day with its own marks, e.g. "25.".</summary>
    public string DayAlone => DayAndMonth.Contains("d.", StringComparison.Ordinal) ? "d." : "%d";

    /// <param name="names">Says the names of days and months.</param>
    public static DatePatternSet Of(CultureInfo culture, CultureInfo names) =>
        Known.GetOrAdd(
            (culture.Name, names.Name),
            _ => Read(
                IsPlain(culture) || culture.TwoLetterISOLanguageName == names.TwoLetterISOLanguageName
                    ? culture
                    : names));

    static DatePatternSet Read(CultureInfo culture)
    {
        var format = culture.DateTimeFormat;
        var day = DayOfWeek().Replace(format.LongDatePattern, "").Trim(' ', ',');
        return new(Short(day), Short(format.MonthDayPattern), format.YearMonthPattern, Short(format.YearMonthPattern));
    }

    // Words in a pattern, such as the "de" of "25 de noviembre", go with names of their own language only.
    static bool IsPlain(CultureInfo culture) => Plain().IsMatch(culture.DateTimeFormat.LongDatePattern)
        && Plain().IsMatch(culture.DateTimeFormat.MonthDayPattern)
        && Plain().IsMatch(culture.DateTimeFormat.YearMonthPattern);

    static string Short(string pattern) =>
        LongMonth().Replace(pattern, "MMM").Replace("dd", "d", StringComparison.Ordinal);

    [GeneratedRegex(@"[\s,،]*dddd?[\s,،]*")]
    private static partial Regex DayOfWeek();

    [GeneratedRegex("M{2,4}")]
    private static partial Regex LongMonth();

    [GeneratedRegex(@"^[dMy\s.,/-]+$")]
    private static partial Regex Plain();
}
