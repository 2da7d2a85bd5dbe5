using System.Globalization;

namespace FinSight.Core.Amounts;

/// <summary>Money as text, with the culture's separators, the currency's decimals and the digits 0 to 9.</summary>
public static class MoneyText
{
    const string Minus = "\u2212";

    /// <summary>The bare amount, e.g. <c>−2,324.50</c> with the minus sign U+2212.</summary>
    public static string Format(Money money, CultureInfo culture)
    {
        var parts = Split(money, culture);
        return parts.Sign + parts.Whole + parts.Fraction;
    }

    /// <summary>The amount after its currency's code, e.g. <c>CHF 2,324.50</c>.</summary>
    public static string FormatWithCode(Money money, CultureInfo culture) =>
        $"{money.Currency.Code} {Format(money, culture)}";

    /// <summary>Without decimals, rounded towards 0, after its currency's code, e.g. <c>CHF 18</c>.</summary>
    public static string FormatWholeWithCode(Money money, CultureInfo culture)
    {
        var parts = Split(money, culture);
        return $"{parts.Code} {parts.Sign}{parts.Whole}";
    }

    public static MoneyParts Split(Money money, CultureInfo culture)
    {
        var (whole, fraction) = Pieces(money, MoneyNumberFormat.Of(culture), "N0");
        return new(money.Currency.Code, money.Minor < 0 ? Minus : "", whole, fraction);
    }

    /// <summary>
    /// What an input field shows for editing: no grouping, an ASCII minus. <see cref="AmountParser.Parse"/> reads it
    /// back to the same money in the same culture.
    /// </summary>
    public static string Editable(Money money, CultureInfo culture)
    {
        var (whole, fraction) = Pieces(money, MoneyNumberFormat.Of(culture), "D");
        return (money.Minor < 0 ? "-" : "") + whole + fraction;
    }

    static (string Whole, string Fraction) Pieces(Money money, NumberFormatInfo format, string wholeFormat)
    {
        var (whole, rest) = Int128.DivRem(Int128.Abs(money.Minor), money.Currency.MinorPerUnit);
        var decimals = money.Currency.Exponent;
        return (whole.ToString(wholeFormat, format),
            decimals == 0 ? "" : format.NumberDecimalSeparator + rest.ToString($"D{decimals}", format));
    }
}
