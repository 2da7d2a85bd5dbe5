using FinSight.Core.Expenses;
using FinSight.Web.Components;
using FinSight.Web.Features.Ledgers;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Expenses;

/// <summary>
/// Adds an expense once more, today, in one click; what is in the way it throws. No component: fifty on a page would
/// each take 4 KiB.
/// </summary>
sealed class ExpenseRepeater(
    ExpenseService expenses, OwnWriteTracker own, ToastService toaster, TimeProvider time,
    IStringLocalizer<Texts> texts)
{
    bool _busy;

    public async Task RepeatAsync(LedgerContext ledger, ExpenseRow row)
    {
        if (_busy) return;
        _busy = true;
        try
        {
            var again = await DeletedRowExceptionHandler.ToldAsAsync(
                PageRuleCodes.Deleted,
                () => own.RunAsync(() => expenses.RepeatAsync(ledger.Member, row.Id, ledger.Person.Today(time))));
            toaster.Show(ledger.Member, new Toast(
                null, ledger.MayCorrectOwn ? ToastOfferKind.Undo : ToastOfferKind.Nothing, again.BatchId,
                Text: texts["Added again: {0}", again.Row.Title]));
        }
        finally
        {
            _busy = false;
        }
    }
}
