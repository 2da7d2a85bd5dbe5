using System.Globalization;
using FinSight.Core;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Components;

/// <summary>Dates as people say them: Today, Yesterday, then "Wed 25 Nov"; the year only when it is not this one.</summary>
static class DayText
{
    /// <summary>Days and months are named in the language of the page, whatever the culture of its numbers.</summary>
    public static CultureInfo Names => CultureInfo.CurrentUICulture;

    public static string? Near(DateOnly date, DateOnly today, IStringLocalizer texts) => (today.DayNumber - date.DayNumber) switch
    {
        0 => texts["Today"].Value,
        1 => texts["Yesterday"].Value,
        _ => null,
    };

    public static string Short(DateOnly date, DateOnly today) =>
        date.ToString(date.Year == today.Year ? "ddd d MMM" : "ddd d MMM yyyy", Names);

    public static string Range(DateOnly first, DateOnly last) => (first.Year, first.Month) == (last.Year, last.Month)
        ? $"{first.Day}–{last.ToString("d MMM", Names)}"
        : $"{first.ToString("d MMM", Names)} – {last.ToString("d MMM", Names)}";

    /// <summary>Days with their year, e.g. "1 Mar – 15 May 2026".</summary>
    public static string Days(DateRange days) => days.First == days.Last ? days.Last.ToString("d MMM yyyy", Names)
        : days.First.Year == days.Last.Year ? $"{days.First.ToString("d MMM", Names)} – {days.Last.ToString("d MMM yyyy", Names)}"
        : $"{days.First.ToString("d MMM yyyy", Names)} – {days.Last.ToString("d MMM yyyy", Names)}";

    public static string MonthAndYear(int year, int month) =>
        new DateOnly(year, month, 1).ToString("MMMM yyyy", Names);
}
