using System.Globalization;

namespace FinSight.Core.Capture;

/// <summary>
/// Reads what providers send by webhook. Stripe and PayPal tell of money that comes in, which is no expense; Wise tells
/// of a card's payments, but not where.
/// </summary>
static class ProviderEventReader
{
    public static EventReading Read(CapturedEvent e, ReadingContext context)
    {
        var currency = Currency.TryFind(e.Field(EventFieldNames.Currency), out var told) ? told : null;
        var minor = currency is null ? null : Minor(e, currency);
        var (date, at) = EventDateReader.OfField(e.Field(EventFieldNames.Time), context);
        var (kind, outcome, reason) = Judge(e, minor);
        var merchant = MerchantFinder.Named(e.Field(EventFieldNames.Title));
        return new(kind, minor, currency, merchant?.Title, null, date, e.Field(EventFieldNames.Reference), reason)
        {
            Outcome = outcome,
            RawMerchant = merchant?.Raw,
            At = at,
            Text = EventTextCleaner.Clean(
                $"{e.Field(EventFieldNames.Provider)} {e.Field(EventFieldNames.Type)} {e.Field(EventFieldNames.Currency)}"),
        };
    }

    static long? Minor(CapturedEvent e, Currency currency)
    {
        if (e.Field(EventFieldNames.Minor) is { } minor)
            return long.TryParse(minor, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count)
                && Int128.Abs(count) <= Money.MaxMinor ? Math.Abs(count) : null;
        return e.Field(EventFieldNames.Amount) is { } amount
            ? MessageNumberParser.Minor(amount.TrimStart('-'), currency) : null;
    }

    static (EventKind, ReadingOutcome, string?) Judge(CapturedEvent e, long? minor)
    {
        var type = e.Field(EventFieldNames.Type) ?? "";
        var spends = e.Field(EventFieldNames.Provider) switch
        {
            ProviderEventFieldReader.Wise =>
                string.Equals(e.Field("transaction_type"), "debit", StringComparison.OrdinalIgnoreCase),
            ProviderEventFieldReader.Stripe => type.StartsWith("issuing_transaction.", StringComparison.Ordinal),
            _ => false,
        };
        if (!spends) return (EventKind.Incoming, ReadingOutcome.Ignore, EventReasonCodes.Incoming);
        return (
            EventKind.Spend, ReadingOutcome.Draft,
            minor is null ? EventReasonCodes.AmountMissing : EventReasonCodes.MerchantMissing);
    }
}
