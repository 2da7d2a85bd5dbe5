using FinSight.Core.Accounts;
using Microsoft.JSInterop;

namespace FinSight.Web.Components;

/// <summary>What the browser knows of its reader, and shows of their settings.</summary>
sealed class BrowserPreferencesJsModule(IJSRuntime js, ILogger<JsModule> log) : JsModule(js, log)
{
    /// <summary>
    /// The theme that was chosen in this browser and that the account doesn't know yet; null where there is none.
    /// </summary>
    public async Task<Theme?> UnsavedThemeAsync() =>
        Enum.TryParse<Theme>(await CallAsync<string?>("unsavedTheme"), ignoreCase: true, out var theme) ? theme : null;

    /// <summary>The account knows this theme now.</summary>
    public Task SavedThemeAsync(Theme theme) => CallAsync<object?>("savedTheme", Name(theme));

    public Task ApplyAsync(Person person) =>
        CallAsync<object?>("apply", Name(person.Theme), person.LetterKeys ? "on" : "off");

    public Task ReloadAsync() => CallAsync<object?>("reload");

    static string Name(Theme theme) => theme.ToString().ToLowerInvariant();
}
