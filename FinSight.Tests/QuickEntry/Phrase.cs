using System.Globalization;
using FinSight.Core;
using FinSight.Core.QuickEntry;

namespace FinSight.Tests.QuickEntry;

/// <summary>One line of a corpus file: what somebody types, and what is meant.</summary>
sealed record Phrase(string Where, string Text, string Meant, QuickEntryContext Context)
{
    /// <summary>What the parser makes of it, in the words of the file.</summary>
    public string Read() => Describe(QuickEntryParser.Parse(Text, Context));

    public static string Describe(QuickEntryResult entry) => string.Join(" | ", [
        entry.Title?.Value ?? "",
        Asked(entry, FieldNames.Amount, reading => reading.Amount is { } amount ? Plain(amount) : null)
            ?? (entry.Amount is { Value: var money } ? Plain(money) : ""),
        entry.Category is { } category
            ? category.Value.Name + (category.Origin is PartOrigin.Guessed or PartOrigin.Learned ? "?" : "")
            : "",
        Asked(entry, FieldNames.Date, reading => $"{reading.Date:O}")
            ?? (entry.Date.Origin == PartOrigin.Guessed ? "" : $"{entry.Date.Value:O}"),
        string.Join(' ', entry.Tags.Select(tag => "#" + tag.Value)),
        entry.Note?.Value ?? "",
    ]);

    /// <summary>A question mark and the readings that are offered; null where nothing is asked.</summary>
    static string? Asked(QuickEntryResult entry, string field, Func<QuickEntryAlternative, string?> read) =>
        entry.Problems.FirstOrDefault(problem => problem.Field == field && problem.Asks)?.Readings is { } readings
            ? $"? {string.Join(", ", readings.Select(read))}".TrimEnd()
            : null;

    static string Plain(Money money) => MoneyText.Editable(money, CultureInfo.InvariantCulture);
}
