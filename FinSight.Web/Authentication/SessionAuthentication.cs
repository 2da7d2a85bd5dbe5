using FinSight.Core.Accounts;
using FinSight.Core.Data;
using FinSight.Core.Sessions;
using FinSight.Web.Circuits;
using FinSight.Web.Features.Passkeys;
using FinSight.Web.RequestSecurity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;

namespace FinSight.Web.Authentication;

/// <summary>Who is signed in: a cookie that names a session, which every request looks up.</summary>
static class SessionAuthentication
{
    public const string SignInPath = "/account/login";

    /// <summary>Scripts ask there, and have no use for the sign-in page.</summary>
    static readonly PathString[] ForScripts = ["/_blazor", "/q", "/account/seen"];

    public static void AddSessions(this IServiceCollection services)
    {
        services.AddIdentityCore<User>(identity => identity.User.AllowedUserNameCharacters = "")
            .AddEntityFrameworkStores<FinSightContext>()
            .AddSignInManager();
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.Name, null)
            .AddIdentityCookies(cookies =>
            {
                cookies.ApplicationCookie!.Configure(Describe);
                cookies.TwoFactorUserIdCookie!.Configure(options => Describe(options.Cookie, "finsight-step"));
            });
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddPasskeys();
        services.AddAntiforgery(options =>
        {
            Describe(options.Cookie, "finsight-form");
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddSingleton<OriginGuard>().AddSingleton<TypedText>();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitSession>();
        services.AddScoped<CircuitHandler, CircuitGuard>().AddScoped<CircuitHandler, CircuitCounter>()
            .AddScoped<CircuitLine>().AddScoped<CircuitHandler>(services => services.GetRequiredService<CircuitLine>());
    }

    static void Describe(CookieAuthenticationOptions options)
    {
        Describe(options.Cookie, "finsight");
        options.ExpireTimeSpan = SessionService.Idle;
        options.SlidingExpiration = true;
        options.Events.OnRedirectToLogin = Challenge;
        options.Events.OnValidatePrincipal = BrowserSession.CheckAsync;
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
