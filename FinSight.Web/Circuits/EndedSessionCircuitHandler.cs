using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace FinSight.Web.Circuits;

/// <summary>What a browser sends into a circuit whose session has ended goes nowhere.</summary>
sealed class EndedSessionCircuitHandler(AuthenticationStateProvider session) : CircuitHandler
{
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(
        Func<CircuitInboundActivityContext, Task> next) =>
        context => session is CircuitSession { HasEnded: true } ? Task.CompletedTask : next(context);
}
