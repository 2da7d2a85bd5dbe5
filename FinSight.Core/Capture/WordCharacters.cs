using System.Globalization;

namespace FinSight.Core.Capture;

/// <summary>What belongs to a word.</summary>
static class WordCharacters
{
    public static bool IsOfWord(char c) =>
        char.IsAsciiLetter(c) || c > 0x7F && (char.IsLetter(c) || char.GetUnicodeCategory(c)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    /// <summary>Scripts that put no spaces between words, or hang endings on them.</summary>
    public static bool IsUnspaced(char c) => c is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F')
        or (>= '\u1780' and <= '\u17FF') or (>= '\u2E80' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7AF');
}
