using System.Globalization;
using System.Text;

namespace FinSight.Core.Capture;

/// <summary>A message's text made plain: what cannot be seen can't change what is read.</summary>
public static class EventTextCleaner
{
    /// <summary>Longer than any message of a bank.</summary>
    public const int MostCharacters = 4000;

    /// <summary>
    /// Composed (NFKC), without characters that have no shape, with ASCII digits, every kind of space as one space, and
    /// lines that are neither empty nor twice the same.
    /// </summary>
    public static string Clean(string raw)
    {
        var shaped = Composed(WithoutShapeless(TextNormalizer.WellFormed(raw)));
        var plain = new StringBuilder(shaped.Length);
        for (var i = 0; i < shaped.Length; i++)
        {
            var character = Plain(shaped, i);
            if (character == '\0') continue;
            if (character is ' ' or '\n' && plain is [] or [.., '\n']) continue;
            if (character == ' ' && plain is [.., ' ']) continue;
            if (character == '\n' && plain is [.., ' ']) plain.Length--;
            plain.Append(character);
        }
        return WithoutRepeats(plain.ToString().TrimEnd());
    }

    /// <summary>
    /// The same length in lower case and without accents, to find words in. Only letters of Latin, Greek and Cyrillic
    /// are folded: elsewhere a mark is a letter of its own.
    /// </summary>
    internal static string Fold(string clean) =>
        string.Create(clean.Length, clean, static (into, from) =>
        {
            for (var i = 0; i < from.Length; i++) into[i] = LetterFolding.Of(from[i]);
        });

    // One by one, because ½ and ⁹ would become digits of the number before them.
    static string Composed(string text)
    {
        if (text.IsNormalized(NormalizationForm.FormKC)) return text;
        var parts = new StringBuilder(text.Length);
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(text, i) != UnicodeCategory.OtherNumber) continue;
            parts.Append(text[start..i].Normalize(NormalizationForm.FormKC)).Append((char)Rune.ReplacementChar.Value);
            if (char.IsHighSurrogate(text[i])) i++;
            start = i + 1;
        }
        return parts.Append(text[start..].Normalize(NormalizationForm.FormKC)).ToString();
    }

    static string WithoutShapeless(string text)
    {
        if (Ascii.IsValid(text)) return text;
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (!IsShapeless(rune)) kept.Append(rune.ToString());
        return kept.ToString();
    }

    static bool IsShapeless(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x180B or 0x180C or 0x180D or 0x180F
            or 0x3164 or 0xFFA0
            or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    static int Digit(string text, int at) => CharUnicodeInfo.GetDecimalDigitValue(text, at);

    static char Plain(string text, int at) => text[at] switch
    {
        '\n' or '\r' or '\u2028' or '\u2029' or '\u0085' or '\v' or '\f' => '\n',
        >= ' ' and < '\u007F' and var ascii => ascii,
        '\u2212' or '\u2012' or '\u2013' or '\u2010' or '\u2011' or '\u2014' or '\uFE63' => '-',
        '\u2018' or '\u2019' or '\u02BC' or '\u2E41' => '\'',
        var character => CharUnicodeInfo.GetUnicodeCategory(text, at) switch
        {
            UnicodeCategory.DecimalDigitNumber => (char)('0' + Digit(text, at)),
            UnicodeCategory.SpaceSeparator or UnicodeCategory.Control => ' ',
            UnicodeCategory.Surrogate when char.IsLowSurrogate(character) && at > 0
                && CharUnicodeInfo.GetUnicodeCategory(text, at - 1) == UnicodeCategory.DecimalDigitNumber => '\0',
            _ => character,
        },
    };

    // Android joins a notification's short text and its long one, which are often the same.
    static string WithoutRepeats(string text)
    {
        if (!text.Contains('\n')) return text;
        var lines = text.Split('\n');
        return string.Join('\n', lines.Where((line, at) => line.Length > 0 && Array.IndexOf(lines, line) == at));
    }
}
