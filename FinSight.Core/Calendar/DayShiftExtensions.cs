namespace FinSight.Core.Calendar;

static class DayShiftExtensions
{
    /// <summary>So many days on; the first or the last day of all where that leaves the calendar.</summary>
    public static DateOnly Shift(this DateOnly day, int days) => DateOnly.FromDayNumber(
        Math.Clamp(day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));
}
