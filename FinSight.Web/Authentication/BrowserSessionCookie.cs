using System.Security.Claims;
using FinSight.Core.Accounts;
using FinSight.Core.Data;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using FinSight.Web.Features.Providers;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;

namespace FinSight.Web.Authentication;

/// <summary>
/// The session in a browser's cookie, which names it and nothing more; whether it is good, the database knows.
/// </summary>
static class BrowserSessionCookie
{
    const string IdClaim = "sid";

    static readonly object Key = new();

    public static ClientInfo Caller(this HttpContext context) =>
        new(context.Connection.RemoteIpAddress, context.Request.Headers.UserAgent.ToString());

    /// <summary>Who is signed in; null for a visitor.</summary>
    public static SignedIn? SignedIn(this HttpContext context) => context.Items[Key] as SignedIn;

    /// <summary>
    /// Signs the browser in, under an id that nobody could have planted; what was there before is over.
    /// </summary>
    public static async Task BeginSessionAsync(this HttpContext context, User user, bool remember)
    {
        await context.EndRowAsync();
        var visit = await ProviderVisit.UseAsync(context, user);
        var provider = visit is null ? null : new ProviderSession(visit.Session, visit.ShownAt);
        var id = await context.Sessions().BeginAsync(user, context.Caller(), provider, context.RequestAborted);
        var kept = new AuthenticationProperties { IsPersistent = remember };
        // By it the provider knows which of its own sessions ends with this one.
        if (visit?.Token is { } token) kept.StoreTokens([new() { Name = "id_token", Value = token }]);
        await context.SignInAsync(IdentityConstants.ApplicationScheme, Principal(user, id), kept);
        context.RequestServices.GetRequiredService<KnownDeviceCookie>().Remember(context, user.Id);
    }

    public static async Task EndSessionAsync(this HttpContext context)
    {
        try
        {
            await context.EndRowAsync();
        }
        catch (FullDiskException)
        {
            // The browser forgets it all the same, which needs no room.
        }
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        // Pages that the browser keeps for Back; not "cookies" nor "storage", where neighbours on this domain and
        // entries that somebody else has yet to send would go too.
        context.Response.Headers["Clear-Site-Data"] = "\"cache\"";
    }

    /// <summary>At every request but those for what everybody may have.</summary>
    public static async Task CheckAsync(CookieValidatePrincipalContext cookie)
    {
        var context = cookie.HttpContext;
        if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null) return;
        var me = await context.Sessions().CheckAsync(cookie.Principal, context.Caller(), context.RequestAborted);
        context.Items[Key] = me;
        if (me is not null) return;
        cookie.RejectPrincipal();
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    public static async Task<SignedIn?> CheckAsync(
        this SessionService sessions, ClaimsPrincipal? principal, ClientInfo? caller, CancellationToken cancel) =>
        principal?.UserId() is { } userId && principal.SessionId() is { } id
            ? await sessions.CheckAsync(userId, id, caller, cancel)
            : null;

    /// <summary>Who is signed in on an open page; null once the session is over.</summary>
    public static async Task<SignedIn?> OfAsync(this SessionService sessions, Task<AuthenticationState> page) =>
        await sessions.CheckAsync((await page).User, caller: null, CancellationToken.None);

    public static ClaimsPrincipal Principal(User user, Guid sessionId) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, user.Id.ToString()),
            new(ClaimTypes.Name, user.UserName!),
            new(IdClaim, sessionId.ToString()),
        ],
        IdentityConstants.ApplicationScheme));

    public static Guid? SessionId(this ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(IdClaim), out var id) ? id : null;

    static Task EndRowAsync(this HttpContext context) => context.SignedIn() is { } me
        ? context.Sessions().EndAsync(me, me.SessionId, context.RequestAborted)
        : Task.CompletedTask;

    static SessionService Sessions(this HttpContext context) =>
        context.RequestServices.GetRequiredService<SessionService>();
}
