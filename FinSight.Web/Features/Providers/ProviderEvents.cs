using System.Security.Claims;
using FinSight.Core.Links;
using FinSight.Core.Security;
using FinSight.Web.Authentication;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace FinSight.Web.Features.Providers;

/// <summary>What FinSight asks of the handler beside the usual.</summary>
sealed class ProviderEvents(PublicAddress address, SecurityLog log) : OpenIdConnectEvents
{
    public override Task RedirectToIdentityProvider(RedirectContext context)
    {
        var message = context.ProtocolMessage;
        if (address.Url is not null)
            message.RedirectUri = address.LinkTo(ProviderAuthenticationExtensions.CallbackPath);
        // Whoever sits there now shows it to the provider once more, whatever it remembers.
        if (context.Properties.Items.TryGetValue(ProviderVisit.ActKey, out var act)
            && act?.StartsWith(ProviderVisit.Proving, StringComparison.Ordinal) is true)
            (message.Prompt, message.MaxAge) = ("login", "0");
        return Task.CompletedTask;
    }

    public override Task RedirectToIdentityProviderForSignOut(RedirectContext context)
    {
        if (address.Url is not null)
            context.ProtocolMessage.PostLogoutRedirectUri =
                address.LinkTo(ProviderAuthenticationExtensions.SignedOutPath);
        context.ProtocolMessage.ClientId = context.Options.ClientId;
        return Task.CompletedTask;
    }

    /// <summary>An answer of another provider is none of this one's (RFC 9207).</summary>
    public override async Task MessageReceived(MessageReceivedContext context)
    {
        if (context.ProtocolMessage.Code is null || context.Options.ConfigurationManager is not { } manager) return;
        var known = await manager.GetConfigurationAsync(context.HttpContext.RequestAborted);
        var issuer = context.ProtocolMessage.GetParameter("iss");
        if (issuer is null ? known.AuthorizationResponseIssParameterSupported : issuer != known.Issuer)
            context.Fail("The answer is another issuer's.");
    }

    public override Task TokenValidated(TokenValidatedContext context)
    {
        var claims = context.Principal!;
        if (claims.FindFirstValue("sub") is not { Length: > 0 } subject)
        {
            context.Fail("The token names nobody.");
            return Task.CompletedTask;
        }
        var kept = new ClaimsIdentity(ProviderAuthenticationExtensions.VisitScheme);
        kept.AddClaim(new(ProviderVisit.IssuerClaim, context.SecurityToken.Issuer));
        kept.AddClaim(new("sub", subject));
        foreach (var name in (string[])["preferred_username", "email", "name", "sid", "auth_time"])
            if (claims.FindFirstValue(name) is { Length: > 0 and <= 400 } value) kept.AddClaim(new(name, value));
        context.Principal = new(kept);
        if (context.TokenEndpointResponse?.IdToken is { } token)
            context.Properties!.StoreTokens([new() { Name = OpenIdConnectParameterNames.IdToken, Value = token }]);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Denied, forged, replayed or too late: the page that began it says so, and nothing was changed.
    /// </summary>
    public override async Task RemoteFailure(RemoteFailureContext context)
    {
        context.HandleResponse();
        await log.WriteSparselyAsync(
            SecurityEventKind.SignInFailed, context.HttpContext.SignedIn()?.UserId, context.HttpContext.Caller());
        context.Response.Redirect(ProviderVisit.Refused(context.Properties));
    }
}
