using FinSight.Core;
using Microsoft.AspNetCore.Components;

namespace FinSight.Web.Components;

/// <summary>
/// Where every event of an interactive component passes. A broken rule, a row that somebody changed or removed, a full
/// disk or a lost database is told beside what was clicked, or at the foot of the page, and the page lives on. What
/// nobody foresaw goes on to the <see cref="PartBoundary"/> around that part of the page.
/// </summary>
sealed class EventErrorHandler(ToastService toaster, ILogger<EventErrorHandler> log)
{
    /// <summary>Does with an event what <see cref="ComponentBase"/> would do.</summary>
    /// <param name="redraw">The component's StateHasChanged.</param>
    /// <param name="tell">
    /// Shows beside what was clicked why nothing was done; null where there is no place for it.
    /// </param>
    public async Task RunAsync(
        EventCallbackWorkItem handler, object? argument, Action redraw, Action<RuleException>? tell = null)
    {
        await TryAsync(() =>
        {
            var running = handler.InvokeAsync(argument);
            if (!running.IsCompleted) redraw();
            return running;
        }, tell);
        redraw();
    }

    /// <summary>
    /// For what is done otherwise than by an event, or is told elsewhere than the rest of the component.
    /// </summary>
    /// <returns>Whether it was done.</returns>
    public async Task<bool> TryAsync(Func<Task> act, Action<RuleException>? tell = null)
    {
        try
        {
            await act();
            return true;
        }
        catch (OperationCanceledException)
        {
            // Nobody waits for it any more.
            return false;
        }
        catch (Exception problem) when (ExceptionToRuleMapper.Of(problem) is { } refusal)
        {
            if (refusal.Rule == Rules.Data.DatabaseLost) log.LogError(problem, "The database can't be reached");
            (tell ?? toaster.Refuse)(refusal);
            return false;
        }
    }
}
