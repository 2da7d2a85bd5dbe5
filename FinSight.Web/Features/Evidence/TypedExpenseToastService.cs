using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Core.Inbox;
using FinSight.Web.Components;
using FinSight.Web.Features.Ledgers;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Evidence;

/// <summary>
/// Tells what was typed and added, with the way back, and with what has come by itself and may be the same.
/// </summary>
sealed class TypedExpenseToastService(
    InboxService inbox, ToastService toaster, IStringLocalizer<Texts> texts, TimeProvider time)
{
    public async Task TellAsync(LedgerContext ledger, WriteResult<ExpenseRow> added)
    {
        if (added.BatchId is { } batch && await KnownAsync(ledger, added.Row) is { } known)
            toaster.Show(ledger.Member, new Toast(
                null, ledger.Member.MayCorrectOwn ? ToastOfferKind.Undo : ToastOfferKind.Nothing, batch, Text: known));
        else await toaster.OfferUndoAsync(ledger.Member, added);
    }

    /// <summary>What has come by itself and may be the same; null where nothing has.</summary>
    public async Task<string?> KnownAsync(LedgerContext ledger, ExpenseRow row, CancellationToken cancel = default) =>
        RecentlyCapturedExpense.Like(await inbox.JustAddedAsync(ledger.Member, cancel), row.Amount, row.Date) is { } one
            ? $"{texts["Added {0}, {1}.", Bidi.Isolate(row.Title), ledger.AmountWithCode(row.Amount)]} "
                + $"{DuplicatePaymentText.After(one, ledger, time, texts)}"
            : null;
}
