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
        entry.Amount is { Value: var money } ? MoneyText.Editable(money, CultureInfo.InvariantCulture) : "",
        entry.Category is { } category ? category.Value.Name + (category.Origin is PartOrigin.Guessed or PartOrigin.Learned ? "?" : "") : "",
        entry.Date.Origin == PartOrigin.Guessed ? "" : $"{entry.Date.Value:O}",
        string.Join(' ', entry.Tags.Select(tag => "#" + tag.Value)),
        entry.Note?.Value ?? "",
    ]);
}
