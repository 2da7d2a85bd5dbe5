using System.Text.Json;

namespace FinSight.Core.Capture;

/// <summary>The events of providers that have a form of their own: Stripe, PayPal and Wise.</summary>
static class ProviderEventFieldReader
{
    public const string Stripe = "stripe", PayPal = "paypal", Wise = "wise";

    /// <returns>Null for an event of anybody else.</returns>
    public static Dictionary<string, string>? Fields(JsonElement e)
    {
        var (id, type, eventType) = (Text(e, "id"), Text(e, "type"), Text(e, "event_type"));
        if (id?.StartsWith("evt_", StringComparison.Ordinal) == true && type is not null) return OfStripe(e, id, type);
        if (id?.StartsWith("WH-", StringComparison.Ordinal) == true && eventType is not null)
            return OfPayPal(e, id, eventType);
        return eventType?.Contains('#') == true && Part(e, "data") is { } data ? OfWise(data, eventType) : null;
    }

    static Dictionary<string, string> OfStripe(JsonElement e, string id, string type)
    {
        var about = Part(e, "data") is { } data ? Part(data, "object") : null;
        return New(Stripe, type, id,
            (EventFieldNames.Minor, about is { } one ? Number(one, "amount_refunded") ?? Number(one, "amount") : null),
            (EventFieldNames.Currency, about is { } paid ? Text(paid, "currency") : null),
            (EventFieldNames.Title, about is { } named && Part(named, "merchant_data") is { } merchant
                ? Text(merchant, "name")
                : null));
    }

    static Dictionary<string, string> OfPayPal(JsonElement e, string id, string type)
    {
        var amount = Part(e, "resource") is { } resource ? Part(resource, "amount") : null;
        return New(PayPal, type, id,
            (EventFieldNames.Amount, amount is { } one ? Text(one, "value") ?? Text(one, "total") : null),
            (EventFieldNames.Currency, amount is { } paid
                ? Text(paid, "currency_code") ?? Text(paid, "currency") : null));
    }

    static Dictionary<string, string> OfWise(JsonElement data, string type) =>
        New(Wise, type, Text(data, "transfer_reference"),
            (EventFieldNames.Amount, Number(data, "amount")), (EventFieldNames.Currency, Text(data, "currency")),
            (EventFieldNames.Time, Text(data, "occurred_at")),
            ("transaction_type", Text(data, "transaction_type")), ("channel_name", Text(data, "channel_name")));

    static Dictionary<string, string> New(
        string provider, string type, string? reference, params (string Name, string? Value)[] fields)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [EventFieldNames.Provider] = provider,
            [EventFieldNames.Type] = type
        };
        if (!string.IsNullOrWhiteSpace(reference) && reference.Length <= 100)
            all[EventFieldNames.Reference] = $"{provider}:{reference.Trim()}";
        foreach (var (name, value) in fields)
            if (value is not null) all[name] = value;
        return all;
    }

    static JsonElement? Part(JsonElement e, string name) =>
        e.TryGetProperty(name, out var part) && part.ValueKind == JsonValueKind.Object ? part : null;

    static string? Text(JsonElement e, string name) =>
        e.TryGetProperty(name, out var part) && part.ValueKind == JsonValueKind.String
            ? JsonEventReader.Text(part) : null;

    static string? Number(JsonElement e, string name) =>
        e.TryGetProperty(name, out var part) && part.ValueKind == JsonValueKind.Number
            ? JsonEventReader.Number(part.GetRawText())
            : null;
}
