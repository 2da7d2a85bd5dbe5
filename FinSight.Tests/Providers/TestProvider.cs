using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;
using static OpenIddict.Server.OpenIddictServerHandlers;

namespace FinSight.Tests.Providers;

/// <summary>A real identity provider in this process, at which whoever <see cref="User"/> says is signed in.</summary>
public sealed class TestProvider : IAsyncDisposable
{
    readonly WebApplication _app;
    RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "key" };

    TestProvider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddOpenIddict().AddServer(Describe);
        builder.Services.AddAuthentication();
        _app = builder.Build();
        _app.UseAuthentication();
        _app.MapGet("/authorize", Authorize);
        _app.MapGet("/logout", (HttpContext context) => Results.SignOut(
            authenticationSchemes: [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme],
            properties: new() { RedirectUri = "/" }));
    }

    public const string Client = "finsight";

    public string Address { get; private set; } = "";

    /// <summary>The subject who is signed in.</summary>
    public string User { get; set; } = "mara-at-home";

    public string? Email { get; set; }

    public bool IsEmailVerified { get; set; }

    /// <summary>What it calls a session, other than usual.</summary>
    public string? Session { get; set; }

    /// <summary>When they last showed it who they are.</summary>
    public DateTimeOffset ShownAt { get; set; } = TimeProvider.System.GetUtcNow();

    /// <summary>It puts a nonce of its own into its tokens.</summary>
    public bool HasWrongNonce { get; set; }

    /// <summary>Questions as they came.</summary>
    public List<OpenIddictRequest> Asked { get; } = [];

    public static async Task<TestProvider> StartAsync()
    {
        var provider = new TestProvider();
        await provider._app.StartAsync();
        provider.Address = $"http://localhost:{new Uri(provider._app.Urls.First()).Port}";
        return provider;
    }

    /// <summary>From now on it signs with another key, and knows the one before no more.</summary>
    public void ReplaceKey()
    {
        _key.Rsa.Dispose();
        _key = new(RSA.Create(2048)) { KeyId = $"{Guid.NewGuid():N}" };
        var signing = _app.Services.GetRequiredService<IOptionsMonitor<OpenIddictServerOptions>>().CurrentValue
            .SigningCredentials;
        signing.Clear();
        signing.Add(new(_key, SecurityAlgorithms.RsaSha256));
    }

    public Task StopAsync() => _app.StopAsync();

    /// <summary>What it would tell whoever waits for the end of a session.</summary>
    public string LogoutToken(
        string? subject, string? session, string? issuer = null, string? nonce = null, RsaSecurityKey? key = null,
        string audience = Client)
    {
        var claims = new Dictionary<string, object>
        {
            ["events"] = new Dictionary<string, object>
            {
                ["http://schemas.openid.net/event/backchannel-logout"] = new Dictionary<string, object>(),
            },
            ["jti"] = $"{Guid.NewGuid()}",
        };
        if (subject is not null) claims["sub"] = subject;
        if (session is not null) claims["sid"] = session;
        if (nonce is not null) claims["nonce"] = nonce;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? $"{Address}/",
            Audience = audience,
            Claims = claims,
            IssuedAt = TimeProvider.System.GetUtcNow().UtcDateTime,
            SigningCredentials = new(key ?? _key, SecurityAlgorithms.RsaSha256),
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Rsa.Dispose();
    }

    IResult Authorize(HttpContext context)
    {
        Asked.Add(context.GetOpenIddictServerRequest()!);
        var identity = new ClaimsIdentity("provider", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, User).SetClaim(Claims.PreferredUsername, User.Split('-')[0])
            .SetClaim("sid", Session ?? $"session of {User}")
            .SetClaim(Claims.AuthenticationTime, ShownAt.ToUnixTimeSeconds());
        if (Email is not null) identity.SetClaim(Claims.Email, Email).SetClaim(Claims.EmailVerified, IsEmailVerified);
        identity.SetScopes(Scopes.OpenId, Scopes.Profile, Scopes.Email);
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        return Results.SignIn(
            new(identity), authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    void Describe(OpenIddictServerBuilder server)
    {
        server.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token")
            .SetEndSessionEndpointUris("logout")
            .AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().EnableDegradedMode()
            .AddEphemeralEncryptionKey().AddSigningKey(_key).DisableAccessTokenEncryption()
            .RegisterScopes(Scopes.Profile, Scopes.Email)
            .UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableEndSessionEndpointPassthrough()
            .DisableTransportSecurityRequirement();
        server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(_ => default))
            .AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(_ => default))
            .AddEventHandler<ValidateEndSessionRequestContext>(handler => handler.UseInlineHandler(_ => default))
            .AddEventHandler<ProcessSignInContext>(handler => handler.UseInlineHandler(context =>
            {
                if (HasWrongNonce) context.IdentityTokenPrincipal?.SetClaim(Claims.Nonce, "another");
                return default;
            }).SetOrder(PrepareIdentityTokenPrincipal.Descriptor.Order + 1));
    }
}
