using Microsoft.JSInterop;

namespace FinSight.Web.Components;

/// <summary>What the page behind calls of its own script. A page that has gone is no error.</summary>
/// <param name="path">Of the script: that of all pages, if nothing else is said.</param>
abstract class JsModule(IJSRuntime js, ILogger<JsModule> log, string path = JsModule.Path) : IAsyncDisposable
{
    /// <summary>All of Scripts/, in one file.</summary>
    public const string Path = "./lib/app.js";

    IJSObjectReference? _module;

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null) await _module.DisposeAsync();
        }
        catch (Exception problem) when (problem.IsLostLine())
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
        catch (Exception problem) when (problem.IsLostLine())
        {
            // What the page keeps stays with the browser.
            return default;
        }
        catch (JSException failure)
        {
            // A page without this step still works; the next one tries again.
            log.LogWarning(failure, "The script of the page could not do {Function}.", function);
            return default;
        }
    }
}
