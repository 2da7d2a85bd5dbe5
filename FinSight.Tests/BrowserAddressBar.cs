using Bunit;
using Microsoft.AspNetCore.Components;

namespace FinSight.Tests;

/// <summary>Goes where a page asks its browser to: at once, or as soon as a slow line has brought the word.</summary>
sealed class BrowserAddressBar(NavigationManager navigation)
    : JSRuntimeInvocationHandlerBase<object?>(call => call.Identifier == "turnTo", isCatchAllHandler: false)
{
    readonly Queue<Action> _underway = new();

    public bool IsSlow { get; set; }

    /// <summary>The next word arrives.</summary>
    public void Arrive() => _underway.Dequeue()();

    protected override Task<object?> HandleAsync(JSRuntimeInvocation invocation)
    {
        var gone = new TaskCompletionSource<object?>();
        _underway.Enqueue(() =>
        {
            navigation.NavigateTo((string)invocation.Arguments[0]!, replace: (bool)invocation.Arguments[1]!);
            gone.SetResult(null);
        });
        if (!IsSlow) Arrive();
        return gone.Task;
    }
}
