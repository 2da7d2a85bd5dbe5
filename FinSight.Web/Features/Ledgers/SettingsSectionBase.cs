using FinSight.Core;
using FinSight.Web.Components;
using Microsoft.AspNetCore.Components;

namespace FinSight.Web.Features.Ledgers;

/// <summary>Settings that are saved one by one, each as soon as it is chosen.</summary>
public abstract class SettingsSectionBase : ComponentBase, IHandleEvent
{
    RuleException? _problem;

    [CascadingParameter]
    public required LedgerContext Ledger { get; set; }

    /// <summary>Raised when something was saved.</summary>
    [Parameter]
    public EventCallback OnSaved { get; set; }

    [Inject]
    private protected EventErrorHandler Guard { get; set; } = null!;

    /// <summary>Saving goes on, or there is no circuit yet to do it.</summary>
    protected bool Busy { get; private set; }

    protected bool Disabled => Busy || !RendererInfo.IsInteractive;

    /// <summary>What is wrong stays beside its field, with what was typed, until something is saved.</summary>
    protected RuleException? Problem(string field) => _problem?.Field == field ? _problem : null;

    /// <returns>False where a save goes on already.</returns>
    protected async Task<bool> SaveAsync(Func<Task> save)
    {
        if (Busy) return false;
        (Busy, _problem) = (true, null);
        try
        {
            await save();
        }
        finally
        {
            Busy = false;
        }
        await OnSaved.InvokeAsync();
        return true;
    }

    Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem handler, object? argument) =>
        Guard.RunAsync(handler, argument, StateHasChanged, problem => _problem = problem);
}
