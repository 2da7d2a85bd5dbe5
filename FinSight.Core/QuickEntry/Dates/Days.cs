namespace FinSight.Core.QuickEntry.Dates;

/// <summary>Reckons days from today. What is not complete means the latest day that is not in the future.</summary>
sealed class Days(DateOnly today)
{
    const int LeapYears = 8;

    public DateOnly Add(int days) =>
        DateOnly.FromDayNumber(Math.Clamp(today.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));

    public DateOnly AddMonths(int months)
    {
        var index = today.Year * 12 + today.Month - 1 + months;
        var (year, month) = (Math.Clamp(index / 12, DateOnly.MinValue.Year, DateOnly.MaxValue.Year), index % 12 + 1);
        return index < 12 ? DateOnly.MinValue : new(year, month, Math.Min(today.Day, DateTime.DaysInMonth(year, month)));
    }

    /// <param name="weekday">1 is Monday.</param>
    public DateOnly Latest(int weekday) => Add(-((Weekday - weekday + 7) % 7));

    /// <summary>The latest before today.</summary>
    public DateOnly Last(int weekday) => Add(-((Weekday - weekday + 6) % 7 + 1));

    /// <summary>The first after today.</summary>
    public DateOnly Next(int weekday) => Add((weekday - Weekday + 6) % 7 + 1);

    /// <summary>In the week from Monday to Sunday that is so many weeks away.</summary>
    public DateOnly InWeek(int weekday, int weeks) => Add(weekday - Weekday + weeks * 7);

    public DateOnly? Latest(int day, int month)
    {
        for (var year = today.Year; year >= Math.Max(1, today.Year - LeapYears); year--)
            if (Whole(day, month, year) is { } date && date <= today) return date;
        return null;
    }

    public DateOnly? LatestDayOfMonth(int day)
    {
        for (var back = 0; back < 3; back++)
        {
            var month = AddMonths(-back);
            if (Whole(day, month.Month, month.Year) is { } date && date <= today) return date;
        }
        return null;
    }

    /// <summary>Null where there is no such day. A year of two digits is in this century.</summary>
    public static DateOnly? Whole(int day, int month, int year)
    {
        if (year < 100) year += 2000;
        return year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
    }

    int Weekday => ((int)today.DayOfWeek + 6) % 7 + 1;
}
