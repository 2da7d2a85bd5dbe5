using FinSight.Core;
using FinSight.Core.Changes;
using FinSight.Core.Ledgers;

namespace FinSight.Web.Components;

/// <summary>What the page says at its foot, for a while, after a write: one thing at a time.</summary>
sealed class ToastService(OwnWriteTracker own, ActivityService activity, RuleTexts sentences)
{
    Guid? _here;

    public event Action? Changed;

    public Toast? Current { get; private set; }

    /// <summary>Another ledger is shown: what is offered belongs to the one before.</summary>
    public void Enter(Member member)
    {
        _here = member.LedgerId;
        Show(null);
    }

    /// <summary>Tells what was written here, and offers to take it back.</summary>
    /// <param name="written">By default the last thing that this page wrote.</param>
    public async Task OfferUndoAsync(Member member, WriteResult? written = null)
    {
        written ??= own.Last;
        if (written?.BatchId is { } batchId && (written.Told ?? await activity.FindAsync(member, batchId)) is { } entry)
            Show(member, new Toast(
                entry, member.MayCorrectOwn ? ToastOfferKind.Undo : ToastOfferKind.Nothing, batchId));
    }

    /// <summary>Tells of a ledger, unless another is shown by now.</summary>
    public void Show(Member member, Toast toast)
    {
        if (_here is null || _here == member.LedgerId) Show(toast);
    }

    /// <summary>Tells why nothing was done, where there is no place for it beside what was clicked.</summary>
    public void Refuse(RuleException refusal) =>
        Show(new Toast(null, ToastOfferKind.Nothing, Text: sentences.Of(refusal)));

    public void Show(Toast? toast)
    {
        Current = toast;
        Changed?.Invoke();
    }
}

/// <param name="Entry">What was written; null where there is only a text.</param>
/// <param name="BatchId">What the offer takes back or repeats.</param>
/// <param name="Met">An undo or redo that may have left rows alone.</param>
/// <param name="IsRedo">Whether that was a redo, where nothing is offered.</param>
sealed record Toast(
    ActivityEntry? Entry, ToastOfferKind Offer, Guid? BatchId = null, UndoResult? Met = null, string? Text = null,
    bool IsRedo = false)
{
    /// <summary>It tells of what was written elsewhere: the keys go past it, and no row moves for it.</summary>
    public bool IsOfOthers { get; init; }

    /// <summary>
    /// What it offers in place of undo and redo; of a write of one's own, the key of undo takes it, too.
    /// </summary>
    public ToastAction? Act { get; init; }

    /// <summary>Something was written here.</summary>
    public bool IsOfWrite => !IsOfOthers && (BatchId is not null || Met is not null);
}

/// <param name="Label">What its button says.</param>
sealed record ToastAction(string Label, Func<Task> RunAsync);

enum ToastOfferKind
{
    Nothing,
    Undo,
    Redo,
}
