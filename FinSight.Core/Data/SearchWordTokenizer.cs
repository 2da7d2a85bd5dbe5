using System.Globalization;
using System.Text;

namespace FinSight.Core.Data;

/// <summary>
/// The words of a text as the search index has them: without accents and case, each behind the mark of its ledger. A
/// search so reads no word of another ledger, and how long it takes tells nothing of them.
/// </summary>
static class SearchWordTokenizer
{
    public const int MarkLength = 32;

    public static string MarkOf(ReadOnlySpan<byte> ledgerId) => Convert.ToHexStringLower(ledgerId);

    public static string Of(string mark, string text)
    {
        var words = new StringBuilder();
        var isInside = false;
        foreach (var rune in AccentFolding.Without(text).ToLowerInvariant().EnumerateRunes())
        {
            var isPart = IsPart(rune);
            if (isPart && !isInside) words.Append(words.Length == 0 ? "" : " ").Append(mark);
            if (isPart) words.Append(rune.ToString());
            isInside = isPart;
        }
        return words.ToString();
    }

    // Marks that are no accents belong to their letters.
    public static bool IsPart(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber or UnicodeCategory.PrivateUse
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
