using FinSight.Core;
using FinSight.Core.Capture;
using FinSight.Core.Categories;
using FinSight.Core.Expenses;
using FinSight.Core.Inbox;
using FinSight.Web.Components;
using FinSight.Web.Features.Expenses;
using FinSight.Web.Features.Ledgers;
using Microsoft.AspNetCore.Components;

namespace FinSight.Web.Features.Inbox;

public sealed partial class InboxItem
{
    bool _busy;
    bool _isOpen;
    bool _isTeaching;
    bool _asksPurchase;
    bool _focus;
    RuleException? _refusal;
    ExpenseFormModel _entry = new();
    IReadOnlyList<InboxExpenseCandidate>? _candidates;

    [CascadingParameter]
    public required LedgerContext Ledger { get; set; }

    [Parameter, EditorRequired]
    public required InboxEntryView Entry { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<CategoryChoice> Choices { get; set; }

    /// <summary>Somebody dealt with it while it was open.</summary>
    [Parameter]
    public bool IsGone { get; set; }

    /// <summary>Raised when what it would be is opened to be typed on (true), or closed.</summary>
    [Parameter]
    public EventCallback<bool> OnOpen { get; set; }

    /// <summary>Raised when it was dealt with.</summary>
    [Parameter]
    public EventCallback OnSettled { get; set; }

    bool Disabled => _busy || !RendererInfo.IsInteractive;

    DateOnly Today => Ledger.Person.Today(Time);

    string Prefix => $"inbox-{Entry.Id:N}";

    InboxItemViewModel Facts => new(Entry, Ledger, T);

    IEnumerable<string> Meta
    {
        get
        {
            yield return Entry.From is { } from ? Bidi.Isolate(from) : T["pasted"];
            yield return RelativeTimeFormatter.Of(Entry.ReceivedAt, Ledger.Person, Time, T);
            if (Entry.LastFour is { } four) yield return $"•• {four}";
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_focus) return;
        _focus = false;
        await Script.FocusAfterSubmitAsync(
            _entry.Problems.Count > 0 ? $"#{Prefix}-amount[aria-invalid]"
            : _entry.Amount is null ? $"#{Prefix}-amount"
            : $"#{Prefix}-title");
    }

    Task OpenAsync()
    {
        (_entry, _isOpen, _focus) = (Facts.Begin(Today), true, true);
        return OnOpen.InvokeAsync(true);
    }

    Task CloseAsync()
    {
        _isOpen = false;
        return OnOpen.InvokeAsync(false);
    }

    async Task AddAsync()
    {
        if (_busy) return;
        if (!_isOpen && Facts.Sure is not null && Entry.Title is not null)
        {
            await RunAsync(() => SaveAsync(InboxAcceptInput.AsRead), null);
            return;
        }
        var isNew = !_isOpen;
        if (isNew) await OpenAsync();
        if (_entry.Read(Ledger) is { } fields)
            await RunAsync(
                () => SaveAsync(
                    new(fields.Title, fields.Amount, fields.CategoryId, fields.Date, fields.Note ?? "", fields.Tags)),
                _entry.Fail);
        else if (isNew) await OpenAsync(); // What nobody was asked for yet is not wrong.
        else _focus = true;
    }

    async Task SaveAsync(InboxAcceptInput fields)
    {
        await Own.RunAsync(() => Inbox.AcceptAsync(Ledger.Member, Entry.Id, fields));
        await Toaster.OfferUndoAsync(Ledger.Member);
    }

    void Teach() => _isTeaching = true;

    Task TeachAsync((EventSpan Amount, EventSpan? Merchant) shown)
    {
        _refusal = null;
        return RunAsync(async () =>
        {
            var taught = await Teaching.TeachAsync(Ledger.Member, Entry.Id, shown.Amount, shown.Merchant);
            _isTeaching = false;
            Toaster.Show(
                Ledger.Member,
                new Toast(
                    null,
                    ToastOfferKind.Nothing,
                    Text: taught.Added == 1
                        ? T["Learned. 1 message was read by it."]
                        : T["Learned. {0} messages were read by it.", taught.Added]));
        }, problem => _refusal = problem);
    }

    Task DismissAsync() => RunAsync(() => Inbox.DismissAsync(Ledger.Member, Entry.Id), null);

    Task AttachLikelyAsync() => Entry.Likely is { } likely ? AttachAsync(likely.Id) : Task.CompletedTask;

    Task AttachAsync(Guid expense) => RunAsync(() => Inbox.AttachAsync(Ledger.Member, Entry.Id, expense), null);

    Task RefundAsync(Guid purchase) => RunAsync(async () =>
    {
        await Own.RunAsync(() => Inbox.RefundAsync(Ledger.Member, Entry.Id, purchase));
        await Toaster.OfferUndoAsync(Ledger.Member);
    }, null);

    Task ChosenAsync(Guid expense) => _asksPurchase ? RefundAsync(expense) : AttachAsync(expense);

    async Task ChooseAsync() =>
        (_candidates, _asksPurchase) = (await Inbox.CandidatesAsync(Ledger.Member, Entry.Id), false);

    async Task AskPurchaseAsync() =>
        (_candidates, _asksPurchase) = (await Inbox.PurchasesAsync(Ledger.Member, Entry.Id), true);

    async Task RunAsync(Func<Task> act, Action<RuleException>? tell)
    {
        if (_busy) return;
        _busy = true;
        try
        {
            if (await Guard.TryAsync(act, tell)) await OnSettled.InvokeAsync();
            else _focus = _isOpen;
        }
        finally
        {
            _busy = false;
        }
    }

    Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem handler, object? argument) =>
        Guard.RunAsync(handler, argument, StateHasChanged);
}
