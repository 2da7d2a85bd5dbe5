using FinSight.Core.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;

namespace FinSight.Web.Authentication;

/// <summary>Who is signed in: a cookie that names a session, which every request looks up.</summary>
static class SessionAuthenticationSetup
{
    public const string SignInPath = "/account/login";

    /// <summary>Scripts ask there, and have no use for the sign-in page.</summary>
    static readonly PathString[] ForScripts = ["/_blazor", "/q", "/account/seen"];

    internal static void Describe(CookieAuthenticationOptions options)
    {
        Describe(options.Cookie, "finsight");
        options.ExpireTimeSpan = SessionService.Idle;
        options.SlidingExpiration = true;
        options.Events.OnRedirectToLogin = Challenge;
        options.Events.OnValidatePrincipal = BrowserSessionCookie.CheckAsync;
    }

    internal static void Describe(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    static Task Challenge(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (ForScripts.Any(path => request.Path.StartsWithSegments(path)))
            Refuse(context.HttpContext);
        else
            context.Response.Redirect(SignInPath + QueryString.Create("returnUrl", request.Path + request.QueryString));
        return Task.CompletedTask;
    }

    static void Refuse(HttpContext context)
    {
        context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
    }
}
