using System.Globalization;

namespace FinSight.Core.Expenses;

/// <summary>
/// Days of the calendar as a filter names them: <c>2026</c>, <c>2026-03</c>, <c>2026-03-05</c> and <c>a..b</c>.
/// </summary>
static class FilterDayParser
{
    const string Range = "..";

    /// <summary>False where the text is about something else.</summary>
    /// <param name="days">The days, each side null where it is open.</param>
    public static bool TryRead(string text, out (DateOnly? First, DateOnly? Last) days)
    {
        days = default;
        var at = text.IndexOf(Range, StringComparison.Ordinal);
        if (at < 0)
        {
            if (!TryReadOne(text, out var one)) return false;
            days = (one.First, one.Last);
            return true;
        }
        var (left, right) = (text[..at], text[(at + Range.Length)..]);
        if (left.Length + right.Length == 0) return false;
        if (left.Length > 0)
        {
            if (!TryReadOne(left, out var first)) return false;
            days.First = first.First;
        }
        if (right.Length > 0)
        {
            if (!TryReadOne(right, out var last)) return false;
            days.Last = last.Last;
        }
        return true;
    }

    /// <summary>The shortest text that <see cref="TryRead"/> reads back to the same days.</summary>
    public static string Write(DateOnly? first, DateOnly? last)
    {
        var (left, right) = (first is { } f ? Start(f) : "", last is { } l ? End(l) : "");
        if (first is not { } from || last is not { } to) return left + Range + right;
        if (from == to) return Day(from);
        if (from.Day == 1 && to == from.AddMonths(1).AddDays(-1)) return Month(from);
        return from.DayOfYear == 1 && to == from.AddYears(1).AddDays(-1) ? Year(from) : left + Range + right;
    }

    static bool TryReadOne(string text, out DateRange days)
    {
        days = default;
        if (TryExact(text, "yyyy-MM-dd", out var day)) days = new(day, day);
        else if (TryExact(text, "yyyy-MM", out day)) days = new(day, day.AddMonths(1).AddDays(-1));
        else if (TryExact(text, "yyyy", out day)) days = new(day, day.AddYears(1).AddDays(-1));
        else return false;
        return Expense.EarliestDate <= days.First && days.Last <= Expense.LatestDate;
    }

    static bool TryExact(string text, string format, out DateOnly day) =>
        DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
        && text.Length == format.Length && day.Year <= Expense.LatestDate.Year;

    static string Start(DateOnly day) => day.DayOfYear == 1 ? Year(day) : day.Day == 1 ? Month(day) : Day(day);

    static string End(DateOnly day) =>
        day.AddDays(1) is var next && next.DayOfYear == 1 ? Year(day) : next.Day == 1 ? Month(day) : Day(day);

    static string Year(DateOnly day) => day.ToString("yyyy", CultureInfo.InvariantCulture);

    static string Month(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
