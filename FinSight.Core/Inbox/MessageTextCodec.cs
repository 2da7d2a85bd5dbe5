using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FinSight.Core.Capture;

namespace FinSight.Core.Inbox;

/// <summary>A message as it is kept, and as it is known again.</summary>
static class MessageTextCodec
{
    public static string Pack(CapturedEvent message) => JsonSerializer.Serialize(message.Fields);

    public static CapturedEvent? Unpack(InboundEvent row) => Unpack(row.Raw, row.Fields);

    /// <summary>Null once it is forgotten.</summary>
    public static CapturedEvent? Unpack(string? raw, string? fields) => raw is null || fields is null ? null
        : new CapturedEvent(raw, JsonSerializer.Deserialize<Dictionary<string, string>>(fields) ?? []);

    /// <summary>As people see it; null once it is forgotten.</summary>
    public static string? Shown(string? raw, string? fields, ReadingContext context)
    {
#pragma warning disable CA1031 // What the reader can't read is shown as it came.
        try
        {
            return Unpack(raw, fields) is { } message
                && CapturedEventReader.Read(message, context).Text is { Length: > 0 } text
                ? text
                : raw;
        }
        catch (Exception)
        {
            return raw;
        }
#pragma warning restore CA1031
    }

    /// <summary>The same for all that reads the same: spaces, case and what has no shape make no difference.</summary>
    public static byte[] HashOf(CapturedEvent message)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in message.Fields.OrderBy(field => field.Key, StringComparer.Ordinal))
            if (Names.Key(TextNormalizer.WellFormed(value)) is { Length: > 0 } key)
                text.Append(name).Append('\n').Append(key).Append('\n');
        if (text.Length == 0) text.Append(Names.Key(TextNormalizer.WellFormed(message.Raw)));
        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
