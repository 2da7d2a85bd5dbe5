using FinSight.Core;
using Microsoft.JSInterop;

namespace FinSight.Web.Components;

/// <summary>
/// The browser's side of the quick line. It empties the line at Enter, before the server has answered, and keeps what
/// was sent until it hears of it.
/// </summary>
sealed class QuickEntryJsModule(IJSRuntime js, ILogger<JsModule> log, RuleTexts sentences) : JsModule(js, log)
{
    /// <summary>The page lives, and goes on with what was typed before.</summary>
    public Task ResumeAsync() => CallAsync<object?>("resume");

    /// <summary>The entry is on disk.</summary>
    public Task SettleAsync(Guid id) => CallAsync<object?>("settle", id);

    /// <summary>The entry was refused: it goes back to where it was typed, if there is still room.</summary>
    public Task RefuseAsync(Guid id, RuleException? why) =>
        CallAsync<object?>("refuse", id, why is null ? "" : sentences.Of(why));

    /// <summary>
    /// The text has two readings: the focus goes to the question, unless something else is being typed.
    /// </summary>
    public Task AskAsync(string text) => CallAsync<object?>("ask", text);

    /// <summary>
    /// The fields are opened: takes what is typed out of the line, and answers with the id that it has.
    /// </summary>
    /// <returns>Null where they were closed, or something else is typed by now.</returns>
    public Task<string?> CarryAsync(string text) => CallAsync<string?>("carry", text);

    /// <summary>The fields have been filled with what was typed in the line.</summary>
    public Task KeepCarriedAsync(Guid id) => CallAsync<object?>("keepCarried", id);

    /// <summary>The fields are closed: gives the text back to the line.</summary>
    /// <returns>False where they were opened, or the line is in use.</returns>
    public Task<bool> CarryBackAsync(Guid id, string text) => CallAsync<bool>("carryBack", id, text);
}
