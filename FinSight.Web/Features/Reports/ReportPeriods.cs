using FinSight.Core;

namespace FinSight.Web.Features.Reports;

/// <summary>The days that reports are asked for most, in the ledger's months.</summary>
static class ReportPeriods
{
    const int MonthsOfAQuarter = 3, MonthsOfAYear = 12;

    public static DateRange ThisMonth(DateOnly today, int firstDay) => Month.Containing(today, firstDay).Days(firstDay);

    public static DateRange LastMonth(DateOnly today, int firstDay) =>
        Month.Containing(today, firstDay).Previous.Days(firstDay);

    /// <param name="before">How many quarters.</param>
    public static DateRange Quarter(DateOnly today, int firstDay, int before = 0) =>
        Of(today, firstDay, MonthsOfAQuarter, before);

    /// <param name="before">How many years.</param>
    public static DateRange Year(DateOnly today, int firstDay, int before = 0) =>
        Of(today, firstDay, MonthsOfAYear, before);

    static DateRange Of(DateOnly today, int firstDay, int months, int before)
    {
        var month = Month.Containing(today, firstDay);
        var first = month.Add(-((month.Number - 1) % months) - before * months);
        return new DateRange(first.Days(firstDay).First, first.Add(months - 1).Days(firstDay).Last);
    }
}
