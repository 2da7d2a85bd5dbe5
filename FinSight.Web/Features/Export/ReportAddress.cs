using FinSight.Web.Features.Ledgers;

namespace FinSight.Web.Features.Export;

/// <summary>Where reports are: the page that asks for one, and the file.</summary>
static class ReportAddress
{
    public const string Page = "/reports", File = "/report.pdf";

    /// <param name="filter">As addresses have it; empty for all there is, null for this month.</param>
    /// <param name="paper">Null for what is usual.</param>
    public static string To(
        LedgerContext ledger, string path, string? filter, string? paper = null, bool withList = false)
    {
        string?[] asked =
        [
            filter is null ? null : $"q={Uri.EscapeDataString(filter.Trim())}", paper is null ? null : $"paper={paper}",
            withList ? "list=true" : null,
        ];
        var query = string.Join('&', asked.OfType<string>());
        return ledger.To(path) + (query.Length == 0 ? "" : $"?{query}");
    }
}
