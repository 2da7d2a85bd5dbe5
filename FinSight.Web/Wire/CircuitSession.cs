using System.Security.Claims;
using FinSight.Core.Accounts;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace FinSight.Web.Wire;

/// <summary>Ends the session of a page that stays open after its user's security stamp has changed.</summary>
sealed class CircuitSession(
    ILoggerFactory loggers, IServiceScopeFactory scopes, IOptions<SecurityStampValidatorOptions> stamps)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    // Zero means "at every request" to the cookie; here it would be a loop without a pause.
    protected override TimeSpan RevalidationInterval =>
        stamps.Value.ValidationInterval > Shortest ? stamps.Value.ValidationInterval : Shortest;

    protected override async Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var sessions = scope.ServiceProvider.GetRequiredService<SignInManager<User>>();
        return await sessions.ValidateSecurityStampAsync(authenticationState.User) is not null;
    }
}
