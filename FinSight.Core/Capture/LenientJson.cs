using System.Globalization;
using System.Text;

namespace FinSight.Core.Capture;

/// <summary>
/// JSON in which an escape names half a character is no reason to refuse the rest: the half becomes a mark.
/// </summary>
static class LenientJson
{
    const int Escape = 6;
    const string Mark = "\\ufffd";

    public static string WellFormed(string json)
    {
        if (!json.Contains("\\u", StringComparison.Ordinal)) return json;
        var plain = new StringBuilder(json.Length);
        for (var at = 0; at < json.Length;)
        {
            var length = json[at] != '\\' ? 1 : Unit(json, at) is not { } unit ? 2
                : char.IsHighSurrogate(unit) && Unit(json, at + Escape) is { } low && char.IsLowSurrogate(low)
                    ? 2 * Escape : Escape;
            length = Math.Min(length, json.Length - at);
            if (length == Escape && char.IsSurrogate(Unit(json, at) ?? ' ')) plain.Append(Mark);
            else plain.Append(json, at, length);
            at += length;
        }
        return plain.ToString();
    }

    static char? Unit(string json, int at) =>
        at + Escape <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
        && ushort.TryParse(
            json.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
