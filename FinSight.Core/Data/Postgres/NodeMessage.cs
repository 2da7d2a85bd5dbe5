using System.Globalization;
using System.Text;
using System.Text.Json;
using FinSight.Core.Inbox;

namespace FinSight.Core.Data.Postgres;

/// <summary>
/// What one server tells the others: <c>node ledger news sequence came at</c>. Whatever is left away, or more than a
/// version knows, changes nothing of the rest.
/// </summary>
/// <param name="Message">What came; null, and <c>-</c>, where nothing did.</param>
/// <param name="At">When the ledger moved, in ticks of UTC; 0 where it is not told.</param>
readonly record struct NodeMessage(
    Guid Ledger, NodeMessageKind News, long Sequence = 0, CapturedExpenseNotification? Message = null, long At = 0)
{
    /// <summary>PostgreSQL takes 8,000 bytes.</summary>
    const int Longest = 7_800;

    /// <summary>Of the rows and the settings of each ledger, the furthest says it all.</summary>
    public static IEnumerable<NodeMessage> Fewest(IReadOnlyList<NodeMessage> messages) => messages
        .Where(message => message.News is NodeMessageKind.Rows or NodeMessageKind.Setting)
        .GroupBy(message => message.Ledger)
        .Select(of => new NodeMessage(of.Key, of.Max(message => message.News), of.Max(message => message.Sequence),
            At: of.Min(message => message.At)))
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
            id, kind, long.Parse(sequence, CultureInfo.InvariantCulture), rest is [var one, ..] ? Came(one) : null,
            rest is [_, var at, ..] && long.TryParse(at, CultureInfo.InvariantCulture, out var ticks) ? ticks : 0);
    }

    public string Text(string node)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{node} {Ledger:N} {News} {Sequence}");
        if (Message is null) return At == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text} - {At}");
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
