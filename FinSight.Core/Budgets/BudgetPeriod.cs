namespace FinSight.Core.Budgets;

/// <summary>The days for which an amount is given out once.</summary>
/// <param name="FirstDay">The day of the month on which the ledger's months start.</param>
public readonly record struct BudgetPeriod(BudgetCycleKind Cycle, DateRange Days, int FirstDay)
{
    const int DaysOfAWeek = 7;

    public BudgetPeriod Next => Containing(Days.Last.AddDays(1), Cycle, Days.First, FirstDay);

    public BudgetPeriod Previous => Containing(Days.First.AddDays(-1), Cycle, Days.First, FirstDay);

    /// <summary>The period whose days hold the day.</summary>
    /// <param name="anchor">A day on which some period of weeks begins; months begin as the ledger's do.</param>
    public static BudgetPeriod Containing(DateOnly day, BudgetCycleKind cycle, DateOnly anchor, int firstDay) =>
        new(
            cycle,
            cycle.Weeks() is > 0 and var weeks
                ? Weeks(day, anchor, weeks * DaysOfAWeek)
                : Months(day, cycle.Months(), firstDay),
            firstDay);

    static DateRange Weeks(DateOnly day, DateOnly anchor, int length)
    {
        var since = (day.DayNumber - anchor.DayNumber) % length;
        var first = day.AddDays(since < 0 ? -since - length : -since);
        return new DateRange(first, first.AddDays(length - 1));
    }

    static DateRange Months(DateOnly day, int length, int firstDay)
    {
        var month = Month.Containing(day, firstDay);
        var first = month.Add(-((month.Number - 1) % length));
        return new DateRange(first.Days(firstDay).First, first.Add(length - 1).Days(firstDay).Last);
    }
}
