using FinSight.Core.Changes;
using FinSight.Core.Ledgers;
using FinSight.Web.Components;
using FinSight.Web.Features.Ledgers;
using Microsoft.AspNetCore.Components;

namespace FinSight.Web.Features.Live;

/// <summary>A page that shows one view of a ledger and reads it again whenever the ledger moves.</summary>
public abstract class LivePageBase : ComponentBase, IHandleEvent, IDisposable
{
    RefreshThrottle? _refresh;
    IDisposable? _subscription;
    IDisposable? _more;
    LedgerContext? _seen;

    [CascadingParameter]
    public required LedgerContext Ledger { get; set; }

    /// <summary>As the address names it; the layout enters it.</summary>
    [Parameter]
    public Guid LedgerId { get; set; }

    [Inject]
    protected TimeProvider Time { get; set; } = null!;

    [Inject]
    private protected EventErrorHandler Guard { get; set; } = null!;

    [Inject]
    LedgerFeed Feed { get; set; } = null!;

    [Inject]
    private protected LedgerSequenceReader LedgerSequenceReader { get; set; } = null!;

    /// <summary>The last change that the view knows; null before it is read.</summary>
    protected abstract long? Sequence { get; }

    protected abstract Task ReadAsync();

    // The ledger has another first day or currency since, or the reader another name.
    protected override void OnParametersSet()
    {
        if (_seen is not null && _seen != Ledger) _refresh?.Request();
        _seen = Ledger;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        _refresh =
            new RefreshThrottle(() => ActAsync(RepaintAsync), Time, problem => _ = DispatchExceptionAsync(problem));
        _subscription = Feed.Subscribe(Ledger.Member, _ => _refresh.Request());
        _more = Listen(_refresh.Request);
        // A write may have come between the first read and the subscription.
        await Guard.TryAsync(async () =>
        {
            if (Sequence is not { } known || await LedgerSequenceReader.HasMovedAsync(Ledger.Member, known))
                _refresh.Request();
        });
    }

    Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem handler, object? argument) =>
        Guard.RunAsync(handler, argument, StateHasChanged);

    /// <summary>
    /// Does what a part that the page holds wants done, where and as the page's own events are handled.
    /// </summary>
    internal Task ActAsync(Func<Task> act) => InvokeAsync(() => Guard.TryAsync(act));

    internal void Redraw() => StateHasChanged();

    /// <summary>For a view that more than changes of the ledger moves.</summary>
    /// <param name="moved">Asks for the view to be read again, as soon as it is calm.</param>
    protected virtual IDisposable? Listen(Action moved) => null;

    /// <summary>The page is left.</summary>
    protected virtual void Leave() { }

    async Task RepaintAsync()
    {
        await ReadAsync();
        StateHasChanged();
    }

    public void Dispose()
    {
        Leave();
        _subscription?.Dispose();
        _more?.Dispose();
        _refresh?.Dispose();
        GC.SuppressFinalize(this);
    }
}
