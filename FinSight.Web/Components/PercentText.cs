using System.Globalization;

namespace FinSight.Web.Components;

static class PercentText
{
    /// <summary>Tenths of a percent with one decimal: 231 is 23.1%.</summary>
    public static string OfPermille(long permille, CultureInfo culture) =>
        $"{(permille / 10).ToString("N0", culture)}{culture.NumberFormat.NumberDecimalSeparator}{permille % 10}%";
}
