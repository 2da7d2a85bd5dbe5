namespace FinSight.Core.QuickEntry.Dates;

/// <summary>Reckons days from today. What is not complete means the latest day that is not in the future.</summary>
sealed class DayCalculator(DateOnly today)
{
    const int LeapYears = 8;

    /// <summary>A year of two digits that is further ahead was in the last century.</summary>
    const int MostYearsAhead = 20;

    const int Soon = 31;

    public DateOnly Today => today;

    public DateOnly Add(int days) =>
        DateOnly.FromDayNumber(
            Math.Clamp(today.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));

    public DateOnly AddMonths(int months)
    {
        var index = today.Year * 12 + today.Month - 1 + months;
        var (year, month) = (Math.Clamp(index / 12, DateOnly.MinValue.Year, DateOnly.MaxValue.Year), index % 12 + 1);
        return index < 12
            ? DateOnly.MinValue
            : new(year, month, Math.Min(today.Day, DateTime.DaysInMonth(year, month)));
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

    /// <summary>Null where there is no such day.</summary>
    public DateOnly? Whole(int day, int month, int year)
    {
        year = FullYear(year);
        return year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1
            && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
    }

    /// <summary>The year that is meant with two digits.</summary>
    public int FullYear(int year) => year >= 100 ? year
        : year + 2000 > today.Year + MostYearsAhead ? year + 1900
        : year + 2000;

    /// <summary>
    /// What is meant by a day that its month lacks: the last one, or as many days on as there are too many.
    /// </summary>
    /// <param name="year">0 where none was typed.</param>
    public IReadOnlyList<DateOnly> Nearest(int day, int month, int year)
    {
        var last = LastDay(month, year > 0 ? FullYear(year) : today.Year);
        if (year == 0 && last.DayNumber > today.DayNumber + Soon && today.Year > 1)
            last = LastDay(month, today.Year - 1);
        return [last, DateOnly.FromDayNumber(Math.Min(last.DayNumber + day - last.Day, DateOnly.MaxValue.DayNumber))];

        static DateOnly LastDay(int month, int year) => new(year, month, DateTime.DaysInMonth(year, month));
    }

    /// <summary>More than a year from now.</summary>
    public bool IsFarAhead(DateOnly date) => date.DayNumber > AddMonths(12).DayNumber;

    /// <summary>1 is Monday.</summary>
    public static int WeekdayOf(DateOnly date) => ((int)date.DayOfWeek + 6) % 7 + 1;

    int Weekday => WeekdayOf(today);
}
