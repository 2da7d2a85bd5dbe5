using System.Globalization;
using System.Text.RegularExpressions;

namespace FinSight.Core.QuickEntry.Amounts;

/// <summary>Tells words that look like an amount, such as <c>4.50</c>, <c>2x12</c>, <c>CHF5</c> and <c>20.-</c>, from 7up and 5kg.</summary>
static partial class AmountShape
{
    const string Signs = "+-*";

    /// <summary>The word as <see cref="AmountText"/> reads it; null where it holds a letter that is no mark of a currency.</summary>
    public static string? Number(Word word, Currency currency)
    {
        if (!word.HasDigit) return null;
        var plain = SwissDash().Replace(AmountCharacters.Plain(word.Core), "").TrimEnd('.');
        return plain.Any(char.IsAsciiDigit) && HasShape(plain, currency) ? plain : null;
    }

    public static bool IsMark(Word word, Currency currency) =>
        word.Core.Length > 0 && !word.Quoted && MarkLength(word.Core, 0, currency) == word.Core.Length;

    /// <summary>Nothing is left open at its end.</summary>
    public static bool IsComplete(string number) => number[^1] is not ('x' or 'X' or '+' or '-' or '*');

    /// <summary>7-11 and 2026-27: a range, hardly a difference.</summary>
    public static bool IsRange(string number) => Range().IsMatch(number);

    static bool HasShape(string plain, Currency currency)
    {
        for (var at = 0; at < plain.Length;)
        {
            var times = plain[at] is 'x' or 'X' && at > 0 && char.IsAsciiDigit(plain[at - 1]);
            var mark = times || IsNumeric(plain[at]) ? 1 : MarkLength(plain, at, currency);
            if (mark == 0) return false;
            at += mark;
        }
        return true;
    }

    static bool IsNumeric(char c) => char.IsAsciiDigit(c) || Signs.Contains(c, StringComparison.Ordinal)
        || c is '.' or ',' or '\'' or ' ' or AmountCharacters.ArabicDecimal or AmountCharacters.ArabicGroup;

    /// <summary>Of the ledger's own currency as people type it; of others only what is surely meant, $ and USD.</summary>
    static int MarkLength(string plain, int at, Currency currency)
    {
        var own = currency.Marks.FirstOrDefault(mark => Stands(mark, plain, at, StringComparison.OrdinalIgnoreCase));
        if (own is not null) return own.Length;
        if (char.GetUnicodeCategory(plain[at]) == UnicodeCategory.CurrencySymbol) return 1;
        if (plain[at] is < 'A' or > 'Z' || at + 3 > plain.Length) return 0;
        var code = plain.Substring(at, 3);
        return Stands(code, plain, at, StringComparison.Ordinal) && Currency.TryFind(code, out var other) && other.Code == code ? 3 : 0;
    }

    static bool Stands(string mark, string plain, int at, StringComparison comparison)
    {
        var end = at + mark.Length;
        return string.Compare(plain, at, mark, 0, mark.Length, comparison) == 0
            && !(char.IsLetter(mark[^1]) && end < plain.Length && char.IsLetter(plain[end]))
            && !(char.IsLetter(mark[0]) && at > 0 && char.IsLetter(plain[at - 1]) && plain[at - 1] is not ('x' or 'X'));
    }

    [GeneratedRegex(@"(?<=[0-9])[.,:](-|—)+$")]
    private static partial Regex SwissDash();

    [GeneratedRegex(@"^[0-9]+-[0-9]+$")]
    private static partial Regex Range();
}
