using FinSight.Core.Categories;
using FinSight.Core.Dashboard;
using FinSight.Core.Expenses;
using FinSight.Web.Components;
using FinSight.Web.Components.Layout;
using FinSight.Web.Features.Ledgers;
using Microsoft.AspNetCore.Components;

namespace FinSight.Web.Features.Expenses;

/// <summary>
/// An expense in a live list. It is drawn again only where it shows something else than before: whoever adds one row
/// waits for one row, and not for fifty.
/// </summary>
public abstract class LiveRowBase : ComponentBase, IHandleEvent
{
    object? _drawn;

    [Inject]
    private protected EventErrorHandler Guard { get; set; } = null!;

    /// <summary>Handed over: for what cascades, each of many rows would keep a copy of all its parameters.</summary>
    [Parameter, EditorRequired]
    public required LedgerContext Ledger { get; set; }

    [Parameter, EditorRequired]
    public required ExpenseRow Row { get; set; }

    [Parameter, EditorRequired]
    public required CategoryChoice? Category { get; set; }

    /// <summary>What somebody has just done to it; shown in the place of its note.</summary>
    [Parameter]
    public string? News { get; set; }

    /// <summary>
    /// It is not in the list any more, and stands there only until nobody reads it: nothing can be done with it.
    /// </summary>
    [Parameter]
    public bool IsGone { get; set; }

    /// <summary>There are several people whose rows are to be told apart.</summary>
    [Parameter]
    public bool NamesPeople { get; set; }

    /// <summary>What a row of another kind shows besides.</summary>
    protected virtual object? Besides => null;

    // A version never has other values; names of people, tags and categories change without one.
    object Shows =>
        (Ledger, Row.Id, Row.Version, Row.By, string.Join(' ', Row.Tags), Category, News, IsGone, NamesPeople, Besides);

    protected override void OnInitialized() => _drawn = Shows;

    protected override bool ShouldRender()
    {
        var before = _drawn;
        _drawn = Shows;
        return !_drawn.Equals(before);
    }

    Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem handler, object? argument) =>
        Guard.RunAsync(handler, argument, StateHasChanged);
}
