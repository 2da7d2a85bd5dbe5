using System.Globalization;

namespace FinSight.Core.Calendar;

/// <summary>
/// A month of a ledger, named after the calendar month in which it starts: with 25 as the ledger's first day, October
/// is 25 October to 24 November.
/// </summary>
public readonly record struct Month : IComparable<Month>
{
    /// <summary>The years that people can ask for, with room around them, so that neighbours never overflow.</summary>
    public const int FirstYear = 1900, LastYear = 9998;

    /// <summary>
    /// The last day of a month on which a ledger's months may start; in a shorter month that is its last one.
    /// </summary>
    public const int MaxFirstDay = 31;

    /// <summary>
    /// In the place of a first day: the last Monday to Friday of the calendar month, whatever the holidays.
    /// </summary>
    public const int LastWorkingDay = 32;

    // Months since January of year 1, so that the default value is a month, too.
    readonly int _index;

    /// <summary>Throws <see cref="ArgumentOutOfRangeException"/> outside years 1 to 9999 and months 1 to 12.</summary>
    public Month(int year, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, DateOnly.MinValue.Year);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, DateOnly.MaxValue.Year);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 12);
        _index = (year - 1) * 12 + number - 1;
    }

    public int Year => _index / 12 + 1;

    /// <summary>1 to 12.</summary>
    public int Number => _index % 12 + 1;

    public Month Next => Add(1);

    public Month Previous => Add(-1);

    public static bool operator <(Month left, Month right) => left._index < right._index;

    public static bool operator >(Month left, Month right) => left._index > right._index;

    public static bool operator <=(Month left, Month right) => left._index <= right._index;

    public static bool operator >=(Month left, Month right) => left._index >= right._index;

    /// <summary>Whether a ledger's months may start so: 1 to 31, or <see cref="LastWorkingDay"/>.</summary>
    public static bool IsFirstDay(int firstDay) => firstDay is >= 1 and <= MaxFirstDay or LastWorkingDay;

    /// <summary>The month whose days hold the date, in a ledger whose months start on the first day.</summary>
    public static Month Containing(DateOnly date, int firstDay)
    {
        CheckFirstDay(firstDay);
        var month = new Month(date.Year, date.Month);
        return date < month.First(firstDay) ? month.Previous : month;
    }

    /// <summary>Reads <c>2026-10</c>, and nothing else, from January 1900 to December 9998.</summary>
    public static bool TryParse(string? text, out Month month)
    {
        var parsed = DateOnly.TryParseExact(
            text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first);
        var asked = parsed && first.Year is >= FirstYear and <= LastYear;
        month = asked ? new(first.Year, first.Month) : default;
        return asked;
    }

    /// <summary>This many months later, or earlier where negative.</summary>
    public Month Add(int months) => new((_index + months) / 12 + 1, (_index + months) % 12 + 1);

    /// <summary>The month's days in a ledger whose months start on the first day.</summary>
    public DateRange Days(int firstDay)
    {
        CheckFirstDay(firstDay);
        return new(First(firstDay), Next.First(firstDay).AddDays(-1));
    }

    public int CompareTo(Month other) => _index.CompareTo(other._index);

    /// <summary>ISO 8601: <c>2026-10</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Number:D2}");

    DateOnly First(int firstDay)
    {
        var last = new DateOnly(Year, Number, DateTime.DaysInMonth(Year, Number));
        return firstDay <= MaxFirstDay ? new(Year, Number, Math.Min(firstDay, last.Day)) : last.DayOfWeek switch
        {
            DayOfWeek.Saturday => last.AddDays(-1),
            DayOfWeek.Sunday => last.AddDays(-2),
            _ => last,
        };
    }

    static void CheckFirstDay(int firstDay)
    {
        if (!IsFirstDay(firstDay))
            throw new ArgumentOutOfRangeException(nameof(firstDay), firstDay, "No month starts so.");
    }
}
