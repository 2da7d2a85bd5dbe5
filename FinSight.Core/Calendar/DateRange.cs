using System.Text.Json.Serialization;

namespace FinSight.Core.Calendar;

/// <summary>The days from the first to the last, both included; there is always at least one.</summary>
public readonly record struct DateRange
{
    /// <summary>Throws <see cref="ArgumentException"/> when the last day is before the first.</summary>
    [JsonConstructor]
    public DateRange(DateOnly first, DateOnly last)
    {
        if (last < first) throw new ArgumentException($"The last day {last:O} is before the first {first:O}.");
        First = first;
        Last = last;
    }

    public DateOnly First { get; }

    public DateOnly Last { get; }

    public int Days => Last.DayNumber - First.DayNumber + 1;

    public bool Contains(DateOnly date) => First <= date && date <= Last;

    /// <summary>The days that both have; null where there are none.</summary>
    public DateRange? Intersect(DateRange other)
    {
        var first = First > other.First ? First : other.First;
        var last = Last < other.Last ? Last : other.Last;
        return first <= last ? new DateRange(first, last) : null;
    }

    /// <summary>The first days of this range, all of them where it has no more.</summary>
    public DateRange Take(int days) => new(First, First.AddDays(Math.Min(days, Days) - 1));

    /// <summary>ISO 8601: <c>2026-10-01/2026-10-31</c>.</summary>
    public override string ToString() => $"{First:O}/{Last:O}";
}
