using System.Globalization;
using FinSight.Core.Expenses;
using FinSight.Core.Export;
using FinSight.Web.Features.Ledgers;

namespace FinSight.Web.Features.Export;

/// <summary>Where files of a ledger are, and what they are called.</summary>
static class FileAddress
{
    public const string Csv = "/expenses.csv";
    public const string JsonLines = "/expenses.jsonl";
    public const string Xlsx = "/expenses.xlsx";
    public const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string Plain = "plain";

    /// <param name="path">One of the above.</param>
    public static string ToFile(
        this LedgerContext ledger, string path, string? filter, ExpenseSort sort, string? style = null,
        bool mark = false)
    {
        string?[] asked =
        [
            string.IsNullOrWhiteSpace(filter) ? null : $"q={Uri.EscapeDataString(filter.Trim())}",
            sort == ExpenseSort.Newest ? null : $"sort={ExpenseListAddress.Name(sort)}",
            style is null ? null : $"style={style}",
            mark ? "bom=true" : null,
        ];
        var query = string.Join('&', asked.OfType<string>());
        return ledger.To(path) + (query.Length == 0 ? "" : $"?{query}");
    }

    /// <summary>Such as <c>Household 2026-11-29.csv</c>, with nothing in it that a disk would refuse.</summary>
    public static string Name(string ledger, DateOnly day, ExportFormat format) =>
        string.Create(CultureInfo.InvariantCulture, $"{Plainly(ledger)} {day:yyyy-MM-dd}.{Ending(format)}");

    static string Ending(ExportFormat format) => format switch
    {
        ExportFormat.Csv => "csv",
        ExportFormat.JsonLines => "jsonl",
        _ => "xlsx",
    };

    /// <summary>With nothing in it that a disk would refuse.</summary>
    public static string Plainly(string name) =>
        string.Concat(name.Select(
            sign => char.IsLetterOrDigit(sign) || char.IsSurrogate(sign) || sign is ' ' or '-' ? sign : '_'));
}
