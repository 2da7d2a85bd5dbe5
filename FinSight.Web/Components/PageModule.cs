using Microsoft.JSInterop;

namespace FinSight.Web.Components;

/// <summary>A script module of the page, loaded when it is first called. A page that has gone is no error.</summary>
abstract class PageModule(IJSRuntime js, string path) : IAsyncDisposable
{
    IJSObjectReference? _module;

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null) await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and its module with it.
        }
    }

    protected async Task<T?> CallAsync<T>(string function, params object?[] arguments)
    {
        try
        {
            _module ??= await js.InvokeAsync<IJSObjectReference>("import", path);
            return await _module.InvokeAsync<T>(function, arguments);
        }
        catch (JSDisconnectedException)
        {
            // The page is gone; what it keeps stays with the browser.
            return default;
        }
    }
}
