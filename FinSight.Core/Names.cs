using System.Globalization;
using System.Text;

namespace FinSight.Core;

public static class Names
{
    /// <summary>
    /// The form in which two names are the same to a reader: NFKC, upper case, whatever the culture
    /// (SQLite's NOCASE knows ASCII only), without what draws nothing, and with single spaces.
    /// </summary>
    public static string Key(string name)
    {
        // Lower first: ẞ has no upper case but is ß in lower case.
        var folded = name.Normalize(NormalizationForm.FormKC).ToLowerInvariant().ToUpperInvariant();
        var key = new StringBuilder(folded.Length);
        foreach (var rune in folded.EnumerateRunes())
        {
            if (IsInvisible(rune) || Rune.IsWhiteSpace(rune) && key is [] or [.., ' ']) continue;
            key.Append(Rune.IsWhiteSpace(rune) ? " " : rune.ToString());
        }
        return key.ToString().TrimEnd().Normalize(NormalizationForm.FormKC);
    }

    /// <summary>
    /// The form in which two names are the same to whoever types in a hurry: the key, without accents.
    /// </summary>
    public static string Plain(string name) => Key(AccentFolding.Without(name));

    static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control
        || rune.Value is >= 0xFE00 and <= 0xFE0F;
}
