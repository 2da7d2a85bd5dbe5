namespace FinSight.Core.Capture;

/// <summary>What is to become of a message, and why.</summary>
readonly record struct EventClassificationResult(EventKind Kind, ReadingOutcome Outcome, string? Reason);

/// <summary>
/// Tells the kinds apart by the words of a message. What says that no money moved wins; what says nothing of it is a
/// draft.
/// </summary>
static class EventKindClassifier
{
    public static EventClassificationResult Of(AnalyzedMessage message, AmountChooser choice, string? lastFour)
    {
        if (message.Has(CueKind.Code) || OneTimeCodeDetector.In(message))
            return Ignore(EventKind.OneTimeCode, EventReasonCodes.OneTimeCode);
        // "Reversed, as it had failed", or a refund that failed.
        if (message.Has(CueKind.Declined) && message.Has(CueKind.Refund)) return Unclear;
        if (message.Has(CueKind.Declined))
            return IsDoubtful(message, CueKind.Declined)
                ? Unclear
                : Ignore(EventKind.Declined, EventReasonCodes.Declined);
        if (message.Has(CueKind.Request)) return Ignore(EventKind.Request, EventReasonCodes.Request);
        if (message.Has(CueKind.Bill)) return Ignore(EventKind.BillPayment, EventReasonCodes.BillPayment);
        if (choice is { SetsLimit: true, Left: [] }) return Ignore(EventKind.Balance, EventReasonCodes.Balance);
        if (choice.IsBesideLimit) return Unclear;
        var (spend, refund, incoming) = (
            message.Has(CueKind.Spend), message.Has(CueKind.Refund), message.Has(CueKind.Incoming));
        var clause = new AmountSentenceFinder(message, choice.Left);
        // What a wallet tells is the amount, then the card; its title is a name, whatever its words mean elsewhere.
        var tapped = (lastFour is not null || LastFourDigits.IsLong(message.Folded) || IsOfCard(message))
            && choice.Left is [var first] && first.Start <= message.BodyStart + 1;
        if (tapped && message.BodyStart > 0 && !Kinds.Exists(message.Has) && !Doubts.Exists(message.HasInBody))
            return Amount(EventKind.Spend, choice);
        if (clause.Has(CueKind.Offer))
            return spend && (lastFour is not null || clause.IsPaidBefore(isNounEnough: false, CueKind.Offer))
                ? Unclear
                : Ignore(EventKind.Unknown, EventReasonCodes.Advert);
        if (clause.Has(CueKind.Promised) || message.Has(CueKind.Upcoming) || clause.IsDuty)
            return refund ? Draft(EventKind.Refund, EventReasonCodes.RefundPending)
                : spend && clause.Has(CueKind.Promised) || IsPaid(message, clause, lastFour) ? Unclear
                : Ignore(EventKind.Upcoming, EventReasonCodes.Upcoming);
        if (refund) return !spend || clause.IsRefund ? Amount(EventKind.Refund, choice) : Unclear;
        if (clause.HasInBody(CueKind.Yours)) return Ignore(EventKind.Incoming, EventReasonCodes.Incoming);
        if (clause.Has(CueKind.Own) || choice.Left.Count > 0 && clause.HasLink && lastFour is null) return Unclear;
        if (spend && incoming && !clause.IsDebit)
            return clause.Has(CueKind.Incoming) && !clause.Starts(CueKind.Spend)
                ? Ignore(EventKind.Incoming, EventReasonCodes.Incoming)
                : Unclear;
        if (spend && (clause.IsQuestion || lastFour is null && OtherPayerDetector.Has(message, clause))) return Unclear;
        if (spend && message.Has(CueKind.Advert) && lastFour is null)
            return message.HasOnly(CueKind.Noun) ? Ignore(EventKind.Unknown, EventReasonCodes.Advert)
                : choice.Left.Count != 1 || clause.HasInBody(CueKind.Advert) ? Unclear
                : Amount(EventKind.Spend, choice);
        if (spend) return Amount(EventKind.Spend, choice);
        if (incoming) return Ignore(EventKind.Incoming, EventReasonCodes.Incoming);
        if (message.Has(CueKind.Advert)) return Ignore(EventKind.Unknown, EventReasonCodes.Advert);
        if (message.Has(CueKind.Credit)) return Draft(EventKind.Unknown, EventReasonCodes.RefundOrIncome);
        if (choice.Left is [{ Sign: > 0 }]) return Ignore(EventKind.Incoming, EventReasonCodes.Incoming);
        if (choice.Left.Count == 0 && choice.HasBalance) return Ignore(EventKind.Balance, EventReasonCodes.Balance);
        if (choice.Left.Count == 0 && message.BodyStart > 0 && LastFourDigits.IsCard(message.Folded))
            return Draft(EventKind.Spend, EventReasonCodes.AmountMissing);
        if (choice.Left.Count == 0 && !message.Text.Any(char.IsAsciiDigit))
            return Ignore(EventKind.Unknown, EventReasonCodes.NoMoney);
        if (tapped || choice.Left is [{ Sign: < 0 }]) return Amount(EventKind.Spend, choice);
        return choice.Left.Count == 0
            ? Draft(EventKind.Unknown, EventReasonCodes.AmountMissing)
            : Draft(EventKind.Unknown,
                choice.Left.Count > 1 ? EventReasonCodes.TwoAmounts : EventReasonCodes.KindUnclear);
    }

    /// <summary>It says so though words of what is still to be paid stand behind it, elsewhere, or in a name.</summary>
    static bool IsPaid(AnalyzedMessage message, AmountSentenceFinder clause, string? lastFour)
    {
        if (clause.IsDuty && !clause.Has(CueKind.Upcoming))
            return clause.IsPaidBefore(isNounEnough: lastFour is not null, CueKind.Duty);
        if (!clause.Has(CueKind.Upcoming))
            return message.IsPaid || clause.Has(CueKind.Spend) && !clause.HasLink;
        return clause.IsPaidBefore(isNounEnough: false, CueKind.Upcoming, CueKind.Duty)
            || !clause.IsDuty && IsDoubtful(message, CueKind.Upcoming);
    }

    /// <summary>What a title may tell of a payment that was tapped.</summary>
    static readonly List<CueKind> Kinds = [CueKind.Refund, CueKind.Incoming, CueKind.Credit, CueKind.Spend];

    /// <summary>What a name may be, and a text about it not.</summary>
    static readonly List<CueKind> Doubts = [CueKind.Upcoming, CueKind.Advert, CueKind.Duty, CueKind.Own];

    /// <summary>A wallet's amount, and its card on a line below.</summary>
    static bool IsOfCard(AnalyzedMessage message) =>
        message.BodyStart > 0 && LastFourDigits.IsCardBelow(message.Folded[message.BodyStart..]);

    /// <summary>It says that something was paid, and what speaks against it may be the name of the shop.</summary>
    static bool IsDoubtful(AnalyzedMessage message, CueKind against) => message.Has(CueKind.Spend)
        && !message.HasOnly(CueKind.Noun) && message.HasOnly(CueKind.Weak, against);

    static EventClassificationResult Unclear => Draft(EventKind.Unknown, EventReasonCodes.KindUnclear);

    static EventClassificationResult Amount(EventKind kind, AmountChooser choice) => choice.Left switch
    {
        [] => Draft(kind, EventReasonCodes.AmountMissing),
        [{ Minor: null }] => Draft(kind, EventReasonCodes.AmountUnclear),
        [_] => new(kind, ReadingOutcome.Add, null),
        _ => Draft(kind, EventReasonCodes.TwoAmounts),
    };

    static EventClassificationResult Draft(EventKind kind, string reason) => new(kind, ReadingOutcome.Draft, reason);

    static EventClassificationResult Ignore(EventKind kind, string reason) => new(kind, ReadingOutcome.Ignore, reason);
}
