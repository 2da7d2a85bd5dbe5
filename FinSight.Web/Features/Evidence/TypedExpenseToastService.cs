using System.Globalization;
using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Core.Inbox;
using FinSight.Web.Components;
using FinSight.Web.Features.Ledgers;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Evidence;

/// <summary>
/// Tells what was typed and added, with the way back, with what has come by itself and may be the same, and with its
/// day where the page shows others.
/// </summary>
sealed class TypedExpenseToastService(
    InboxService inbox, ToastService toaster, IStringLocalizer<Texts> texts, TimeProvider time)
{
    /// <param name="shows">Whether the page has the expenses of a day in sight.</param>
    public async Task TellAsync(LedgerContext ledger, WriteResult<ExpenseRow> added, Func<DateOnly, bool>? shows = null)
    {
        if (added.BatchId is { } batch
            && (await KnownAsync(ledger, added.Row) ?? Elsewhere(ledger, added.Row, shows)) is { } text)
            toaster.Show(ledger.Member, new Toast(
                null, ledger.Member.MayCorrectOwn ? ToastOfferKind.Undo : ToastOfferKind.Nothing, batch, Text: text));
        else await toaster.OfferUndoAsync(ledger.Member, added);
    }

    string? Elsewhere(LedgerContext ledger, ExpenseRow row, Func<DateOnly, bool>? shows)
    {
        if (shows?.Invoke(row.Date) != false) return null;
        var today = ledger.Person.Today(time);
        var day = DayFormatter.Near(row.Date, today, texts)?.ToLower(CultureInfo.CurrentUICulture)
            ?? DayFormatter.Short(row.Date, today);
        return texts["Added {0}, {1}, {2}", Bidi.Isolate(row.Title), ledger.AmountWithCode(row.Amount), day];
    }

    /// <summary>What has come by itself and may be the same; null where nothing has.</summary>
    public async Task<string?> KnownAsync(LedgerContext ledger, ExpenseRow row, CancellationToken cancel = default) =>
        RecentlyCapturedExpense.Like(await inbox.JustAddedAsync(ledger.Member, cancel), row.Amount, row.Date) is { } one
            ? $"{texts["Added {0}, {1}.", Bidi.Isolate(row.Title), ledger.AmountWithCode(row.Amount)]} "
                + $"{DuplicatePaymentText.After(one, ledger, time, texts)}"
            : null;
}
