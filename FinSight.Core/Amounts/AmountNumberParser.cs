using System.Buffers;
using System.Globalization;

namespace FinSight.Core.Amounts;

/// <summary>Reads one number of an amount: decides what its separators mean and counts minor units.</summary>
sealed class AmountNumberParser(Currency currency, NumberFormatInfo format, AmountRules rules)
{
    /// <summary>More digits than this are beyond any amount, and fewer never overflow a long.</summary>
    const int MostDigits = 18;

    static readonly SearchValues<char> Separators = SearchValues.Create(".,' \u066B\u066C");

    public long Minor(string number)
    {
        var mark = DecimalMark(number);
        var fraction = mark < 0 ? "" : number[(mark + 1)..];
        var whole = Ungrouped(mark < 0 ? number : number[..mark]);
        if (whole.Length + fraction.Length == 0) throw rules.NotAnAmount();
        if (fraction.Length > currency.Exponent) throw rules.TooManyDecimals();
        return Count(whole + fraction.PadRight(currency.Exponent, '0'));
    }

    /// <summary>The value of plain digits.</summary>
    public long Count(string digits)
    {
        var significant = digits.TrimStart('0');
        if (significant.Length > MostDigits) throw rules.TooLarge();
        return significant.Length == 0 ? 0 : long.Parse(significant, CultureInfo.InvariantCulture);
    }

    int DecimalMark(string number)
    {
        var last = number.AsSpan().LastIndexOfAny(Separators);
        if (last < 0) return -1;
        var mark = number[last];
        if (mark == AmountCharacterNormalizer.ArabicDecimal) return last;
        if (mark is not ('.' or ',') || number.IndexOf(mark) < last) return -1;
        return LooksGrouped(number, last) && GroupsBy(mark, number) ? -1 : last;
    }

    /// <summary>One to three digits, the only separator, then exactly three digits.</summary>
    static bool LooksGrouped(string number, int mark) =>
        number.Length - mark == 4 && mark is >= 1 and <= 3 && number[0] != '0'
        && number.AsSpan().IndexOfAny(Separators) == mark;

    bool GroupsBy(char mark, string number)
    {
        var text = mark.ToString();
        if (text == format.NumberDecimalSeparator) return false;
        if (text == format.NumberGroupSeparator) return true;
        // Where decimals have a mark of their own, keyboards have the dot: 1.250 dinars.
        return mark == '.' && currency.Exponent == 3 ? false : throw AmountRules.Ambiguous(number);
    }

    string Ungrouped(string whole)
    {
        var first = whole.AsSpan().IndexOfAny(Separators);
        if (first < 0) return whole;
        var mark = whole[first];
        var groups = whole.Split(mark);
        var inner = groups[1..^1];
        // India groups 1,23,456: pairs before the last three.
        var indian = mark is ',' or AmountCharacterNormalizer.ArabicGroup && inner is [{ Length: 2 }, ..];
        var size = indian ? 2 : 3;
        var fits = groups[0].Length >= 1 && groups[0].Length <= size && groups[^1].Length == 3
            && inner.All(group => group.Length == size) && groups.All(group => group.All(char.IsAsciiDigit));
        return fits ? string.Concat(groups) : throw rules.WrongGroups();
    }
}
