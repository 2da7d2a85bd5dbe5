using System.Security.Claims;
using System.Text.Encodings.Web;
using FinSight.Core;
using FinSight.Core.Tokens;
using FinSight.Web.Authentication;
using FinSight.Web.RateLimits;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace FinSight.Web.Features.Api;

/// <summary>
/// Lets in programs that show an API token (RFC 6750); what asks for a scope opens to nothing else, cookies included,
/// so no other site's page can use it.
/// </summary>
sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder,
    ApiTokenService tokens, TokenlessLimiter limits)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Name = "Token";
    public const string ScopeClaim = "scope";

    internal static readonly object Key = new();

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Context.ShownToken() is not { } token) return AuthenticateResult.NoResult();
        var bearer = await tokens.FindAsync(token, Context.Caller(), Context.RequestAborted);
        if (bearer is null) return AuthenticateResult.Fail("The token is not good.");
        Context.Items[Key] = bearer;
        var scopes = Enum.GetValues<TokenScopeKinds>()
            .Where(scope => scope != TokenScopeKinds.None && bearer.Scopes.HasFlag(scope));
        var identity = new ClaimsIdentity(
            [
                new(ClaimTypes.NameIdentifier, bearer.UserId.ToString()),
                .. scopes.Select(scope => new Claim(ScopeClaim, scope.Word()))
            ],
            Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        limits.Take(Context);
        Response.Headers.WWWAuthenticate = Request.Headers.Authorization.Count == 0
            ? "Bearer"
            : "Bearer error=\"invalid_token\"";
        return ApiProblems.WriteAsync(
            Context, StatusCodes.Status401Unauthorized,
            Request.Headers.Authorization.Count == 0 ? ApiRuleCodes.TokenMissing : ApiRuleCodes.TokenRefused);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer error=\"insufficient_scope\"";
        return ApiProblems.WriteAsync(Context, StatusCodes.Status403Forbidden, Rules.Tokens.ScopeTooNarrow);
    }
}

static class TokenAuthenticationExtensions
{
    const string Scheme = "Bearer ";

    /// <summary>Good or not; null where none is shown.</summary>
    public static string? ShownToken(this HttpContext context) =>
        context.Request.Headers.Authorization.ToString() is { } header
            && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[Scheme.Length..].Trim() : null;

    /// <summary>The program that asks, where an endpoint requires a scope.</summary>
    public static TokenBearer Bearer(this HttpContext context) => (TokenBearer)context.Items[TokenAuthentication.Key]!;

    /// <summary>Opens to programs whose token has this scope, and to nobody else.</summary>
    public static T RequireScope<T>(this T endpoint, TokenScopeKinds scope) where T : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(policy => policy.AddAuthenticationSchemes(TokenAuthentication.Name)
            .RequireClaim(TokenAuthentication.ScopeClaim, scope.Word()));

    /// <summary>As it is written in answers and claims, such as <c>read</c>.</summary>
    public static string Word(this TokenScopeKinds scope) => scope.ToString().ToLowerInvariant();
}
