using System.Globalization;
using System.Text;

namespace FinSight.Core;

/// <summary>The many ways to write one character, made one: digits, spaces, signs and separators.</summary>
static class AmountCharacters
{
    public const char ArabicDecimal = '\u066B';

    public const char ArabicGroup = '\u066C';

    /// <summary>The text with ASCII digits, single ASCII spaces and no direction marks.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            var character = Character(text, i);
            if (character == ' ' && plain.Length > 0 && plain[^1] == ' ') continue;
            if (character is not ('\u200E' or '\u200F' or '\u061C')) plain.Append(character);
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
