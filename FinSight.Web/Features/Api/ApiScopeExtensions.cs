using FinSight.Core;
using FinSight.Core.Ledgers;
using FinSight.Core.Tokens;
using Microsoft.AspNetCore.Authorization;

namespace FinSight.Web.Features.Api;

/// <summary>What a token needs for an endpoint.</summary>
/// <param name="Scopes">One of these; none where any good token will do.</param>
sealed record NeededScopes(TokenScopeKinds Scopes)
{
    public bool Allow(TokenScopeKinds scopes) =>
        Scopes == TokenScopeKinds.None || (Scopes & scopes) != TokenScopeKinds.None;
}

static class ApiScopeExtensions
{
    static readonly object Key = new();

    static readonly AuthorizationPolicy AnyToken =
        new AuthorizationPolicyBuilder(TokenAuthentication.Name).RequireAuthenticatedUser().Build();

    /// <summary>Opens to programs whose token has one of these scopes, and to nobody else.</summary>
    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder endpoint, TokenScopeKinds scopes) =>
        endpoint.RequireAuthorization(AnyToken).WithMetadata(new NeededScopes(scopes));

    /// <summary>Opens to programs with any good token, and to nobody else.</summary>
    public static T OpensToTokens<T>(this T endpoint) where T : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(AnyToken);

    /// <exception cref="RuleException">The token has none of the scopes that the endpoint needs.</exception>
    public static ValueTask<object?> CheckAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var context = call.HttpContext;
        if (context.GetEndpoint()?.Metadata.GetMetadata<NeededScopes>() is { } needed
            && !needed.Allow(context.Bearer().Scopes))
            throw new RuleException(Rules.Tokens.ScopeTooNarrow);
        return next(call);
    }

    /// <summary>The key to a ledger, for what the endpoint needs and nothing else.</summary>
    /// <param name="need">Where the request itself tells what it needs.</param>
    /// <exception cref="NotFoundException">There is no such ledger for this token.</exception>
    public static async Task<Member> EnterAsync(this HttpContext context, Guid ledger, TokenScopeKinds? need = null)
    {
        var member = await context.RequestServices.GetRequiredService<LedgerAccessService>().EnterForAsync(
            context.Bearer(), ledger,
            need ?? context.GetEndpoint()!.Metadata.GetRequiredMetadata<NeededScopes>().Scopes, context.RequestAborted);
        context.Items[Key] = member;
        return member;
    }

    /// <summary>The ledger that the request has entered; null where it has not.</summary>
    public static Member? Entered(this HttpContext context) => context.Items[Key] as Member;
}
