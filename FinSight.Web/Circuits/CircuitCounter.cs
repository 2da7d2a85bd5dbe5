using FinSight.Web.Authentication;
using FinSight.Web.RateLimits;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace FinSight.Web.Circuits;

/// <summary>Counts one circuit of its user from its start to its end, also while its line is lost.</summary>
sealed class CircuitCounter(AuthenticationStateProvider session, CircuitLimiter limits) : CircuitHandler
{
    Guid? _userId;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _userId = (await session.GetAuthenticationStateAsync()).User.UserId() ?? Guid.Empty;
        limits.Opened(_userId.Value);
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (_userId is { } userId) limits.Closed(userId);
        _userId = null;
        return Task.CompletedTask;
    }
}
