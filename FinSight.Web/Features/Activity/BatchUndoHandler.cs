using FinSight.Core.Changes;
using FinSight.Core.Ledgers;
using FinSight.Web.Components;

namespace FinSight.Web.Features.Activity;

/// <summary>Takes batches back and repeats them, and says at the foot of the page what came of it.</summary>
sealed class BatchUndoHandler(UndoService undo, ActivityService activity, OwnWriteTracker own, ToastService toaster)
{
    public async Task UndoAsync(Member member, ActivityEntry entry) =>
        await TellAsync(member, await undo.UndoAsync(member, entry.BatchId), ToastOfferKind.Redo);

    public async Task RedoAsync(Member member, ActivityEntry entry) =>
        await TellAsync(member, await undo.RedoAsync(member, entry.BatchId), ToastOfferKind.Undo);

    /// <param name="offer">What takes the step back itself.</param>
    public async Task TellAsync(Member member, UndoResult result, ToastOfferKind offer)
    {
        own.Remember(result.Write);
        toaster.Show(member, result.Changed > 0
            ? new Toast(await activity.FindAsync(member, result.OriginId), offer, result.OriginId, result)
            : new Toast(null, ToastOfferKind.Nothing, Met: result, IsRedo: offer == ToastOfferKind.Undo));
    }
}
