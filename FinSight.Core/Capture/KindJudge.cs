namespace FinSight.Core.Capture;

/// <summary>What is to become of a message, and why.</summary>
readonly record struct Verdict(EventKind Kind, ReadingOutcome Outcome, string? Reason);

/// <summary>
/// Tells the kinds apart by the words of a message. What says that no money moved wins; what says nothing of it is a
/// draft.
/// </summary>
static class KindJudge
{
    public static Verdict Of(EventMessage message, AmountChoice choice, string? lastFour)
    {
        if (message.Has(Cue.Code) || OneTimeCodes.In(message))
            return Ignore(EventKind.OneTimeCode, EventReasons.OneTimeCode);
        // "Reversed, as it had failed", or a refund that failed.
        if (message.Has(Cue.Declined) && message.Has(Cue.Refund)) return Unclear;
        if (message.Has(Cue.Declined)) return Ignore(EventKind.Declined, EventReasons.Declined);
        if (message.Has(Cue.Request)) return Ignore(EventKind.Request, EventReasons.Request);
        if (message.Has(Cue.Bill)) return Ignore(EventKind.BillPayment, EventReasons.BillPayment);
        var (spend, refund, incoming) = (message.Has(Cue.Spend), message.Has(Cue.Refund), message.Has(Cue.Incoming));
        var clause = new AmountClause(message, choice.Left);
        if (message.Has(Cue.Upcoming))
            return refund ? Draft(EventKind.Refund, EventReasons.RefundPending)
                : !spend || clause.Has(Cue.Upcoming) ? Ignore(EventKind.Upcoming, EventReasons.Upcoming) : Unclear;
        if (refund) return !spend || clause.IsRefund ? Amount(EventKind.Refund, choice) : Unclear;
        if (spend && incoming && !clause.IsDebit)
            return clause.Has(Cue.Incoming) && !clause.Starts(Cue.Spend)
                ? Ignore(EventKind.Incoming, EventReasons.Incoming)
                : Unclear;
        if (spend)
            return message.Has(Cue.Advert) && lastFour is null && choice.Left.Count != 1
                ? Unclear
                : Amount(EventKind.Spend, choice);
        if (incoming) return Ignore(EventKind.Incoming, EventReasons.Incoming);
        if (message.Has(Cue.Advert)) return Ignore(EventKind.Unknown, EventReasons.Advert);
        if (message.Has(Cue.Credit)) return Draft(EventKind.Unknown, EventReasons.RefundOrIncome);
        if (choice.Left is [{ Sign: > 0 }]) return Ignore(EventKind.Incoming, EventReasons.Incoming);
        if (choice.Left.Count == 0 && choice.HasBalance) return Ignore(EventKind.Balance, EventReasons.Balance);
        if (choice.Left.Count == 0 && !message.Text.Any(char.IsAsciiDigit))
            return Ignore(EventKind.Unknown, EventReasons.NoMoney);
        // What a wallet tells is the amount, then the card.
        var tapped = lastFour is not null && choice.Left is [var first] && first.Start <= message.BodyStart + 1;
        if (tapped || choice.Left is [{ Sign: < 0 }]) return Amount(EventKind.Spend, choice);
        return choice.Left.Count == 0
            ? Draft(EventKind.Unknown, EventReasons.AmountMissing)
            : Draft(EventKind.Unknown, choice.Left.Count > 1 ? EventReasons.TwoAmounts : EventReasons.KindUnclear);
    }

    static Verdict Unclear => Draft(EventKind.Unknown, EventReasons.KindUnclear);

    static Verdict Amount(EventKind kind, AmountChoice choice) => choice.Left switch
    {
        [] => Draft(kind, EventReasons.AmountMissing),
        [{ Minor: null }] => Draft(kind, EventReasons.AmountUnclear),
        [_] => new(kind, ReadingOutcome.Add, null),
        _ => Draft(kind, EventReasons.TwoAmounts),
    };

    static Verdict Draft(EventKind kind, string reason) => new(kind, ReadingOutcome.Draft, reason);

    static Verdict Ignore(EventKind kind, string reason) => new(kind, ReadingOutcome.Ignore, reason);
}
