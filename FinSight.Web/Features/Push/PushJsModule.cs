using FinSight.Web.Components;
using Microsoft.JSInterop;

namespace FinSight.Web.Features.Push;

/// <summary>What the browser says of pushes. They are turned on in it by a press alone, in the same script.</summary>
sealed class PushJsModule(IJSRuntime js, ILogger<JsModule> log) : JsModule(js, log, Script)
{
    public const string Script = "./Features/Push/PushSetting.razor.js";

    /// <summary>Null where the page is gone.</summary>
    public Task<BrowserPushInfo?> StateAsync() => CallAsync<BrowserPushInfo>("pushState");

    public Task EndAsync() => CallAsync<object?>("endPush");
}

/// <param name="Can">Whether the browser does such things here.</param>
/// <param name="Denied">Whether its user forbade them.</param>
/// <param name="Endpoint">Where it is pushed to; null where it is not.</param>
sealed record BrowserPushInfo(bool Can, bool Denied, string? Endpoint);
