using FinSight.Core;
using FinSight.Core.Changes;
using FinSight.Core.Ledgers;

namespace FinSight.Web.Features.Undo;

/// <summary>What the page says at its foot, for a while, after a write: one thing at a time.</summary>
sealed class Toaster(UndoService undo, ActivityService activity, RuleTexts sentences)
{
    public event Action? Changed;

    public Toast? Current { get; private set; }

    /// <summary>Tells what the member has just written, and offers to take it back.</summary>
    public async Task OfferUndoAsync(Member member)
    {
        if (await undo.NextUndoAsync(member) is { } batchId && await activity.FindAsync(member, batchId) is { } entry)
            Show(new Toast(entry, Offer.Undo));
    }

    /// <summary>Does something; what is in the way of it is told at the foot, where nothing was typed that it could stand beside.</summary>
    /// <returns>Whether it was done.</returns>
    public async Task<bool> TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (RuleException problem)
        {
            Show(new Toast(null, Offer.Nothing, Text: sentences.Of(problem)));
            return false;
        }
    }

    public void Show(Toast? toast)
    {
        Current = toast;
        Changed?.Invoke();
    }
}

/// <param name="Entry">What was written; null where there is only a text.</param>
/// <param name="Met">An undo or redo that may have left rows alone.</param>
sealed record Toast(ActivityEntry? Entry, Offer Offer, UndoResult? Met = null, string? Text = null);

enum Offer
{
    Nothing,
    Undo,
    Redo,
}
