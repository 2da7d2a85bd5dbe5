using System.Globalization;
using FinSight.Core.Expenses;

namespace FinSight.Core.Export;

/// <summary>Which expenses go into a file, in which order, and how they are written.</summary>
/// <param name="Csv">How a CSV file is written; plain where nothing is said.</param>
public sealed record ExpenseExportRequest(
    ExpenseFilter Filter, ExpenseSort Sort = ExpenseSort.Newest, ExportFormat Format = ExportFormat.Csv,
    CsvOptions? Csv = null);

public enum ExportFormat
{
    /// <summary>RFC 4180, in UTF-8.</summary>
    Csv,

    /// <summary>One JSON object a line: https://jsonlines.org.</summary>
    JsonLines,

    /// <summary>A workbook of ECMA-376, for spreadsheets.</summary>
    Xlsx,
}

/// <param name="Separator">What stands between two cells.</param>
/// <param name="Point">What stands before the decimals of an amount.</param>
/// <param name="Mark">The file begins with a byte order mark, by which some spreadsheets know UTF-8.</param>
public sealed record CsvOptions(char Separator, char Point, bool Mark = false)
{
    /// <summary>As programs read it everywhere.</summary>
    public static CsvOptions Plain { get; } = new(',', '.');

    /// <summary>As spreadsheets of a culture read it.</summary>
    public static CsvOptions Of(CultureInfo culture) =>
        culture.NumberFormat.NumberDecimalSeparator == "," ? new(';', ',') : Plain;
}
