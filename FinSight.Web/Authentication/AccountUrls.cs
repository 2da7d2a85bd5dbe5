using FinSight.Core.Accounts;

namespace FinSight.Web.Authentication;

static class AccountUrls
{
    /// <summary>Another account page that leads to the same place in the end.</summary>
    public static string To(string page, string? returnUrl) => $"/account/{page}" + Back(returnUrl);

    public static string To(string page, string? returnUrl, string name, string value) =>
        $"/account/{page}" + Back(returnUrl).Add(name, value);

    static QueryString Back(string? returnUrl) =>
        LocalUrlGuard.Safe(returnUrl) is { Length: > 1 } local ? QueryString.Create("returnUrl", local) : default;
}
