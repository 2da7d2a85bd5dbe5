namespace FinSight.Core.Accounts;

/// <summary>Where a visitor is led back to: a page of this server, never another origin.</summary>
public static class LocalUrlGuard
{
    const int Longest = 2000;
    const int MostDecodings = 4;

    static readonly Uri Here = new("http://here");
    static readonly string[] NeverBackTo =
        ["/account/logout", "/account/login", "/account/register", "/account/confirm", "/account/login/code"];

    /// <summary>
    /// The path and query of <paramref name="returnUrl"/>, escaped; <c>/</c> where it is not plainly local.
    /// </summary>
    public static string Safe(string? returnUrl)
    {
        if (returnUrl is null or { Length: > Longest } || !returnUrl.StartsWith('/') || !IsPlain(returnUrl)) return "/";
        var path = returnUrl.Split('?', '#')[0];
        return IsSafePath(path) && Uri.TryCreate(Here, returnUrl, out var url) && url.Host == Here.Host
            ? url.PathAndQuery
            : "/";
    }

    // Proxies and browsers decode more than once, so every decoding of the path has to be harmless.
    static bool IsSafePath(string path)
    {
        for (var i = 0; i < MostDecodings; i++)
        {
            if (!IsPlain(path) || path.Contains("//", StringComparison.Ordinal)) return false;
            if (path.Split('/').Any(segment => segment is "." or "..")) return false;
            if (NeverBackTo.Contains(path.TrimEnd('/'), StringComparer.OrdinalIgnoreCase)) return false;
            var decoded = Uri.UnescapeDataString(path);
            if (decoded == path) return true;
            path = decoded;
        }
        return false;
    }

    static bool IsPlain(string text) => !text.Contains('\\') && !text.Any(char.IsControl);
}
