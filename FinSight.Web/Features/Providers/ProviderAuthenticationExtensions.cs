using FinSight.Core.Providers;
using FinSight.Web.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;

namespace FinSight.Web.Features.Providers;

/// <summary>The way in through an identity provider: OpenID Connect with a code, PKCE and a nonce.</summary>
static class ProviderAuthenticationExtensions
{
    public const string Scheme = "Provider";

    /// <summary>Who came back from the provider, until it is decided what becomes of it.</summary>
    public const string VisitScheme = "ProviderVisit";

    public const string CallbackPath = "/account/provider/callback";
    public const string SignedOutPath = "/account/provider/signed-out";

    static readonly TimeSpan Visit = TimeSpan.FromMinutes(10);

    /// <summary>Where none is set up, nothing of it is loaded.</summary>
    public static void AddProvider(this WebApplicationBuilder builder)
    {
        var provider = ProviderSettings.Read(name => builder.Configuration[name]);
        builder.Services.AddSingleton(new OfferedProvider(provider));
        if (provider is not null) AddOpenIdConnect(builder.Services, provider);
    }

    static void AddOpenIdConnect(IServiceCollection services, ProviderSettings provider) => services
        .AddSingleton<ProviderKeyRefresh>()
        .AddSingleton<ProviderEvents>()
        .AddAuthentication()
        .AddCookie(VisitScheme, cookie =>
        {
            SessionAuthenticationSetup.Describe(cookie.Cookie, "finsight-visit");
            (cookie.ExpireTimeSpan, cookie.SlidingExpiration) = (Visit, false);
        })
        .AddOpenIdConnect(Scheme, oidc => Describe(oidc, provider));

    static void Describe(OpenIdConnectOptions oidc, ProviderSettings provider)
    {
        oidc.Authority = provider.Authority.AbsoluteUri;
        oidc.RequireHttpsMetadata = provider.Authority.Scheme == Uri.UriSchemeHttps;
        (oidc.ClientId, oidc.ClientSecret) = (provider.ClientId, provider.Secret);
        (oidc.ResponseType, oidc.ResponseMode, oidc.UsePkce) = ("code", "query", true);
        (oidc.SignInScheme, oidc.SignOutScheme) = (VisitScheme, IdentityConstants.ApplicationScheme);
        (oidc.CallbackPath, oidc.SignedOutCallbackPath, oidc.RemoteSignOutPath) =
            (CallbackPath, SignedOutPath, default);
        oidc.SignedOutRedirectUri = SessionAuthenticationSetup.SignInPath;
        oidc.MapInboundClaims = false;
        oidc.DisableTelemetry = true;
        oidc.ClaimActions.Clear();
        oidc.Scope.Add("email");
        SessionAuthenticationSetup.Describe(oidc.CorrelationCookie, "finsight-way-");
        SessionAuthenticationSetup.Describe(oidc.NonceCookie, "finsight-nonce-");
        oidc.EventsType = typeof(ProviderEvents);
    }
}
