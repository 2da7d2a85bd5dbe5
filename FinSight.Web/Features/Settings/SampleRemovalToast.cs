using FinSight.Core.Changes;
using FinSight.Core.Ledgers;
using FinSight.Web.Components;
using FinSight.Web.Features.Activity;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Settings;

/// <summary>Tells that the sample expenses have left and which of them stay, with the way back.</summary>
sealed class SampleRemovalToast(
    UndoService undo, BatchUndoHandler steps, OwnWriteTracker own, ToastService toaster, IStringLocalizer<Texts> texts)
{
    const int MostNames = 3;

    /// <param name="back">Called when they are back.</param>
    public void Tell(Member member, UndoResult removed, Func<Task> back)
    {
        own.Remember(removed.Write);
        toaster.Show(member, new Toast(null, ToastOfferKind.Nothing, Met: removed, Text: Text(removed))
        {
            // What removed them is an undo itself, and its way back the redo.
            Act = removed.Changed == 0 ? null : new ToastAction(texts["Undo"], async () =>
            {
                await steps.TellAsync(
                    member, await undo.RedoAsync(member, removed.OriginId), ToastOfferKind.Undo);
                await back();
            }),
        });
    }

    string Text(UndoResult result)
    {
        var kept = result.LeftAlone;
        var removed = result.Changed == 0 && kept.Count > 0 ? "" : texts["Sample expenses removed."].Value;
        if (kept.Count == 0) return removed;
        var names = string.Join(", ", kept.Take(MostNames).Select(Bidi.Isolate));
        if (kept.Count > MostNames) names += "…";
        var stay = kept.Count == 1
            ? texts["1 that was changed stays: {0}", names]
            : texts["{0} that were changed stay: {1}", kept.Count, names];
        return $"{removed} {stay}".TrimStart();
    }
}
