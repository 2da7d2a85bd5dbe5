using System.Net;
using System.Text;
using System.Text.Json;

namespace FinSight.Core.Capture;

/// <summary>Takes a request's body apart into events: JSON, a form, or text of which each line is an event.</summary>
public static class EventBodyParser
{
    /// <summary>More than any phone saves up while it is offline.</summary>
    public const int MostEvents = 500;

    const string TitleLine = "title:";

    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// The events of a body, whose form is taken from what it is: programs send JSON under any type. In a text, a line
    /// <c>title: …</c> makes one event of itself and the lines below it. Throws <see cref="EventBodyException"/>.
    /// </summary>
    public static IReadOnlyList<CapturedEvent> Split(string? contentType, ReadOnlySpan<byte> body)
    {
        var text = Decode(body).Trim('\uFEFF', ' ', '\r', '\n', '\t');
        if (text.Length == 0) throw new EventBodyException(EventBodyReasonCodes.Empty);
        var events = Json(contentType, text) ?? Form(contentType, text) ?? Lines(text);
        if (events.Count == 0) throw new EventBodyException(EventBodyReasonCodes.Empty);
        return events.Count > MostEvents ? throw new EventBodyException(EventBodyReasonCodes.TooMany) : events;
    }

    static string Decode(ReadOnlySpan<byte> body)
    {
        try
        {
            var text = Strict.GetString(body);
            return text.Contains('\0') ? throw new EventBodyException(EventBodyReasonCodes.NotText) : text;
        }
        catch (DecoderFallbackException)
        {
            throw new EventBodyException(EventBodyReasonCodes.NotText);
        }
    }

    static List<CapturedEvent>? Json(string? contentType, string text)
    {
        var meant = contentType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true;
        if (!meant && text[0] is not ('{' or '[')) return null;
        try
        {
            return JsonEventReader.Read(text);
        }
        catch (JsonException)
        {
            return meant ? throw new EventBodyException(EventBodyReasonCodes.BrokenJson) : null;
        }
    }

    static List<CapturedEvent>? Form(string? contentType, string text)
    {
        if (contentType?.Contains("form-urlencoded", StringComparison.OrdinalIgnoreCase) != true) return null;
        var pairs = text.Split('&').Select(pair => pair.Split('=', 2))
            .Select(pair => KeyValuePair.Create(Decoded(pair[0]), pair.Length == 2 ? Decoded(pair[1]) : "")).ToList();
        // A text that is sent without naming its type goes by this one.
        return pairs.Exists(pair => EventFieldNames.IsKnown(pair.Key)) && text.Contains('=')
            ? [new(text, EventFieldNames.Canonical(pairs))]
            : null;
    }

    static string Decoded(string text) => WebUtility.UrlDecode(text) ?? "";

    static List<CapturedEvent> Lines(string text)
    {
        var events = new List<CapturedEvent>();
        List<string>? titled = null;
        foreach (var line in text.Split(
            ['\r', '\n', '\u2028', '\u2029'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.StartsWith(TitleLine, StringComparison.OrdinalIgnoreCase))
            {
                Close();
                titled = [line];
            }
            else if (titled is not null) titled.Add(line);
            else if (events.Count > MostEvents) break;
            else events.Add(PhonePaymentLineParser.Read(line) ?? CapturedEvent.OfText(line));
        }
        Close();
        return events;

        void Close()
        {
            if (titled is null) return;
            events.Add(new(string.Join('\n', titled), new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [EventFieldNames.Title] = titled[0][TitleLine.Length..].Trim(),
                [EventFieldNames.Text] = string.Join('\n', titled.Skip(1)),
            }));
            titled = null;
        }
    }
}
