using System.Text;

namespace FinSight.Core.Accounts;

/// <summary>
/// Which letters may stand in one name: UTS #39, "highly restrictive". The ranges follow Scripts.txt of Unicode 16 for
/// the scripts in daily use; a letter of any other belongs to the script of its page of 256 code points.
/// </summary>
static class NameScriptRules
{
    static readonly string[][] Families =
    [
        ["Latin", "Han", "Hiragana", "Katakana"],
        ["Latin", "Han", "Bopomofo"],
        ["Latin", "Han", "Hangul"],
    ];

    public static bool Knows(Rune rune) => Find(rune) is not null;

    /// <summary>
    /// Whether these letters, marks and digits are of one script or of an accepted family, with one kind of digit.
    /// </summary>
    public static bool GoTogether(IReadOnlyCollection<Rune> runes)
    {
        if (runes.Where(Rune.IsDigit).Select(ZeroOf).Distinct().Count() > 1) return false;
        var scripts = runes.Where(rune => !rune.IsAscii || Rune.IsLetter(rune)).Select(Of).Distinct().ToList();
        return scripts.Count <= 1 || Families.Any(family => scripts.TrueForAll(family.Contains));
    }

    /// <summary>Whether a combining mark is written with this letter.</summary>
    public static bool MarksWith(Rune mark, Rune letter) =>
        Rune.IsLetter(letter) && Of(letter) is not ("Latin" or "Greek" or "Cyrillic") && Of(mark) == Of(letter);

    static int ZeroOf(Rune digit) => digit.Value - (int)Rune.GetNumericValue(digit);

    static string Of(Rune rune) => Find(rune) ?? (rune.Value >> 8).ToString("X", null);

    static string? Find(Rune rune) =>
        Array.Find(WritingSystemRanges.All, range => range.First <= rune.Value && rune.Value <= range.Last).Script;
}
