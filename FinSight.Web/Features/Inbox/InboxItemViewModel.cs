using FinSight.Core.Capture;
using FinSight.Core.Inbox;
using FinSight.Core.QuickEntry;
using FinSight.Web.Components;
using FinSight.Web.Features.Expenses;
using FinSight.Web.Features.Ledgers;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Inbox;

/// <summary>What is known of a message that waits, and what can be done with it.</summary>
public sealed record InboxItemViewModel(InboxEntryView Entry, LedgerContext Ledger, IStringLocalizer<Texts> T)
{
    public bool IsRepeat => Entry.Outcome == InboxOutcome.Repeat;

    public string Heading => string.Join(", ", new[]
    {
        Bidi.Isolate(Entry.Title ?? Entry.Merchant ?? T["A payment"]), InboxText.Amount(Entry, Ledger),
    }.OfType<string>());

    /// <summary>The amount, where it is sure and in the ledger's currency.</summary>
    public Money? Sure =>
        Entry is { Minor: { } minor, Currency: var code } && code == Ledger.Member.Currency.Code
            ? new Money(minor, Ledger.Member.Currency)
            : null;

    // Whether it is a payment can be shown as well as where its amount stands; what another currency is worth can't.
    public bool MayTeach => !IsRepeat && Entry.Text is { Length: > 0 }
        && (Entry.Currency is null || Entry.Currency == Ledger.Member.Currency.Code)
        && (Sure is null || Entry.Reason == EventReasonCodes.KindUnclear);

    // Its amount is what comes back, whichever sign it has.
    public bool MayBeRefund => Sure is not null && (Entry.Kind == EventKind.Refund
        || Entry.Reason is EventReasonCodes.RefundOrIncome or EventReasonCodes.RefundPending
            or EventReasonCodes.Sign or EventReasonCodes.KindUnclear);

    /// <summary>The expense that it would be, to be typed on.</summary>
    public ExpenseFormModel Begin(DateOnly today)
    {
        var entry = new ExpenseFormModel
        {
            Title = Entry.Title ?? Entry.Merchant,
            Amount = Sure is { } amount ? MoneyText.Editable(amount, Ledger.Culture) : null,
            CategoryId = Entry.CategoryId?.ToString(),
            CategoryFrom = Entry.CategoryId is null ? PartOrigin.Unknown : PartOrigin.Guessed,
            Note = Entry.Note,
            Tags = Entry.Tags.Count == 0 ? null : string.Join(", ", Entry.Tags),
        };
        entry.ChooseDate(ExpenseFormValueMapper.Iso(Entry.Date ?? today));
        return entry;
    }
}
