using System.Globalization;
using System.Text;

namespace FinSight.Core.QuickEntry.WordLists;

/// <summary>
/// A title's words as they are looked up: upper case, without accents, ä as AE, whatever way it was typed. An empty
/// one stands where punctuation parts one thing from the next.
/// </summary>
static class TitleTokens
{
    public const string Break = "", And = "&";

    const string Parting = ",;:/()[]|–—•·";

    /// <summary>Part things too, but for phrases like fish &amp; chips.</summary>
    const string Joining = "&+";

    /// <summary>Within a word they are left out: McDonald's, H&amp;M, Booking.com.</summary>
    const string Silent = "'’.&+";

    public static List<string> Split(string title)
    {
        var key = Fold(title);
        var words = new List<string>();
        var word = new StringBuilder();
        for (var at = 0; at < key.Length; at++)
        {
            if (char.IsLetterOrDigit(key[at])) word.Append(key[at]);
            else if (word.Length == 0 || !Silent.Contains(key[at], StringComparison.Ordinal) || !IsWithin(key, at))
                End(key[at]);
        }
        End(' ');
        return words;

        void End(char mark)
        {
            if (word.Length > 0) words.Add(word.ToString());
            word.Clear();
            if (Parting.Contains(mark, StringComparison.Ordinal)) words.Add(Break);
            if (Joining.Contains(mark, StringComparison.Ordinal)) words.Add(And);
        }
    }

    static bool IsWithin(string key, int at) =>
        at + 1 == key.Length || char.IsLetterOrDigit(key[at + 1]) || key[at + 1] == ' ' && key[at] == '+';

    static string Fold(string title)
    {
        var key = TitleNormalizer.Key(title);
        if (key.All(char.IsAscii)) return key;
        var plain = key.Replace("Ä", "AE", StringComparison.Ordinal).Replace("Ö", "OE", StringComparison.Ordinal)
            .Replace("Ü", "UE", StringComparison.Ordinal).Replace("ß", "SS", StringComparison.Ordinal);
        return string.Concat(plain.Normalize(NormalizationForm.FormD)
            .Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));
    }
}
