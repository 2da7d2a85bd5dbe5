using System.Text.Json;

namespace FinSight.Core.Capture;

/// <summary>The events of a JSON object or of an array of objects and texts.</summary>
static class JsonEventReader
{
    const int Deepest = 12, MostFields = 200;

    static readonly JsonDocumentOptions Options = new() { MaxDepth = Deepest };

    public static List<CapturedEvent> Read(string text)
    {
        using var document = JsonDocument.Parse(LenientJson.WellFormed(text), Options);
        var root = document.RootElement;
        if (root.ValueKind == JsonValueKind.Array && root.GetArrayLength() > EventBodyParser.MostEvents)
            throw new EventBodyException(EventBodyReasonCodes.TooMany);
        var events = root.ValueKind == JsonValueKind.Array
            ? root.EnumerateArray().Select(Event).ToList()
            : [Event(root)];
        return events.Exists(one => one is null)
            ? throw new EventBodyException(EventBodyReasonCodes.NoEvents)
            : [.. events.OfType<CapturedEvent>()];
    }

    static CapturedEvent? Event(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new(element.GetRawText(), ProviderEventFieldReader.Fields(element) ?? Fields(element)),
        JsonValueKind.String when element.GetString() is { Length: > 0 } text => CapturedEvent.OfText(text),
        _ => null,
    };

    static Dictionary<string, string> Fields(JsonElement element)
    {
        var flat = new List<KeyValuePair<string, string>>();
        Flatten(element, "", flat);
        return EventFieldNames.Canonical(flat);
    }

    static void Flatten(JsonElement element, string name, List<KeyValuePair<string, string>> into)
    {
        if (into.Count >= MostFields) return;
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                    Flatten(property.Value, name.Length == 0 ? property.Name : $"{name}.{property.Name}", into);
                break;
            case JsonValueKind.String:
                into.Add(new(name, Text(element)));
                break;
            case JsonValueKind.Number:
                into.Add(new(name, Number(element.GetRawText())));
                break;
        }
    }

    public static string Text(JsonElement element) => element.GetString() ?? "";

    // A program's point is the decimal mark: three digits after it are never thousands.
    public static string Number(string raw)
    {
        var point = raw.IndexOf('.');
        return point < 0 || raw.AsSpan().IndexOfAny('e', 'E') >= 0 ? raw : raw.Length - point == 4 ? raw + "0" : raw;
    }
}
