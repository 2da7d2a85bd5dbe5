using System.Globalization;
using System.Security.Claims;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Ledgers;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace FinSight.Web.Authentication;

/// <summary>Between password and code: a sealed cookie remembers for five minutes whose password was right.</summary>
static class SecondStepCookie
{
    static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    const string StampClaim = "stamp";
    const string RememberClaim = "remember";

    /// <summary>
    /// Signs in who has shown the password, or first asks for the code; leads on to where they wanted to go.
    /// </summary>
    public static async Task SignInAsync(this HttpContext context, User user, bool remember, string? returnUrl)
    {
        if (user.TwoFactorEnabled) await context.AskForCodeAsync(user, remember, returnUrl);
        else await context.EnterAsync(user, remember, returnUrl);
    }

    /// <summary>Whose code is asked for; null where nobody's password was right within the last minutes.</summary>
    public static async Task<HalfSignedInUser?> HalfSignedInAsync(this HttpContext context)
    {
        var half = await context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        return half.Principal?.UserId() is { } id
            ? new HalfSignedInUser(
                id, half.Principal.FindFirstValue(StampClaim)!, half.Principal.HasClaim(RememberClaim, bool.TrueString))
            : null;
    }

    /// <summary>Signs in who has shown enough.</summary>
    public static async Task EnterAsync(this HttpContext context, User user, bool remember, string? returnUrl)
    {
        await context.BeginSessionAsync(user, remember);
        context.Response.Redirect(await context.WayBackAsync(user, returnUrl));
    }

    /// <summary>
    /// Where whoever has just signed in wanted to go, unless that is a ledger which only somebody
    /// knows who was signed in here before.
    /// </summary>
    public static async Task<string> WayBackAsync(this HttpContext context, User user, string? returnUrl)
    {
        var path = LocalUrlGuard.Safe(returnUrl);
        if (LedgerAddress.LedgerIn("http://here" + path) is not { } ledgerId) return path;
        try
        {
            await context.RequestServices.GetRequiredService<LedgerAccessService>()
                .EnterAsync(user.Id, ledgerId, cancel: context.RequestAborted);
            return path;
        }
        catch (NotFoundException)
        {
            return "/";
        }
    }

    public static Task ForgetHalfAsync(this HttpContext context) =>
        context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);

    static async Task AskForCodeAsync(this HttpContext context, User user, bool remember, string? returnUrl)
    {
        ClaimsIdentity half = new(
            [
                new(ClaimTypes.NameIdentifier, user.Id.ToString()),
                new(StampClaim, user.SecurityStamp!),
                new(RememberClaim, remember.ToString(CultureInfo.InvariantCulture)),
            ],
            IdentityConstants.TwoFactorUserIdScheme);
        await context.SignInAsync(
            IdentityConstants.TwoFactorUserIdScheme, new(half),
            new() { ExpiresUtc = Now(context) + Life, AllowRefresh = false });
        context.Response.Redirect(AccountUrls.To("login/code", returnUrl));
    }

    static DateTimeOffset Now(HttpContext context) =>
        context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
}

/// <summary>Somebody whose password was right.</summary>
/// <param name="Stamp">Their security stamp then: where it has changed since, the password must be shown again.</param>
sealed record HalfSignedInUser(Guid UserId, string Stamp, bool Remember);
