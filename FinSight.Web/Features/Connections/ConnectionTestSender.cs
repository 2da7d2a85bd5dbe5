using System.Text.Json;
using FinSight.Core.Connections;
using FinSight.Core.Inbox;
using FinSight.Core.Ledgers;

namespace FinSight.Web.Features.Connections;

/// <summary>
/// Sends one message to a connection from here, through its door. A phone's is a small payment, to be taken back; a
/// provider's tells of money that came in, and adds nothing.
/// </summary>
sealed class ConnectionTestSender(ConnectionAuthenticator door, CaptureService capture, TimeProvider time)
{
    /// <param name="path">With the secret.</param>
    /// <returns>Null where the door does not open any more.</returns>
    public async Task<CaptureResult?> SendAsync(string path, Member member, string title)
    {
        if (await door.OpenAsync(path[(path.LastIndexOf('/') + 1)..]) is not { } key) return null;
        var body = JsonSerializer.SerializeToUtf8Bytes(Message(key.Kind, member.Currency, title));
        return (await capture.ReceiveAsync(key, "application/json", body))[0];
    }

    object Message(ConnectionKind kind, Currency currency, string title)
    {
        var (now, id) = (time.GetUtcNow(), Guid.NewGuid().ToString("N"));
        var amount = MoneyText.FormatWithCode(
            new Money(currency.MinorPerUnit, currency), System.Globalization.CultureInfo.InvariantCulture);
        return kind switch
        {
            ConnectionKind.Stripe => new
            {
                id = $"evt_{id}",
                type = "charge.succeeded",
                data = new { @object = new { amount = 100, currency = "eur" } }
            },
            ConnectionKind.PayPal => new
            {
                id = $"WH-{id}",
                event_type = "PAYMENT.CAPTURE.COMPLETED",
                resource = new { amount = new { value = "1.00", currency_code = "EUR" } }
            },
            ConnectionKind.Wise => new
            {
                data = new
                {
                    amount = 1,
                    currency = "EUR",
                    transaction_type = "credit",
                    transfer_reference = $"TEST-{id}",
                    occurred_at = now
                },
                event_type = "balances#update",
            },
            _ => new { merchant = title, amount, time = now },
        };
    }
}
