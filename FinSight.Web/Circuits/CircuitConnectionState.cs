using Microsoft.AspNetCore.Components.Server.Circuits;

namespace FinSight.Web.Circuits;

/// <summary>Whether somebody is at the other end of the circuit: one whose line is lost is kept for a while.</summary>
sealed class CircuitConnectionState : CircuitHandler
{
    /// <summary>Raised on the circuit's own thread or another.</summary>
    public event Action? Changed;

    public bool IsUp { get; private set; } = true;

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken) => TurnAsync(true);

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken) =>
        TurnAsync(false);

    Task TurnAsync(bool isUp)
    {
        if (IsUp == isUp) return Task.CompletedTask;
        IsUp = isUp;
        Changed?.Invoke();
        return Task.CompletedTask;
    }
}
