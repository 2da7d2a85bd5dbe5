using System.Globalization;

namespace FinSight.Core.Export;

/// <summary>
/// An amount as a number that programs read: with the currency's decimals, such as <c>-4.50</c>, and no groups.
/// </summary>
static class ExportedAmountFormat
{
    public static string Of(long minor, Currency currency, char point = '.')
    {
        var digits = Int128.Abs(minor).ToString($"D{currency.Exponent + 1}", CultureInfo.InvariantCulture);
        var whole = $"{(minor < 0 ? "-" : "")}{digits[..^currency.Exponent]}";
        return currency.Exponent == 0 ? whole : $"{whole}{point}{digits[^currency.Exponent..]}";
    }
}
