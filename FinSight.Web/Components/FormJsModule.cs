using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace FinSight.Web.Components;

/// <summary>What a form asks of the browser: to keep its draft, and to take the focus where it is wanted.</summary>
sealed class FormJsModule(IJSRuntime js, ILogger<JsModule> log) : JsModule(js, log)
{
    public Task ClearDraftAsync(string key, Guid? id = null) => CallAsync<object?>("clear", key, id);

    /// <summary>Takes the focus on after a form was sent, unless the person has gone elsewhere meanwhile.</summary>
    public Task FocusAfterSubmitAsync(string selector) => CallAsync<object?>("focusAfterSubmit", selector);

    public Task FocusAsync(string selector) => CallAsync<object?>("focus", selector);

    /// <summary>Takes the focus to an element where what had it has left the page.</summary>
    public Task FocusIfLostAsync(string selector) => CallAsync<object?>("focusIfLost", selector);

    /// <summary>Goes on to another address of the same page, unless the person has left it meanwhile.</summary>
    /// <param name="replace">It takes the place of the address before in the browser's history.</param>
    public Task TurnToAsync(string address, bool replace = false) => CallAsync<object?>("turnTo", address, replace);

    /// <summary>Opens a dialog over the page; the focus goes to its safe choice.</summary>
    public Task OpenAsync(ElementReference dialog) => CallAsync<object?>("open", dialog);
}
