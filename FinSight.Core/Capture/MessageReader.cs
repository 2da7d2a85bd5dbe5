namespace FinSight.Core.Capture;

/// <summary>A message of words: a notification, an SMS, a text that was pasted.</summary>
static class MessageReader
{
    public static EventReading Read(CapturedEvent e, ReadingContext context)
    {
        var message = EventMessage.Of(
            e.Field(EventFields.Title) ?? "", e.Field(EventFields.Text) ?? "", context.Currency);
        var card = e.Field(EventFields.Card) is { } named ? EventText.Clean(named).Replace('\n', ' ') : null;
        var lastFour = LastFours.Of(card ?? "") ?? LastFours.Of(message.Text);
        var (sent, at) = EventDates.OfField(e.Field(EventFields.Time), context);
        var date = EventDates.In(message, context) ?? sent;
        var reference = References.OfField(e.Field(EventFields.Reference)) ?? References.In(message.Text);
        foreach (var template in context.Templates)
            if (template.Match(message.Text, context.Currency) is { } match)
                return Learned(template, match) with { At = at, Card = card };

        var choice = new AmountChoice(message, context.Currency);
        var verdict = KindJudge.Of(message, choice, lastFour);
        var amount = choice.Left is [var only] ? only : null;
        var merchant = verdict.Outcome == ReadingOutcome.Ignore
            ? null
            : Merchants.In(message, amount, e.Field(EventFields.Sender));
        if (verdict is { Outcome: ReadingOutcome.Add, Kind: EventKind.Spend } && message.IsThankedForPayment)
            verdict = verdict with { Outcome = ReadingOutcome.Draft, Reason = EventReasons.KindUnclear };
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
