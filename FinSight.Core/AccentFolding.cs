using System.Collections.Frozen;
using System.Text;

namespace FinSight.Core;

/// <summary>
/// Texts as a hurried searcher types them: <c>Straße</c> is <c>Strasse</c>, and
/// <c>καφές</c> is <c>καφεσ</c>.
/// </summary>
static class AccentFolding
{
    /// <summary>Letters that Unicode does not take apart, each before what is typed in its place.</summary>
    public static FrozenDictionary<string, string> Substitutes { get; } =
        "ß ss ẞ SS æ ae Æ AE œ oe Œ OE ø o Ø O ł l Ł L đ d Đ D ð d Ð D þ th Þ TH ħ h Ħ H ŧ t Ŧ T ı i ς σ"
            .Split(' ').Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>The text without accents, with ligatures and wide letters spelled out (NFKD); case stays.</summary>
    public static string Without(string text)
    {
        if (Ascii.IsValid(text)) return text;
        var plain = new StringBuilder(text.Length);
        foreach (var rune in TextNormalizer.WellFormed(text).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (IsAccent(rune.Value)) continue;
            plain.Append(Substitutes.GetValueOrDefault(rune.ToString(), rune.ToString()));
        }
        return plain.ToString().Normalize(NormalizationForm.FormKC);
    }

    // Of Latin, Greek and Cyrillic letters, and the points of Hebrew and Arabic with the stroke that only lengthens.
    // Elsewhere a mark is a letter of its own.
    public static bool IsAccent(int mark) => mark is
        (>= 0x0300 and <= 0x036F) or (>= 0x0483 and <= 0x0487) or (>= 0x0591 and <= 0x05BD) or 0x05BF or 0x05C1
        or 0x05C2 or 0x05C4 or 0x05C5 or 0x05C7 or (>= 0x0610 and <= 0x061A) or 0x0640 or (>= 0x064B and <= 0x065F)
        or 0x0670 or (>= 0x06D6 and <= 0x06DC) or (>= 0x1AB0 and <= 0x1AFF) or (>= 0x1DC0 and <= 0x1DFF)
        or (>= 0x20D0 and <= 0x20FF) or (>= 0xFE20 and <= 0xFE2F);
}
