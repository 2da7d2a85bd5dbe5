namespace FinSight.Core.Capture;

/// <summary>An event whose amount is a field of its own, as phones send it.</summary>
static class EventFieldsReader
{
    public static EventReading Read(CapturedEvent e, ReadingContext context)
    {
        var message = AnalyzedMessage.Of(
            e.Field(EventFieldNames.Title) ?? "", e.Field(EventFieldNames.Text) ?? "", context.Currency);
        var merchant = MerchantFinder.Named(e.Field(EventFieldNames.Title));
        var card = e.Field(EventFieldNames.Card) is { } named ? EventTextCleaner.Clean(named).Replace('\n', ' ') : null;
        var (date, at) = EventDateReader.OfField(e.Field(EventFieldNames.Time), context);
        var amount = EventTextCleaner.Clean(e.Field(EventFieldNames.Amount) ?? "");
        var whole = Kind(e, message);
        // A shop may be called what a bank says of a bill: only where it is no name the title counts, and asks.
        var (kind, ignored) = amount.Length == 0
            ? whole
            : Kind(e, AnalyzedMessage.Of("", e.Field(EventFieldNames.Text) ?? "", context.Currency));
        var (minor, currency, reason) = Amount(amount, e.Field(EventFieldNames.Currency), context);
        if (merchant is null && (kind, ignored) != whole) reason ??= EventReasonCodes.KindUnclear;
        if (kind == EventKind.Refund) minor = -minor;
        return new(kind, minor, currency, merchant?.Title,
            LastFourDigits.Of(card ?? "") ?? LastFourDigits.Of(message.Text), date,
            PaymentReferenceFinder.OfField(e.Field(EventFieldNames.Reference))
                ?? PaymentReferenceFinder.In(message.Text), ignored ?? reason)
        {
            Outcome = ignored is not null ? ReadingOutcome.Ignore
                : reason is null ? ReadingOutcome.Add
                : ReadingOutcome.Draft,
            RawMerchant = merchant?.Raw,
            Card = card,
            At = at,
            Text = message.Text.Length == 0 ? amount : amount.Length == 0 ? message.Text : $"{message.Text}\n{amount}",
        };
    }

    static (EventKind Kind, string? Ignored) Kind(CapturedEvent e, AnalyzedMessage message)
    {
        var type = e.Field(EventFieldNames.Type)?.Trim().ToLowerInvariant();
        if (type is "deposit" or "income" or "credit") return (EventKind.Incoming, EventReasonCodes.Incoming);
        if (message.Has(CueKind.Declined) || type is "declined" or "rejected")
            return (EventKind.Declined, EventReasonCodes.Declined);
        if (message.Has(CueKind.Upcoming)) return (EventKind.Upcoming, EventReasonCodes.Upcoming);
        return type is "refund" || message.Has(CueKind.Refund) ? (EventKind.Refund, null) : (EventKind.Spend, null);
    }

    static (long? Minor, Currency? Currency, string? Reason) Amount(string text, string? named, ReadingContext context)
    {
        if (!text.Any(char.IsAsciiDigit)) return (null, null, EventReasonCodes.AmountMissing);
        var marked = AmountCandidateScanner.Find(text, context.Currency);
        var numbers = NumberScanner.Find(text);
        if (marked.Count > 1) return (null, null, EventReasonCodes.TwoAmounts);
        var currency = Currency.TryFind(named?.Trim(), out var told) ? told
            : marked is [var only] ? only.Currency
            : context.Currency;
        if (marked is [var one])
        {
            if (told is not null && told != one.Currency && !IsSameMark(text, one, told))
                return (null, told, EventReasonCodes.AmountUnclear);
            var worth = MessageNumberParser.Minor(text.AsSpan(one.Number.Start, one.Number.Length), currency);
            return Checked(one.Minor is null ? null : worth, currency, one.Sign < 0);
        }
        if (numbers.Count != 1) return (null, null, EventReasonCodes.TwoAmounts);
        var rest = text.Remove(numbers[0].Start, numbers[0].Length).Replace(" ", "", StringComparison.Ordinal);
        if (rest is not ("" or "-" or "+" or ",-" or ".-" or "/-")) return (null, null, EventReasonCodes.AmountUnclear);
        return Checked(
            MessageNumberParser.Minor(text.AsSpan(numbers[0].Start, numbers[0].Length), currency), currency,
            rest == "-");
    }

    // "$" beside "AUD".
    static bool IsSameMark(string text, AmountCandidate amount, Currency told) =>
        AmountCandidateScanner.Find(text, told) is [var again]
        && again.Currency == told && again.Number == amount.Number;

    static (long? Minor, Currency? Currency, string? Reason) Checked(long? minor, Currency currency, bool negative) =>
        (minor, currency, minor is null ? EventReasonCodes.AmountUnclear : negative ? EventReasonCodes.Sign : null);
}
