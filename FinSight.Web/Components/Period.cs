using System.Globalization;
using FinSight.Core;
using FinSight.Core.Expenses;

namespace FinSight.Web.Components;

/// <summary>What the address asks for: a month, this month when it names none, any days, or all time.</summary>
/// <param name="Month">Null for all time and for other days.</param>
/// <param name="Days">Any days that are no month.</param>
public sealed record Period(Month? Month, DateRange? Days = null)
{
    const string All = "all";

    public static readonly Period AllTime = new((Month?)null);

    public bool IsAllTime => Month is null && Days is null;

    /// <summary>The months, or as many days, before and after; null where there is nothing to step through.</summary>
    public Period? Previous => Step(-1);

    public Period? Next => Step(1);

    /// <param name="month">The ledger's month in which the day is.</param>
    public bool Includes(DateOnly day, Month month) =>
        Month is { } own ? own == month : Days is not { } days || days.Contains(day);

    /// <param name="from">The first of any days, ISO 8601; they count where both are given and make a range.</param>
    public static Period Read(string? asked, Month current, string? from = null, string? to = null)
    {
        if (Day(from) is { } first && Day(to) is { } last && first <= last)
            return new Period(null, new DateRange(first, last));
        return asked == All
            ? AllTime
            : new Period(Core.Calendar.Month.TryParse(asked, out var month) ? month : current);
    }

    public string Address(Month current, Guid? categoryId = null)
    {
        var period = Days is { First: var first, Last: var last } ? $"from={first:O}&to={last:O}"
            : Month is null ? $"period={All}" : Month == current ? null : $"period={Month}";
        var parts = new[] { period, categoryId is null ? null : $"category={categoryId}" };
        return "/" + (parts.Any(p => p is not null) ? "?" : "") + string.Join('&', parts.Where(p => p is not null));
    }

    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && ExpenseRules.IsDate(day) ? day : null;

    Period? Step(int by)
    {
        if (Month is { } month) return new Period(month.Add(by));
        if (Days is not { } days) return null;
        var (first, last) = (days.First.AddDays(by * days.Days), days.Last.AddDays(by * days.Days));
        return ExpenseRules.IsDate(first) && ExpenseRules.IsDate(last)
            ? new Period(null, new DateRange(first, last))
            : null;
    }
}
