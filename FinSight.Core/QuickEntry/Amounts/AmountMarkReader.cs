using System.Buffers;
using System.Globalization;
using FinSight.Core.QuickEntry.Languages;

namespace FinSight.Core.QuickEntry.Amounts;

/// <summary>
/// Tells the marks of currencies. Of the ledger's own each one counts; of others the signs, the codes that are no words
/// (<c>usd</c>, but <c>top</c> only in capitals), and the signs in letters that mean nothing else.
/// </summary>
static class AmountMarkReader
{
    const int CodeLength = 3;

    /// <summary>What is written otherwise, RM and Ft, counts in these letters only.</summary>
    static readonly string[] Letters =
    [
        "US$", "CA$", "HK$", "MX$", "NT$", "NZ$", "R$", "S/", "kr", "kr.", "zł", "Kč", "Ft", "lei", "Rs", "Rs.", "RM",
        "KSh", "TSh", "USh", "CFA", "Fr.", "SFr.", "лв", "ден", "дин", "đ", "円", "元", "원",
    ];

    static readonly SearchValues<char> Starts =
        SearchValues.Create(
            [.. Letters.Select(mark => mark[0]).SelectMany(first => (char[])[first, char.ToUpperInvariant(first)])]);

    /// <summary>How long the mark is that stands here, and whether it is the ledger's; 0 where none does.</summary>
    public static (int Length, bool IsOwn) At(string plain, int at, Currency currency)
    {
        foreach (var mark in currency.Marks)
            if (Stands(mark, plain, at, StringComparison.OrdinalIgnoreCase)) return (mark.Length, true);
        if (char.IsAsciiDigit(plain[at])) return (0, false);
        foreach (var mark in Starts.Contains(plain[at]) ? Letters : [])
            if (Stands(mark, plain, at, Comparison(mark))) return (mark.Length, false);
        if (char.GetUnicodeCategory(plain[at]) == UnicodeCategory.CurrencySymbol) return (1, false);
        return (IsCode(plain, at) ? CodeLength : 0, false);
    }

    static bool IsCode(string plain, int at)
    {
        if (!char.IsAsciiLetter(plain[at]) || at + CodeLength > plain.Length) return false;
        var code = plain.Substring(at, CodeLength);
        return Stands(code, plain, at, StringComparison.Ordinal) && Currency.TryFind(code, out var other)
            && (other.Code == code || !IsWord(other.Code));
    }

    static bool IsWord(string code) => Lexicon.Of(code).Any(sense => sense.Meaning == WordMeaningKind.NoCurrency);

    static StringComparison Comparison(string mark) =>
        mark.Any(char.IsUpper) ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    static bool Stands(string mark, string plain, int at, StringComparison comparison)
    {
        var end = at + mark.Length;
        return string.Compare(plain, at, mark, 0, mark.Length, comparison) == 0
            && !(char.IsLetter(mark[^1]) && end < plain.Length && char.IsLetter(plain[end]))
            && !(char.IsLetter(mark[0]) && at > 0 && char.IsLetter(plain[at - 1]) && plain[at - 1] is not ('x' or 'X'));
    }
}
