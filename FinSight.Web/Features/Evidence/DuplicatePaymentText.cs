using FinSight.Core.Inbox;
using FinSight.Web.Components;
using FinSight.Web.Features.Ledgers;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Evidence;

/// <summary>What is said to somebody who types what a connection has just added.</summary>
static class DuplicatePaymentText
{
    /// <summary>Before it is added: only a word beside the line, since it may be another one.</summary>
    public static string Before(
        RecentlyCapturedExpense one, LedgerContext ledger, TimeProvider time, IStringLocalizer texts) =>
        texts["{0} Add yours only if it is another one.", Came(one, ledger, time, texts)];

    /// <summary>After it was added.</summary>
    public static string After(
        RecentlyCapturedExpense one, LedgerContext ledger, TimeProvider time, IStringLocalizer texts) =>
        texts["{0} Undo yours if it is the same.", Came(one, ledger, time, texts)];

    static string Came(RecentlyCapturedExpense one, LedgerContext ledger, TimeProvider time, IStringLocalizer texts)
    {
        var (title, amount, at) = (
            Bidi.Isolate(one.Title), ledger.AmountWithCode(one.Amount),
            MomentText.Of(one.At, ledger.Person, time, texts));
        return one.From is { } from
            ? texts["{0}, {1}, came from {2}: {3}.", title, amount, Bidi.Isolate(from), at]
            : texts["{0}, {1}, came by itself: {2}.", title, amount, at];
    }
}
