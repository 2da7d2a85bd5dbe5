using System.Globalization;

namespace FinSight.Core.QuickEntry.Dates;

/// <summary>How a culture writes a date in digits.</summary>
sealed class CultureDateOrder(CultureInfo culture)
{
    readonly string _pattern = culture.DateTimeFormat.ShortDatePattern;

    /// <summary>11/3 is the third of November.</summary>
    public bool MonthFirst =>
        _pattern.IndexOf('M', StringComparison.Ordinal) < _pattern.IndexOf('d', StringComparison.Ordinal);

    /// <summary>3.11 can be a date, not only an amount.</summary>
    public bool HasDots => _pattern.Contains('.', StringComparison.Ordinal);
}
