using FinSight.Core.Providers;
using FinSight.Web.Authentication;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace FinSight.Web.Features.Providers;

/// <summary>Signed out here is signed out there, and the other way round.</summary>
static class ProviderSingleSignOut
{
    const string Event = "http://schemas.openid.net/event/backchannel-logout";
    const int LongestToken = 16 * 1024;

    static readonly TimeSpan Oldest = TimeSpan.FromMinutes(5);

    /// <summary>Whether the provider began this browser's session, and would want to hear that it is over.</summary>
    public static async Task<bool> IsItsAsync(HttpContext context) =>
        context.RequestServices.GetRequiredService<OfferedProvider>().IsThere
        && await context.GetTokenAsync(
            IdentityConstants.ApplicationScheme, OpenIdConnectParameterNames.IdToken) is not null;

    /// <returns>False where the provider can't be told: it is over here all the same.</returns>
    public static async Task<bool> LeaveAsync(HttpContext context)
    {
        try
        {
            await context.SignOutAsync(
                ProviderAuthenticationExtensions.Scheme, new() { RedirectUri = SessionAuthenticationSetup.SignInPath });
            return true;
        }
#pragma warning disable CA1031 // Whatever it is, nobody is kept from leaving.
        catch (Exception problem) when (problem is not OperationCanceledException && !context.Response.HasStarted)
        {
            // It has no such page, or does not answer.
            return false;
        }
#pragma warning restore CA1031
    }

    /// <summary>The provider says that somebody has signed out there (OpenID Connect Back-Channel Logout).</summary>
    public static async Task<IResult> AnswerAsync(
        HttpContext context, ProviderAccountService accounts, IOptionsMonitor<OpenIdConnectOptions> options,
        ProviderKeyRefresh keys, TimeProvider time)
    {
        context.Response.Headers.CacheControl = "no-store";
        var oidc = options.Get(ProviderAuthenticationExtensions.Scheme);
        if (await TokenAsync(context) is not { } text) return Results.BadRequest();
        JsonWebToken? token;
        try
        {
            token = await CheckAsync(context, oidc, text, keys, time);
        }
        catch (Exception away) when (away is IOException or InvalidOperationException or HttpRequestException)
        {
            // Its keys can't be read just now: it may be true, and is to be told again.
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
        if (token is null) return Results.BadRequest();
        var session = token.TryGetPayloadValue<string>("sid", out var sid) ? sid : null;
        var identity = string.IsNullOrEmpty(token.Subject)
            ? null
            : new ProviderIdentityClaims(token.Issuer, token.Subject, null);
        if (identity is null && string.IsNullOrEmpty(session)) return Results.BadRequest();
        await accounts.SignOutAsync(identity, string.IsNullOrEmpty(session) ? null : session, context.RequestAborted);
        return Results.Ok();
    }

    static async Task<string?> TokenAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType || context.Request.ContentLength is null or > LongestToken) return null;
        try
        {
            return (await context.Request.ReadFormAsync(context.RequestAborted))["logout_token"].ToString()
                is { Length: > 0 } text ? text : null;
        }
        catch (Exception unread) when (unread is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    static async Task<JsonWebToken?> CheckAsync(
        HttpContext context, OpenIdConnectOptions oidc, string text, ProviderKeyRefresh keys, TimeProvider time)
    {
        var known = await oidc.ConfigurationManager!.GetConfigurationAsync(context.RequestAborted);
        var result = await ValidateAsync(text, oidc, known);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
            result = await ValidateAsync(text, oidc, await keys.ReadAsync(oidc, context.RequestAborted));
        return result is { IsValid: true, SecurityToken: JsonWebToken token } && !token.TryGetClaim("nonce", out _)
            && token.TryGetClaim("events", out var events) && events.Value.Contains(Event, StringComparison.Ordinal)
            && time.GetUtcNow().UtcDateTime - token.IssuedAt < Oldest ? token : null;
    }

    static Task<TokenValidationResult> ValidateAsync(
        string text, OpenIdConnectOptions oidc, OpenIdConnectConfiguration known) =>
        new JsonWebTokenHandler().ValidateTokenAsync(text, new TokenValidationParameters
        {
            ValidIssuer = known.Issuer,
            ValidAudience = oidc.ClientId,
            IssuerSigningKeys = known.SigningKeys,
            RequireExpirationTime = false,
        });
}
