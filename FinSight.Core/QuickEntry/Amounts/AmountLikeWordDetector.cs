using System.Globalization;
using System.Text.RegularExpressions;

namespace FinSight.Core.QuickEntry.Amounts;

/// <summary>
/// Tells words that look like an amount, such as <c>4.50</c>, <c>2x12</c>, <c>CHF5</c> and
/// <c>20.-</c>, from 7up and 5kg.
/// </summary>
static partial class AmountLikeWordDetector
{
    const string Signs = "+-*";

    /// <summary>What the dash of 20.- stands for.</summary>
    static readonly string NoCents = $"{AmountCharacterNormalizer.ArabicDecimal}0";

    /// <summary>
    /// The word as <see cref="AmountParser"/> reads it; null where it holds a letter that is no mark of a currency.
    /// </summary>
    public static AmountNumberWord? Number(Word word, Currency currency)
    {
        if (!word.HasDigit) return null;
        var plain = SwissDash().Replace(word.Numeral, currency.Exponent == 0 ? "" : NoCents).TrimEnd('.');
        if (plain.Contains('@', StringComparison.Ordinal)) plain = InnerAt().Replace(plain, "x");
        if (!plain.Any(char.IsAsciiDigit)) return null;
        AmountMark? mark = null;
        for (var at = 0; at < plain.Length;)
        {
            var times = plain[at] is 'x' or 'X' && at > 0 && char.IsAsciiDigit(plain[at - 1]);
            var (length, isOwn) = times || IsNumeric(plain[at]) ? (1, false) : AmountMarkReader.At(plain, at, currency);
            if (length == 0) return null;
            if (!times && !IsNumeric(plain[at])) mark = new(isOwn && mark is not { IsOwn: false });
            at += length;
        }
        return new(plain, mark);
    }

    /// <summary>The mark of a currency alone.</summary>
    public static AmountMark? Mark(Word word, Currency currency)
    {
        if (word.Core.Length == 0 || word.Quoted) return null;
        var (length, isOwn) = AmountMarkReader.At(word.Core, 0, currency);
        return length == word.Core.Length ? new(isOwn) : null;
    }

    /// <summary>
    /// What a number is multiplied by, as in <c>x5</c>, <c>×5</c> and <c>@2.50</c>; null for the digits of a card.
    /// </summary>
    public static string? Factor(Word word) =>
        word.HasDigit && Factors().Match(word.Numeral) is { Success: true } factor ? factor.Groups[1].Value : null;

    /// <summary>Dividend and divisor of <c>60/3</c>.</summary>
    public static (string Number, int Divisor)? Quotient(Word word) =>
        word.HasDigit && Quotients().Match(word.Numeral) is { Success: true } quotient
            ? (quotient.Groups[1].Value, Divisor(quotient.Groups[2].Value))
            : null;

    /// <summary>The digits of a divisor, or 0 where the text is none.</summary>
    public static int Divisor(string text) =>
        text.Length <= 2 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var divisor)
            ? divisor
            : 0;

    /// <summary>Nothing is left open at its end.</summary>
    public static bool IsComplete(string number) => number[^1] is not ('x' or 'X' or '+' or '-' or '*');

    static bool IsNumeric(char c) => char.IsAsciiDigit(c) || Signs.Contains(c, StringComparison.Ordinal)
        || c is '.' or ',' or '\'' or ' ' or AmountCharacterNormalizer.ArabicDecimal
            or AmountCharacterNormalizer.ArabicGroup;

    [GeneratedRegex(@"(?<=[0-9])[.,:](-|—)+$")]
    private static partial Regex SwissDash();

    [GeneratedRegex("(?<=[0-9])@(?=[0-9])")]
    private static partial Regex InnerAt();

    [GeneratedRegex(@"^[xX*@]([0-9]{1,2}|[0-9]+[.,\u066B][0-9]{1,3})$")]
    private static partial Regex Factors();

    [GeneratedRegex(@"^([0-9]+(?:[.,\u066B][0-9]{1,3})?)/([0-9]{1,2})$")]
    private static partial Regex Quotients();
}
