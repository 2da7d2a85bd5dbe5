namespace FinSight.Core.Capture;

/// <summary>A message of words: a notification, an SMS, a text that was pasted.</summary>
static class MessageReader
{
    public static EventReading Read(CapturedEvent e, ReadingContext context)
    {
        var message = AnalyzedMessage.Of(
            e.Field(EventFieldNames.Title) ?? "", e.Field(EventFieldNames.Text) ?? "", context.Currency);
        var card = e.Field(EventFieldNames.Card) is { } named ? EventTextCleaner.Clean(named).Replace('\n', ' ') : null;
        var lastFour = LastFourDigits.Of(card ?? "") ?? LastFourDigits.Of(message.Text);
        var (sent, at) = EventDateReader.OfField(e.Field(EventFieldNames.Time), context);
        var date = EventDateReader.In(message, context) ?? sent;
        var reference = PaymentReferenceFinder.OfField(e.Field(EventFieldNames.Reference))
            ?? PaymentReferenceFinder.In(message.Text);
        foreach (var template in context.Templates)
            if (template.Match(message.Text, context.Currency) is { } match)
                return Learned(template, match) with { At = at, Card = card };

        var choice = new AmountChooser(message, context.Currency);
        var verdict = EventKindClassifier.Of(message, choice, lastFour);
        var amount = choice.Left is [var only] ? only : null;
        var merchant = verdict.Outcome == ReadingOutcome.Ignore
            ? null
            : MerchantFinder.In(message, amount, e.Field(EventFieldNames.Sender));
        if (verdict is { Outcome: ReadingOutcome.Add, Kind: EventKind.Spend } && message.IsThankedForPayment)
            verdict = verdict with { Outcome = ReadingOutcome.Draft, Reason = EventReasonCodes.KindUnclear };
        if (verdict.Outcome == ReadingOutcome.Add && FutureDateDetector.In(message, context.Today))
            verdict = verdict with { Outcome = ReadingOutcome.Draft, Reason = EventReasonCodes.DateUnclear };
        return new(
            verdict.Kind, verdict.Kind == EventKind.Refund ? -amount?.Minor : amount?.Minor, amount?.Currency,
            merchant?.Title, lastFour, date, reference, verdict.Reason)
        {
            Outcome = verdict.Outcome,
            RawMerchant = merchant?.Raw,
            Card = card,
            At = at,
            FeeMinor = choice.Fee,
            Text = message.Text,
            AmountSpan = amount is null ? null : amount.Number,
            MerchantSpan = merchant?.Span,
        };

        EventReading Learned(EventTemplate template, TemplateMatch match) =>
            new(
                template.Kind, template.Kind == EventKind.Refund ? -match.Minor : match.Minor, context.Currency,
                match.Merchant?.Title, lastFour, date, reference, null)
            {
                Outcome = ReadingOutcome.Add,
                RawMerchant = match.Merchant?.Raw,
                Text = message.Text,
                AmountSpan = match.AmountSpan,
                MerchantSpan = match.Merchant?.Span,
                Template = template,
            };
    }
}
