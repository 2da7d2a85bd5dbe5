namespace FinSight.Core.Reports;

/// <summary>The days of a report beside those before it.</summary>
static class ReportPeriodComparer
{
    const int MonthsOfAYear = 12;

    /// <summary>
    /// Whole months compare with as many months before them; any other days with as many days. What is running compares
    /// up to today.
    /// </summary>
    public static ComparedDateRanges Compared(DateRange days, int firstDay, DateOnly today)
    {
        var (first, last) = (Month.Containing(days.First, firstDay), Month.Containing(days.Last, firstDay));
        if (first.Days(firstDay).First != days.First || last.Days(firstDay).Last != days.Last)
            return ComparedDateRanges.Of(days, today);
        var months = (last.Year - first.Year) * MonthsOfAYear + last.Number - first.Number + 1;
        var before = new DateRange(first.Add(-months).Days(firstDay).First, days.First.AddDays(-1));
        if (!days.Contains(today)) return new ComparedDateRanges(days, before);
        var soFar = new DateRange(days.First, today);
        return new ComparedDateRanges(soFar, before.Take(soFar.Days));
    }
}
