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
        [EventReasons.AmountMissing] = Texts.Key("No amount"),
        [EventReasons.AmountUnclear] = Texts.Key("The amount is not clear"),
        [EventReasons.ZeroHold] = Texts.Key("The amount is 0: the real one may follow"),
        [EventReasons.Foreign] = Texts.Key("In another currency"),
        [EventReasons.TwoAmounts] = Texts.Key("More than one amount"),
        [EventReasons.KindUnclear] = Texts.Key("It may not be a payment"),
        [EventReasons.Sign] = Texts.Key("Spent or received?"),
        [EventReasons.RefundOrIncome] = Texts.Key("A refund, or money received?"),
        [EventReasons.RefundPending] = Texts.Key("A refund that is yet to come"),
        [EventReasons.DateUnclear] = Texts.Key("The date is not clear"),
        [EventReasons.MerchantMissing] = Texts.Key("No shop is named"),
        [EventReasons.TooLong] = Texts.Key("A very long text"),
        [EventReasons.OneTimeCode] = Texts.Key("A one-time code"),
        [EventReasons.Upcoming] = Texts.Key("Will be debited later"),
        [EventReasons.Declined] = Texts.Key("Declined"),
        [EventReasons.Balance] = Texts.Key("Only a balance"),
        [EventReasons.Request] = Texts.Key("Somebody asks for money"),
        [EventReasons.Incoming] = Texts.Key("Money received"),
        [EventReasons.BillPayment] = Texts.Key("A card's bill was paid"),
        [EventReasons.Advert] = Texts.Key("An advertisement"),
        [EventReasons.NoMoney] = Texts.Key("It is not about money"),
        [InboxReasons.SameReference] = Texts.Key("The same reference came before"),
        [InboxReasons.SameText] = Texts.Key("The same message came before"),
        [InboxReasons.SamePayment] = Texts.Key("The same payment a moment ago"),
        [InboxReasons.OtherConnection] = Texts.Key("Another connection told of it"),
        [InboxReasons.DeletedByYou] = Texts.Key("You have deleted its expense"),
        [InboxReasons.AmountDiffers] = Texts.Key("The same reference with another amount"),
        [InboxReasons.DateUnsure] = Texts.Key("The date is far from today"),
        [InboxReasons.CategoryMissing] = Texts.Key("No category fits"),
        [InboxReasons.NotAllowed] = Texts.Key("Your role, or the ledger, does not allow it"),
        [InboxReasons.NotAPayment] = Texts.Key("You said that it is no payment"),
        [InboxReasons.ByHand] = Texts.Key("By your hand"),
        [InboxReasons.TooOld] = Texts.Key("It waited for too long"),
        [InboxReasons.Typed] = Texts.Key("You had typed it already"),
        [InboxReasons.MaybeTyped] = Texts.Key("You may have typed it already"),
        [InboxReasons.RuleBroken] = Texts.Key("A field can't be as it was sent"),
    };

    public static string Reason(string? reason, IStringLocalizer texts) =>
        reason is not null && Reasons.TryGetValue(reason, out var key) ? texts[key] : texts["It could not be read"];

    /// <summary>What came of a message, in a sentence.</summary>
    public static string Told(InboxEntry entry, LedgerContext ledger, IStringLocalizer texts) => entry.Outcome switch
    {
        InboxOutcome.Added => texts["Added {0}", What(entry, ledger, texts)],
        InboxOutcome.Attached => texts["Belongs to {0}", What(entry, ledger, texts)],
        InboxOutcome.Repeat => texts["Not counted again: {0}", What(entry, ledger, texts)],
        InboxOutcome.Draft => texts["Waits in the inbox: {0}", Reason(entry.Reason, texts)],
        InboxOutcome.Ignored => texts["Set aside: {0}", Reason(entry.Reason, texts)],
        _ => texts["Refused: {0}", Reason(entry.Reason, texts)],
    };

    /// <summary>Title and amount, as far as they are known.</summary>
    public static string What(InboxEntry entry, LedgerContext ledger, IStringLocalizer texts) => string.Join(", ", new[]
    {
        Bidi.Isolate(entry.ExpenseTitle ?? entry.Merchant ?? texts["payment without a name"]), Amount(entry, ledger),
    }.OfType<string>());

    public static string? Amount(InboxEntry entry, LedgerContext ledger) =>
        entry.Minor is { } minor && Currency.TryFind(entry.Currency, out var currency)
            ? MoneyText.FormatWithCode(new Money(minor, currency), ledger.Culture) : null;
}
