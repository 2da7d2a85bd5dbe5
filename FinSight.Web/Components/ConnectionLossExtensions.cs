using Microsoft.JSInterop;

namespace FinSight.Web.Components;

/// <summary>
/// Why a call into the browser may fail though nothing is wrong: the page is gone for good, its line is down, or the
/// answer was lost with the line. What a page must know in spite of it, it asks once it is back.
/// </summary>
static class ConnectionLossExtensions
{
    public static bool IsLostLine(this Exception problem) =>
        problem is JSDisconnectedException or OperationCanceledException or InvalidOperationException;
}
