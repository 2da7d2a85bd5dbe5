using System.Globalization;

namespace FinSight.Core.Capture;

/// <summary>
/// Reads what providers send by webhook. Stripe and PayPal tell of money that comes in, which is no expense; Wise tells
/// of a card's payments, but not where.
/// </summary>
static class ProviderReader
{
    public static EventReading Read(CapturedEvent e, ReadingContext context)
    {
        var currency = Currency.TryFind(e.Field(EventFields.Currency), out var told) ? told : null;
        var minor = currency is null ? null : Minor(e, currency);
        var (date, at) = EventDates.OfField(e.Field(EventFields.Time), context);
        var (kind, outcome, reason) = Judge(e, minor);
        var merchant = Merchants.Named(e.Field(EventFields.Title));
        return new(kind, minor, currency, merchant?.Title, null, date, e.Field(EventFields.Reference), reason)
        {
            Outcome = outcome,
            RawMerchant = merchant?.Raw,
            At = at,
            Text = EventText.Clean(
                $"{e.Field(EventFields.Provider)} {e.Field(EventFields.Type)} {e.Field(EventFields.Currency)}"),
        };
    }

    static long? Minor(CapturedEvent e, Currency currency)
    {
        if (e.Field(EventFields.Minor) is { } minor)
            return long.TryParse(minor, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count)
                && Int128.Abs(count) <= Money.MaxMinor ? Math.Abs(count) : null;
        return e.Field(EventFields.Amount) is { } amount ? NumberForm.Minor(amount.TrimStart('-'), currency) : null;
    }

    static (EventKind, ReadingOutcome, string?) Judge(CapturedEvent e, long? minor)
    {
        var type = e.Field(EventFields.Type) ?? "";
        var spends = e.Field(EventFields.Provider) switch
        {
            ProviderEvents.Wise =>
                string.Equals(e.Field("transaction_type"), "debit", StringComparison.OrdinalIgnoreCase),
            ProviderEvents.Stripe => type.StartsWith("issuing_transaction.", StringComparison.Ordinal),
            _ => false,
        };
        if (!spends) return (EventKind.Incoming, ReadingOutcome.Ignore, EventReasons.Incoming);
        return (
            EventKind.Spend, ReadingOutcome.Draft,
            minor is null ? EventReasons.AmountMissing : EventReasons.MerchantMissing);
    }
}
