using System.Globalization;
using System.Text;
using System.Text.Json;
using FinSight.Core.Inbox;

namespace FinSight.Core.Data.Postgres;

/// <summary>
/// What one server tells the others: <c>node ledger news sequence</c>, and what came, if anything did.
/// </summary>
readonly record struct NodeMessage(
    Guid Ledger, NodeMessageKind News, long Sequence = 0, CapturedExpenseNotification? Message = null)
{
    /// <summary>PostgreSQL takes 8,000 bytes.</summary>
    const int Longest = 7_800;

    /// <summary>Of the rows and the settings of each ledger, the furthest says it all.</summary>
    public static IEnumerable<NodeMessage> Fewest(IReadOnlyList<NodeMessage> messages) => messages
        .Where(message => message.News is NodeMessageKind.Rows or NodeMessageKind.Setting)
        .GroupBy(message => message.Ledger)
        .Select(of => new NodeMessage(of.Key, of.Max(message => message.News), of.Max(message => message.Sequence)))
        .Concat(messages.Where(message => message.News is NodeMessageKind.Alerts or NodeMessageKind.Inbox).Distinct());

    /// <summary>Null where it is the node's own, or is not understood: another version may say more.</summary>
    public static NodeMessage? Read(string text, string node)
    {
        if (text.Split(' ') is not [var from, var ledger, var news, var sequence, .. var rest] || from == node)
            return null;
        if (!Guid.TryParseExact(ledger, "N", out var id)
            || !Enum.TryParse<NodeMessageKind>(news, out var kind)
            || !Enum.IsDefined(kind))
            return null;
        return new(
            id, kind, long.Parse(sequence, CultureInfo.InvariantCulture), rest is [var one, ..] ? Came(one) : null);
    }

    public string Text(string node)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{node} {Ledger:N} {News} {Sequence}");
        if (Message is null) return text;
        var came = $"{text} {Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(Message))}";
        return came.Length <= Longest ? came : text;
    }

    static CapturedExpenseNotification? Came(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<CapturedExpenseNotification>(
                Encoding.UTF8.GetString(Convert.FromBase64String(text)));
        }
        catch (Exception problem) when (problem is JsonException or FormatException)
        {
            return null;
        }
    }
}

enum NodeMessageKind
{
    Rows,
    Setting,
    Alerts,
    Inbox,
}
