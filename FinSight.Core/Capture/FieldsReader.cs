namespace FinSight.Core.Capture;

/// <summary>An event whose amount is a field of its own, as phones send it.</summary>
static class FieldsReader
{
    public static EventReading Read(CapturedEvent e, ReadingContext context)
    {
        var message = EventMessage.Of(
            e.Field(EventFields.Title) ?? "", e.Field(EventFields.Text) ?? "", context.Currency);
        var merchant = Merchants.Named(e.Field(EventFields.Title));
        var card = e.Field(EventFields.Card) is { } named ? EventText.Clean(named).Replace('\n', ' ') : null;
        var (date, at) = EventDates.OfField(e.Field(EventFields.Time), context);
        var amount = EventText.Clean(e.Field(EventFields.Amount) ?? "");
        var (kind, ignored) = Kind(e, message);
        var (minor, currency, reason) = Amount(amount, e.Field(EventFields.Currency), context);
        if (kind == EventKind.Refund) minor = -minor;
        return new(kind, minor, currency, merchant?.Title, LastFours.Of(card ?? "") ?? LastFours.Of(message.Text), date,
            References.OfField(e.Field(EventFields.Reference)) ?? References.In(message.Text), ignored ?? reason)
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

    static (EventKind Kind, string? Ignored) Kind(CapturedEvent e, EventMessage message)
    {
        var type = e.Field(EventFields.Type)?.Trim().ToLowerInvariant();
        if (type is "deposit" or "income" or "credit") return (EventKind.Incoming, EventReasons.Incoming);
        if (message.Has(Cue.Declined) || type is "declined" or "rejected")
            return (EventKind.Declined, EventReasons.Declined);
        if (message.Has(Cue.Upcoming)) return (EventKind.Upcoming, EventReasons.Upcoming);
        return type is "refund" || message.Has(Cue.Refund) ? (EventKind.Refund, null) : (EventKind.Spend, null);
    }

    static (long? Minor, Currency? Currency, string? Reason) Amount(string text, string? named, ReadingContext context)
    {
        if (!text.Any(char.IsAsciiDigit)) return (null, null, EventReasons.AmountMissing);
        var marked = CandidateScan.Find(text, context.Currency);
        var numbers = NumberScan.Find(text);
        if (marked.Count > 1) return (null, null, EventReasons.TwoAmounts);
        var currency = Currency.TryFind(named?.Trim(), out var told) ? told
            : marked is [var only] ? only.Currency
            : context.Currency;
        if (marked is [var one])
        {
            if (told is not null && told != one.Currency && !IsSameMark(text, one, told))
                return (null, told, EventReasons.AmountUnclear);
            var worth = NumberForm.Minor(text.AsSpan(one.Number.Start, one.Number.Length), currency);
            return Checked(one.Minor is null ? null : worth, currency, one.Sign < 0);
        }
        if (numbers.Count != 1) return (null, null, EventReasons.TwoAmounts);
        var rest = text.Remove(numbers[0].Start, numbers[0].Length).Replace(" ", "", StringComparison.Ordinal);
        if (rest is not ("" or "-" or "+" or ",-" or ".-" or "/-")) return (null, null, EventReasons.AmountUnclear);
        return Checked(
            NumberForm.Minor(text.AsSpan(numbers[0].Start, numbers[0].Length), currency), currency, rest == "-");
    }

    // "$" beside "AUD".
    static bool IsSameMark(string text, Candidate amount, Currency told) =>
        CandidateScan.Find(text, told) is [var again] && again.Currency == told && again.Number == amount.Number;

    static (long? Minor, Currency? Currency, string? Reason) Checked(long? minor, Currency currency, bool negative) =>
        (minor, currency, minor is null ? EventReasons.AmountUnclear : negative ? EventReasons.Sign : null);
}
