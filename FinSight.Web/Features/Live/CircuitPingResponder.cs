using Microsoft.JSInterop;

namespace FinSight.Web.Features.Live;

/// <summary>Answers a page that asks whether it is heard. What it sent before that has been heard too.</summary>
public static class CircuitPingResponder
{
    [JSInvokable("Pulse")]
    public static void Answer()
    {
    }
}
