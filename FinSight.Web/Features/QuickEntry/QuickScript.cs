using FinSight.Web.Components;
using Microsoft.JSInterop;

namespace FinSight.Web.Features.QuickEntry;

/// <summary>
/// The browser's side of the quick line. It empties the line at Enter, before the server has answered, and keeps what
/// was sent until it hears of it.
/// </summary>
sealed class QuickScript(IJSRuntime js) : PageModule(js)
{
    /// <summary>The page lives: entries whose answer was lost come back into the line, one at a time.</summary>
    public Task ResumeAsync() => CallAsync<object?>("resume");

    /// <summary>The entry is on disk.</summary>
    public Task SettleAsync(Guid id, string text) => CallAsync<object?>("settle", id, text);

    /// <summary>The entry was refused: its text goes back into the line, where that is still empty.</summary>
    public Task RefuseAsync(Guid id, string text) => CallAsync<object?>("refuse", id, text);
}
