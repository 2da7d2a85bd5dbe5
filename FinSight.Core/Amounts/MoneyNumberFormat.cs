using System.Globalization;

namespace FinSight.Core.Amounts;

/// <summary>How a culture writes the number in an amount of money.</summary>
static class MoneyNumberFormat
{
    const string DecimalMarks = ".,\u066B";

    /// <summary>
    /// The culture's number format with the separators it uses for money: Austria groups 1.234 only there, and
    /// Geneva writes 4.50 only there. Cape Verde's 20$00 is left aside, because a dollar sign is a currency.
    /// </summary>
    public static NumberFormatInfo Of(CultureInfo culture)
    {
        var format = (NumberFormatInfo)culture.NumberFormat.Clone();
        if (DecimalMarks.Contains(format.CurrencyDecimalSeparator, StringComparison.Ordinal))
            format.NumberDecimalSeparator = format.CurrencyDecimalSeparator;
        format.NumberGroupSeparator = format.CurrencyGroupSeparator;
        format.NumberGroupSizes = format.CurrencyGroupSizes;
        return format;
    }
}
