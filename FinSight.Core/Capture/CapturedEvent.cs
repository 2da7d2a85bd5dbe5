using System.Text;

namespace FinSight.Core.Capture;

/// <summary>One message as it arrived: a notification, an SMS, a phone's payment, a provider's event.</summary>
/// <param name="Raw">Exactly the text of this event, by which a resend is known.</param>
/// <param name="Fields">What it names, by <see cref="EventFieldNames"/>.</param>
public sealed record CapturedEvent(string Raw, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>The field's text; null where it is missing or blank.</summary>
    public string? Field(string name) =>
        Fields.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value : null;

    /// <summary>Without what no database takes: half characters, and the character 0.</summary>
    internal CapturedEvent Storable() => new(
        Storable(Raw), Fields.ToDictionary(field => field.Key, field => Storable(field.Value), StringComparer.Ordinal));

    static string Storable(string text) =>
        Core.TextNormalizer.WellFormed(text).Replace('\0', (char)Rune.ReplacementChar.Value);

    /// <summary>A message of nothing but text, such as one that was pasted.</summary>
    public static CapturedEvent OfText(string text) =>
        new(text, new Dictionary<string, string>(StringComparer.Ordinal) { [EventFieldNames.Text] = text });
}
