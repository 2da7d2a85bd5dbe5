using System.Globalization;
using FinSight.Core;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Components;

/// <summary>
/// Dates as people say them: Today, Yesterday, then "Wed 25 Nov"; the year only when it is not this one.
/// </summary>
static class DayFormatter
{
    public static string? Near(DateOnly date, DateOnly today, IStringLocalizer texts) =>
        (today.DayNumber - date.DayNumber) switch
        {
            0 => texts["Today"].Value,
            1 => texts["Yesterday"].Value,
            _ => null,
        };

    public static string Short(DateOnly date, DateOnly today) =>
        $"{Say(date, "ddd")} {(date.Year == today.Year ? DayAndMonth(date) : Long(date))}";

    public static string Full(DateOnly date) => $"{Say(date, "ddd")} {Long(date)}";

    /// <summary>Days with their year, e.g. "1 Mar – 15 May 2026", "1–20 Mar 2026".</summary>
    public static string Days(DateRange days) => days.First == days.Last ? Long(days.Last)
        : IsInOneMonth(days) && DatePatternSet.Current is { DayFirst: true, DayAlone: var day }
            ? $"{Say(days.First, day)}–{Long(days.Last)}"
        : days.First.Year == days.Last.Year ? $"{DayAndMonth(days.First)} – {Long(days.Last)}"
        : $"{Long(days.First)} – {Long(days.Last)}";

    /// <summary>Without the day of the week, e.g. "25 Nov 2026".</summary>
    public static string Long(DateOnly date) => LongIn(CultureInfo.CurrentCulture, date);

    /// <summary>As readers of another culture get it.</summary>
    public static string LongIn(CultureInfo culture, DateOnly date) =>
        Say(date, DatePatternSet.Of(culture, CultureInfo.CurrentUICulture).Day);

    public static string DayAndMonth(DateOnly date) => Say(date, DatePatternSet.Current.DayAndMonth);

    public static string MonthAndYear(int year, int month) =>
        Say(new DateOnly(year, month, 1), DatePatternSet.Current.Month);

    public static string ShortMonthAndYear(DateOnly first) => Say(first, DatePatternSet.Current.ShortMonth);

    public static string Month(DateOnly first) => Say(first, "MMMM");

    /// <param name="number">1 to 12.</param>
    public static string ShortMonth(int number) => Say(new DateOnly(2000, number, 1), "MMM");

    public static string MonthInitial(DateOnly first) => Say(first, "MMM")[..1];

    /// <summary>Days that stay on one line, by spaces that do not break and word joiners around the dash.</summary>
    public static string Unbroken(string days) =>
        days.Replace(' ', '\u00A0').Replace("–", "\u2060–\u2060", StringComparison.Ordinal);

    static bool IsInOneMonth(DateRange days) =>
        (days.First.Year, days.First.Month) == (days.Last.Year, days.Last.Month);

    // Days and months are named in the language of the page, whatever the culture of its numbers.
    static string Say(DateOnly date, string pattern) =>
        date.ToString(pattern, CultureInfo.CurrentUICulture.DateTimeFormat);
}
