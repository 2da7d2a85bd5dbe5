using System.Globalization;

namespace FinSight.Core.Budgets;

/// <summary>
/// The days on which a budget rests, oldest first: whole periods, of which the last ones may have no end yet. A period
/// that rests gives out nothing, counts nothing and warns of nothing; what was carried to it passes over it untouched.
/// </summary>
public sealed class PausedDateRangeSet
{
    /// <summary>More of them are forgotten, the oldest first.</summary>
    internal const int Most = 60;

    internal const int MaxText = Most * 22;

    const char Between = '/';

    PausedDateRangeSet(IEnumerable<(DateOnly From, DateOnly? To)> lines) => Lines = [.. lines.TakeLast(Most)];

    public static PausedDateRangeSet None { get; } = new([]);

    /// <summary>From the first day to the last one; null where it goes on.</summary>
    public IReadOnlyList<(DateOnly From, DateOnly? To)> Lines { get; }

    public bool On(DateOnly day) => Lines.Any(line => line.From <= day && !(line.To < day));

    /// <summary>Rests from a day on; where it did until the day before, that is one pause.</summary>
    public PausedDateRangeSet Begin(DateOnly from) => On(from) && Lines[^1].To is null ? this
        : Lines is [.., { To: { } to } last] && to.AddDays(1) == from ? new([.. Lines.SkipLast(1), (last.From, null)])
        : new([.. End(from).Lines, (from, null)]);

    /// <summary>Counts again from a day on; what rested before has rested.</summary>
    public PausedDateRangeSet End(DateOnly from) => new(Lines.Where(line => line.From < from)
        .Select(line => line.To < from ? line : (line.From, from.AddDays(-1))));

    /// <summary>The days on which both rest.</summary>
    internal PausedDateRangeSet Both(PausedDateRangeSet other) => new(
        from one in Lines
        from two in other.Lines
        let first = one.From > two.From ? one.From : two.From
        let last = one.To is null || two.To < one.To ? two.To : one.To
        where !(last < first)
        orderby first
        select (first, last));

    /// <summary>
    /// A line each, such as <c>2026-11-01/2026-11-30</c>, without an end while it goes on; null where there is none.
    /// </summary>
    public string? Write() => Lines.Count == 0 ? null : string.Join('\n', Lines.Select(line =>
        string.Create(CultureInfo.InvariantCulture, $"{line.From:yyyy-MM-dd}{Between}{line.To:yyyy-MM-dd}")));

    public static PausedDateRangeSet Read(string? text) =>
        text is null ? None : new(text.Split('\n').Select(line => line.Split(Between)).Select(parts =>
            (Day(parts[0]), parts[1].Length == 0 ? (DateOnly?)null : Day(parts[1]))));

    static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
