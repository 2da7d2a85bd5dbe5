using FinSight.Core.Accounts;
using FinSight.Core.Data;
using FinSight.Web.Authentication;
using FinSight.Web.Circuits;
using FinSight.Web.Features.Api;
using FinSight.Web.Features.Passkeys;
using FinSight.Web.RequestSecurity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;

namespace FinSight.Web.Startup;

/// <summary>Who is signed in, on requests and on circuits.</summary>
static class SessionServiceExtensions
{
    public static void AddSessions(this IServiceCollection services)
    {
        services.AddIdentityCore<User>(identity => identity.User.AllowedUserNameCharacters = "")
            .AddEntityFrameworkStores<FinSightContext>()
            .AddSignInManager();
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.Name, null)
            .AddIdentityCookies(cookies =>
            {
                cookies.ApplicationCookie!.Configure(SessionAuthenticationSetup.Describe);
                cookies.TwoFactorUserIdCookie!.Configure(
                    options => SessionAuthenticationSetup.Describe(options.Cookie, "finsight-step"));
            });
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddPasskeys();
        services.AddAntiforgery(options =>
        {
            SessionAuthenticationSetup.Describe(options.Cookie, "finsight-form");
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddSingleton<OriginGuard>().AddSingleton<TypedTextCookie>();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitSession>();
        services.AddScoped<CircuitHandler, EndedSessionCircuitHandler>().AddScoped<CircuitHandler, CircuitCounter>()
            .AddScoped<CircuitConnectionState>().AddScoped<CircuitHandler>(
                services => services.GetRequiredService<CircuitConnectionState>());
    }
}
