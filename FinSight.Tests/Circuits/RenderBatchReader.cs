using System.Buffers.Binary;
using System.Text;

namespace FinSight.Tests.Circuits;

/// <summary>
/// What a browser could answer to: an element's handler for an event, and what else the element says of itself.
/// </summary>
sealed record Handler(long Id, string Event, string Element, IReadOnlyDictionary<string, string> Attributes)
{
    public bool Has(string attribute, string value) =>
        Attributes.TryGetValue(attribute, out var is_) && is_.StartsWith(value, StringComparison.Ordinal);
}

/// <summary>
/// Reads the handlers of new elements out of a batch of repaints: edits, the frames they place, and a table of texts.
/// </summary>
static class RenderBatchReader
{
    const int Element = 1, Attribute = 3, FrameBytes = 20;
    const int SetAttribute = 3, EditBytes = 16;

    public static IEnumerable<Handler> Handlers(byte[] batch)
    {
        var (frames, texts) = (Number(batch, batch.Length - 16), Number(batch, batch.Length - 4));
        var (element, attributes, handlers) =
            ("", new Dictionary<string, string>(), new List<(long Id, string Event)>());
        var found = new List<Handler>();
        var changed = ChangedAttributes(batch).ToHashSet();
        for (var i = 0; i < Number(batch, frames); i++)
        {
            if (changed.Contains(i)) continue;
            var at = frames + 4 + i * FrameBytes;
            switch (Number(batch, at))
            {
                case Element:
                    Finish();
                    (element, attributes, handlers) = (Text(Number(batch, at + 8)) ?? "", [], []);
                    break;
                case Attribute:
                    var (name, value) = (Text(Number(batch, at + 4))!, Text(Number(batch, at + 8)));
                    var id = BinaryPrimitives.ReadInt64LittleEndian(batch.AsSpan(at + 12));
                    if (id != 0) handlers.Add((id, name[2..]));
                    else attributes[name] = value ?? "";
                    break;
            }
        }
        Finish();
        return found;

        void Finish() =>
            found.AddRange(handlers.Select(handler => new Handler(handler.Id, handler.Event, element, attributes)));

        string? Text(int index)
        {
            if (index < 0) return null;
            var at = Number(batch, texts + 4 * index);
            var length = 0;
            for (var shift = 0; ; shift += 7)
            {
                var next = batch[at++];
                length |= (next & 0x7f) << shift;
                if (next <= 0x7f) break;
            }
            return Encoding.UTF8.GetString(batch, at, length);
        }
    }

    /// <summary>Frames that change an element which stands there already.</summary>
    static IEnumerable<int> ChangedAttributes(byte[] batch)
    {
        var components = Number(batch, batch.Length - 20);
        for (var i = 0; i < Number(batch, components); i++)
        {
            var edits = Number(batch, components + 4 + 4 * i) + 4;
            for (var j = 0; j < Number(batch, edits); j++)
                if (edits + 4 + j * EditBytes is var edit && Number(batch, edit) == SetAttribute)
                    yield return Number(batch, edit + 8);
        }
    }

    static int Number(byte[] batch, int at) => BinaryPrimitives.ReadInt32LittleEndian(batch.AsSpan(at));
}
