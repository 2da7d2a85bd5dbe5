using System.Globalization;

namespace FinSight.Web.Components;

static class PercentText
{
    /// <summary>Tenths of a percent with one decimal: 231 is 23.1%, or 23,1 % where a space belongs there.</summary>
    public static string OfPermille(long permille, CultureInfo culture) =>
        $"{(permille / 10).ToString("N0", culture)}{culture.NumberFormat.NumberDecimalSeparator}{permille % 10}"
        + (IsApart(culture) ? "\u00a0%" : "%");

    // .NET numbers the patterns of a percentage: those with a space are 0 and, with the sign first, 3.
    static bool IsApart(CultureInfo culture) => culture.NumberFormat.PercentPositivePattern is 0 or 3;
}
