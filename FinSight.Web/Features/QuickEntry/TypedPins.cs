using System.Text.Json;
using FinSight.Core;
using FinSight.Core.QuickEntry;

namespace FinSight.Web.Features.QuickEntry;

/// <summary>What was set by hand beside a line, as it travels with the line past the circuit.</summary>
/// <param name="Amount">In minor units of the ledger's currency.</param>
sealed record TypedPins(
    string? Title, long? Amount, Guid? CategoryId, DateOnly? Date, IReadOnlyList<string>? Tags, string? Note,
    QuickAlternativeModel? Chosen = null)
{
    public string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public static TypedPins? Of(QuickEntryPins pins) => pins == QuickEntryPins.None ? null
        : new(
            pins.Title, pins.Amount?.Minor, pins.CategoryId, pins.Date, pins.Tags, pins.Note,
            pins.Chosen is { } chosen ? QuickAlternativeModel.Of(chosen) : null);

    public QuickEntryPins In(Currency currency) =>
        new(
            Title, Amount is { } minor ? new Money(minor, currency) : null, CategoryId, Date, Tags, Note,
            Chosen?.Reading(currency));
}
