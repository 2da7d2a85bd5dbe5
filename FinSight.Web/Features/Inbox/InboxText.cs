using FinSight.Core;
using FinSight.Core.Capture;
using FinSight.Core.Inbox;
using FinSight.Web.Components;
using FinSight.Web.Features.Ledgers;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Inbox;

/// <summary>What came of messages and why, as people say it.</summary>
static class InboxText
{
    static readonly Dictionary<string, string> Reasons = new()
    {
        [EventReasonCodes.AmountMissing] = Texts.Key("No amount"),
        [EventReasonCodes.AmountUnclear] = Texts.Key("The amount is not clear"),
        [EventReasonCodes.ZeroHold] = Texts.Key("The amount is 0: the real one may follow"),
        [EventReasonCodes.Foreign] = Texts.Key("In another currency"),
        [EventReasonCodes.TwoAmounts] = Texts.Key("More than one amount"),
        [EventReasonCodes.KindUnclear] = Texts.Key("It may not be a payment"),
        [EventReasonCodes.Sign] = Texts.Key("Spent or received?"),
        [EventReasonCodes.RefundOrIncome] = Texts.Key("A refund, or money received?"),
        [EventReasonCodes.RefundPending] = Texts.Key("A refund that is yet to come"),
        [EventReasonCodes.DateUnclear] = Texts.Key("The date is not clear"),
        [EventReasonCodes.MerchantMissing] = Texts.Key("No shop is named"),
        [EventReasonCodes.TooLong] = Texts.Key("A very long text"),
        [EventReasonCodes.OneTimeCode] = Texts.Key("A one-time code"),
        [EventReasonCodes.Upcoming] = Texts.Key("Will be debited later"),
        [EventReasonCodes.Declined] = Texts.Key("Declined"),
        [EventReasonCodes.Balance] = Texts.Key("Only a balance"),
        [EventReasonCodes.Request] = Texts.Key("Somebody asks for money"),
        [EventReasonCodes.Incoming] = Texts.Key("Money received"),
        [EventReasonCodes.BillPayment] = Texts.Key("A card's bill was paid"),
        [EventReasonCodes.Advert] = Texts.Key("An advertisement"),
        [EventReasonCodes.NoMoney] = Texts.Key("It is not about money"),
        [InboxReasonCodes.SameReference] = Texts.Key("The same reference came before"),
        [InboxReasonCodes.SameText] = Texts.Key("The same message came before"),
        [InboxReasonCodes.SamePayment] = Texts.Key("The same payment a moment ago"),
        [InboxReasonCodes.OtherConnection] = Texts.Key("Another connection told of it"),
        [InboxReasonCodes.DeletedByYou] = Texts.Key("You have deleted its expense"),
        [InboxReasonCodes.AmountDiffers] = Texts.Key("The same reference with another amount"),
        [InboxReasonCodes.DateUnsure] = Texts.Key("The date is far from today"),
        [InboxReasonCodes.CategoryMissing] = Texts.Key("No category fits"),
        [InboxReasonCodes.NotAllowed] = Texts.Key("Your role, or the ledger, does not allow it"),
        [InboxReasonCodes.NotAPayment] = Texts.Key("You said that it is no payment"),
        [InboxReasonCodes.ByHand] = Texts.Key("By you"),
        [InboxReasonCodes.TooOld] = Texts.Key("It waited for too long"),
        [InboxReasonCodes.Typed] = Texts.Key("You had typed it already"),
        [InboxReasonCodes.MaybeTyped] = Texts.Key("You may have typed it already"),
        [InboxReasonCodes.MaybeAgain] = Texts.Key("The same again, perhaps a second payment"),
        [InboxReasonCodes.MaybeOthers] = Texts.Key("Perhaps the one that somebody else has just paid"),
        [InboxReasonCodes.RuleBroken] = Texts.Key("A field can't be as it was sent"),
    };

    public static string Reason(string? reason, IStringLocalizer texts) =>
        reason is not null && Reasons.TryGetValue(reason, out var key) ? texts[key] : texts["It could not be read"];

    /// <summary>What came of a message, in a sentence.</summary>
    public static string Told(InboxEntryView entry, LedgerContext ledger, IStringLocalizer texts) =>
        entry.Outcome switch
        {
            InboxOutcome.Added => texts["Added {0}", What(entry, ledger, texts)],
            InboxOutcome.Attached => texts["Belongs to {0}", What(entry, ledger, texts)],
            InboxOutcome.Repeat => texts["Not counted again: {0}", What(entry, ledger, texts)],
            InboxOutcome.Draft => texts["Waits in the inbox: {0}", Reason(entry.Reason, texts)],
            InboxOutcome.Ignored => texts["Set aside: {0}", Reason(entry.Reason, texts)],
            _ => texts["Refused: {0}", Reason(entry.Reason, texts)],
        };

    /// <summary>Title and amount, as far as they are known.</summary>
    public static string What(InboxEntryView entry, LedgerContext ledger, IStringLocalizer texts) =>
        string.Join(", ", new[]
    {
        Bidi.Isolate(entry.ExpenseTitle ?? entry.Merchant ?? texts["payment without a name"]), Amount(entry, ledger),
    }.OfType<string>());

    public static string? Amount(InboxEntryView entry, LedgerContext ledger) =>
        entry.Minor is { } minor && Currency.TryFind(entry.Currency, out var currency)
            ? MoneyText.FormatWithCode(new Money(minor, currency), ledger.Culture) : null;
}
