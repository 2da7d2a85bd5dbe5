using FinSight.Core;
using FinSight.Web.Components;

namespace FinSight.Web.Features.Reports;

/// <summary>Days as a person calls them: November 2026, 2026, or from one day to another.</summary>
static class PeriodText
{
    public static string Of(DateRange days, int firstDay)
    {
        var (first, last) = (Month.Containing(days.First, firstDay), Month.Containing(days.Last, firstDay));
        if (first.Days(firstDay).First != days.First || last.Days(firstDay).Last != days.Last)
            return DayFormatter.Days(days);
        if (first == last) return DayFormatter.MonthAndYear(first.Year, first.Number);
        if (first.Number == 1 && last.Number == 12)
            return first.Year == last.Year ? $"{first.Year}" : $"{first.Year}–{last.Year}";
        return $"{DayFormatter.MonthAndYear(first.Year, first.Number)} – {DayFormatter.MonthAndYear(last.Year, last.Number)}";
    }
}
