namespace FinSight.Web;

/// <summary>
/// The address of a page names its ledger, so that two tabs can show two, and a link opens the right one:
/// <c>/l/{ledger}/expenses</c>.
/// </summary>
static class LedgerAddress
{
    const string Prefix = "/l/";

    /// <param name="path">Begins with a slash; <c>/</c> is the dashboard.</param>
    public static string Of(Guid ledgerId, string path = "/") => $"{Prefix}{ledgerId}{path}";

    /// <summary>Null where the address names none.</summary>
    /// <param name="uri">Absolute.</param>
    public static Guid? LedgerIn(string uri)
    {
        var path = new Uri(uri).AbsolutePath.AsSpan();
        if (!path.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return null;
        var rest = path[Prefix.Length..];
        var end = rest.IndexOf('/');
        return Guid.TryParse(end < 0 ? rest : rest[..end], out var id) ? id : null;
    }

    /// <summary>The same page in another ledger; the dashboard, where the page is of one row.</summary>
    /// <param name="uri">Absolute.</param>
    public static string Elsewhere(string uri, Guid ledgerId)
    {
        string[] parts = new Uri(uri).AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return Of(ledgerId, LedgerIn(uri) is not null && parts.Length == 3 ? $"/{parts[2]}" : "/");
    }

    /// <summary>The page below the ledger: <c>expenses</c>, or nothing for the dashboard.</summary>
    /// <param name="uri">Absolute.</param>
    public static string PageIn(string uri)
    {
        string[] parts = new Uri(uri).AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return LedgerIn(uri) is null ? parts.FirstOrDefault("") : parts.ElementAtOrDefault(2) ?? "";
    }
}
