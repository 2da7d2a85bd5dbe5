using System.Globalization;
using System.Text;

namespace FinSight.Core.Amounts;

/// <summary>The many ways to write one character, made one: digits, spaces, signs and separators.</summary>
static class AmountCharacterNormalizer
{
    public const char ArabicDecimal = '\u066B';

    public const char ArabicGroup = '\u066C';

    /// <summary>The text with ASCII digits, single ASCII spaces and no characters without a shape.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            // Direction marks, isolates, zero-width spaces: what is pasted brings them along.
            if (CharUnicodeInfo.GetUnicodeCategory(text, i) == UnicodeCategory.Format) continue;
            var character = Character(text, i);
            if (character == ' ' && plain is [.., ' ']) continue;
            plain.Append(character);
            if (char.IsHighSurrogate(character))
                plain.Append(text.AsSpan(i + 1, char.IsSurrogatePair(text, i) ? 1 : 0));
        }
        return plain.ToString();
    }

    static char Character(string text, int at) => CharUnicodeInfo.GetUnicodeCategory(text, at) switch
    {
        UnicodeCategory.DecimalDigitNumber => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(text, at)),
        UnicodeCategory.SpaceSeparator => ' ',
        _ => text[at] switch
        {
            '\t' => ' ',
            '\u2212' or '\u2013' => '-',
            '\u00D7' => '*',
            '\u2018' or '\u2019' or '\u02BC' or '\u2E41' => '\'',
            >= '\uFF01' and <= '\uFF5E' and var wide => (char)(wide - '\uFF01' + '!'),
            var other => other,
        },
    };
}
