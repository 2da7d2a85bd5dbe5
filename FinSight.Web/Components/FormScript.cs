using Microsoft.JSInterop;

namespace FinSight.Web.Components;

/// <summary>What a form asks of the browser: to keep its draft, and to take the focus where it is wanted.</summary>
sealed class FormScript(IJSRuntime js) : IAsyncDisposable
{
    IJSObjectReference? _module;

    /// <summary>The id under which the draft of a form was begun; null where there is none.</summary>
    public Task<string?> DraftIdAsync(string key) => CallAsync<string?>("draftId", key);

    public Task ClearDraftAsync(string key) => CallAsync<object?>("clear", key);

    /// <summary>Takes the focus on after a form was sent, unless the person has gone elsewhere meanwhile.</summary>
    public Task FocusAfterSubmitAsync(string selector) => CallAsync<object?>("focusAfterSubmit", selector);

    public Task FocusAsync(string selector) => CallAsync<object?>("focus", selector);

    /// <summary>Takes the focus to an element where what had it has left the page.</summary>
    public Task FocusIfLostAsync(string selector) => CallAsync<object?>("focusIfLost", selector);

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

    async Task<T?> CallAsync<T>(string function, string argument)
    {
        try
        {
            _module ??= await js.InvokeAsync<IJSObjectReference>("import", "./js/draft.js");
            return await _module.InvokeAsync<T>(function, argument);
        }
        catch (JSDisconnectedException)
        {
            // The page is gone; its draft stays with the browser.
            return default;
        }
    }
}
