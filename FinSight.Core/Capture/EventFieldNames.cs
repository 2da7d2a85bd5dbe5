using System.Collections.Frozen;

namespace FinSight.Core.Capture;

/// <summary>The names by which the reader asks, and the many that phones and forwarders send for them.</summary>
public static class EventFieldNames
{
    public const string Title = "title", Amount = "amount", Text = "text", Card = "card", Sender = "sender",
        App = "app";
    public const string Time = "time", Reference = "reference", Currency = "currency", Type = "type";

    /// <summary>
    /// Of a provider whose events have a form of their own: <c>stripe</c>, <c>paypal</c> or <c>wise</c>.
    /// </summary>
    public const string Provider = "provider";

    /// <summary>An amount that is counted in minor units already.</summary>
    public const string Minor = "minor";

    /// <summary>Each name with those that mean it, the first one that has a text counts.</summary>
    static readonly (string Name, string[] Aliases)[] Known =
    [
        (Title, ["merchant", "payee", "title", "android.title", "name", "payeename", "description"]),
        (Amount, ["amount", "value", "price", "total"]),
        (
            Text,
            [
                "text", "body", "message", "sms_text", "sms_body", "content", "android.text", "bigtext",
                "android.bigtext"
            ]),
        (Card, ["card", "card_name", "cardname", "account", "card or pass", "cardorpass", "pass"]),
        (Sender, ["sender", "from", "sender_number", "number", "phone"]),
        (App, ["app", "package", "packagename", "package_name"]),
        (Time, ["time", "timestamp", "date", "sentstamp", "posttime", "when", "receivedstamp", "occurred_at"]),
        (Reference, ["reference", "ref", "transaction_id", "transactionid"]),
        (Currency, ["currency", "currency_code"]),
        (Type, ["type", "kind"]),
    ];

    static readonly FrozenDictionary<string, (string Name, int Rank)> ByAlias =
        Known.SelectMany(known => known.Aliases.Select((alias, rank) => (alias, known.Name, rank)))
            .ToFrozenDictionary(row => row.alias, row => (row.Name, row.rank), StringComparer.OrdinalIgnoreCase);

    internal static bool IsKnown(string key) => ByAlias.ContainsKey(key.Trim());

    /// <summary>
    /// Names as sent become the reader's; a nested one counts by its last part where its whole is unknown.
    /// </summary>
    internal static Dictionary<string, string> Canonical(IEnumerable<KeyValuePair<string, string>> sent)
    {
        var found = new Dictionary<string, (string Value, int Rank)>(StringComparer.Ordinal);
        foreach (var (key, value) in sent)
        {
            if (Find(key) is not { } known) continue;
            if (string.IsNullOrWhiteSpace(value) && found.ContainsKey(known.Name)) continue;
            if (found.TryGetValue(known.Name, out var other)
                && other.Rank <= known.Rank
                && !string.IsNullOrWhiteSpace(other.Value))
                continue;
            found[known.Name] = (value, known.Rank);
        }
        return found.ToDictionary(pair => pair.Key, pair => pair.Value.Value, StringComparer.Ordinal);
    }

    static (string Name, int Rank)? Find(string key)
    {
        var whole = key.Trim();
        if (ByAlias.TryGetValue(whole, out var known)) return known;
        var dot = whole.LastIndexOf('.');
        return dot >= 0 && ByAlias.TryGetValue(whole[(dot + 1)..], out known) ? (known.Name, known.Rank + 100) : null;
    }
}
