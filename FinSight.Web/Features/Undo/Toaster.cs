using FinSight.Core.Changes;
using FinSight.Core.Ledgers;

namespace FinSight.Web.Features.Undo;

/// <summary>What the page says at its foot, for a while, after a write: one thing at a time.</summary>
sealed class Toaster(UndoService undo, ActivityService activity)
{
    public event Action? Changed;

    public Toast? Current { get; private set; }

    /// <summary>Tells what the member has just written, and offers to take it back.</summary>
    public async Task OfferUndoAsync(Member member)
    {
        if (await undo.NextUndoAsync(member) is { } batchId && await activity.FindAsync(member, batchId) is { } entry)
            Show(new Toast(entry, Offer.Undo));
    }

    public void Show(Toast? toast)
    {
        Current = toast;
        Changed?.Invoke();
    }
}

/// <param name="Entry">What was written; null where there is only a text.</param>
/// <param name="LeftAlone">The names of rows that an undo or redo found changed since.</param>
sealed record Toast(ActivityEntry? Entry, Offer Offer, IReadOnlyList<string>? LeftAlone = null, string? Text = null);

enum Offer
{
    Nothing,
    Undo,
    Redo,
}
