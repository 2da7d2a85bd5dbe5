using System.Globalization;
using System.Text;

namespace FinSight.Core.Capture;

/// <summary>
/// One letter in lower case and without its accent; a table, because each message asks about all its letters.
/// </summary>
static class LetterFolding
{
    const int First = 0x80, End = 0x600, ExtraFirst = 0x1E00, ExtraEnd = 0x2000;

    static readonly char[] Near = [.. Enumerable.Range(First, End - First).Select(code => Slow((char)code))];
    static readonly char[] Far =
        [.. Enumerable.Range(ExtraFirst, ExtraEnd - ExtraFirst).Select(code => Slow((char)code))];

    public static char Of(char letter) => letter switch
    {
        >= 'A' and <= 'Z' => (char)(letter | 0x20),
        < (char)First => letter,
        < (char)End => Near[letter - First],
        >= (char)ExtraFirst and < (char)ExtraEnd => Far[letter - ExtraFirst],
        _ => letter,
    };

    static char Slow(char letter)
    {
        var lower = letter switch { 'İ' or 'ı' => 'i', 'ς' => 'σ', _ => char.ToLowerInvariant(letter) };
        var plain =
            lower switch { 'ł' => 'l', 'đ' => 'd', 'ø' => 'o', 'ħ' => 'h', 'ŧ' => 't', 'ð' => 'd', _ => lower };
        if (char.IsSurrogate(plain) || !char.IsLetter(plain)) return plain;
        var parts = plain.ToString().Normalize(NormalizationForm.FormD);
        return parts.Length > 1 && char.GetUnicodeCategory(parts[1]) == UnicodeCategory.NonSpacingMark
            ? parts[0]
            : plain;
    }
}
