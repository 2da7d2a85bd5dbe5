using System.Buffers;

namespace FinSight.Core.Capture;

/// <summary>
/// What a number of a message is worth, in whichever form the world writes it: the last separator is the decimal mark
/// where no more digits follow than the currency has decimals, and a lone one before three digits groups.
/// </summary>
static class MessageNumberParser
{
    const int MostDigits = 15;

    static readonly SearchValues<char> Separators = SearchValues.Create(".,' \u066B\u066C");

    /// <summary>Minor units; null where the form is of no amount in this currency, or could be of two.</summary>
    public static long? Minor(ReadOnlySpan<char> number, Currency currency)
    {
        var last = LastSeparator(number);
        if (last < 0) return Count(number, "", currency);
        var mark = number[last];
        var after = number.Length - last - 1;
        var alone = number.IndexOfAny(Separators) == last;
        if (mark == ' ' || mark == '\'' || mark == '\u066C' || !alone && number.IndexOf(mark) < last)
            return Whole(number, currency);
        if (after == 3 && mark != '\u066B')
        {
            if (currency.Exponent == 3)
                return alone && mark == ',' && last <= 3 && !CommaIsDecimal(currency)
                    ? null
                    : Split(number, last, currency);
            return alone && last is >= 1 and <= 3 && number[0] != '0' ? Whole(number, currency) : null;
        }
        return after == 0 ? null : Split(number, last, currency);
    }

    static bool CommaIsDecimal(Currency currency) => currency.Code is "TND";

    static int LastSeparator(ReadOnlySpan<char> number) => number.LastIndexOfAny(Separators);

    static long? Split(ReadOnlySpan<char> number, int mark, Currency currency)
    {
        var fraction = number[(mark + 1)..];
        var decimals = fraction.TrimEnd('0');
        if (decimals.Length > currency.Exponent
            || fraction.Length > 4
            || currency.Exponent == 0 && fraction.Length != 2)
            return null;
        var whole = number[..mark];
        return LastSeparator(whole) < 0 ? Count(whole, decimals, currency)
            : Grouped(whole) is { } plain ? Count(plain, decimals, currency)
            : null;
    }

    static long? Whole(ReadOnlySpan<char> number, Currency currency) =>
        Grouped(number) is { } plain ? Count(plain, "", currency) : null;

    /// <summary>Without the one separator that groups it by threes, or as India does.</summary>
    static string? Grouped(ReadOnlySpan<char> whole)
    {
        var mark = whole[LastSeparator(whole)];
        var groups = whole.ToString().Split(mark);
        if (groups[0].Length is 0 or > 3 || groups[^1].Length != 3 || groups[0][0] == '0') return null;
        var indian = mark == ',' && groups.Length > 2 && groups[1].Length == 2;
        if (indian && groups[0].Length > 2) return null;
        foreach (var group in groups.AsSpan(1..^1))
            if (group.Length != (indian ? 2 : 3)) return null;
        var plain = string.Concat(groups);
        return plain.All(char.IsAsciiDigit) ? plain : null;
    }

    static long? Count(ReadOnlySpan<char> whole, ReadOnlySpan<char> decimals, Currency currency)
    {
        if (whole.Length > MostDigits || whole.Length == 0) return null;
        Int128 units = 0;
        foreach (var digit in whole)
        {
            if (!char.IsAsciiDigit(digit)) return null;
            units = units * 10 + (digit - '0');
        }
        var minor = units * currency.MinorPerUnit;
        var worth = currency.MinorPerUnit;
        foreach (var digit in decimals)
        {
            if (!char.IsAsciiDigit(digit)) return null;
            minor += (digit - '0') * (worth /= 10);
        }
        return minor <= Money.MaxMinor ? (long)minor : null;
    }
}
