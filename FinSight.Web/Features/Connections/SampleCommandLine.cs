using FinSight.Core.Connections;

namespace FinSight.Web.Features.Connections;

/// <summary>A line for a terminal that sends one message, signed as its kind signs where a terminal can.</summary>
static class SampleCommandLine
{
    /// <param name="amount">With its currency, as the ledger's own is booked at once.</param>
    public static string Of(ConnectionKind kind, string url, string? secret, string amount) => kind switch
    {
        ConnectionKind.IPhone => $$"""curl -d '{"merchant":"Café Muster","amount":"{{amount}}","card":"Visa","name":"Café Muster"}' -H 'Content-Type: application/json' {{url}}""",
        ConnectionKind.IPhoneSms =>
            $$"""curl -d '{"text":"{{amount}} debited at Café Muster"}' -H 'Content-Type: application/json' {{url}}""",
        ConnectionKind.Android => $$"""
            body='{"from":"Café Muster","text":"{{amount}} with Visa ••1234"}'
            curl -d "$body" -H 'Content-Type: application/json' -H "X-Signature: $(printf %s "$body" | openssl dgst -sha256 -hmac '{{secret ?? "…"}}' -r | cut -d' ' -f1)" {{url}}
            """,
        ConnectionKind.Stripe => $$$$"""
            secret=whsec_…; t=$(date +%s); body='{"id":"evt_test","type":"charge.succeeded","data":{"object":{"amount":450,"currency":"chf"}}}'
            curl -d "$body" -H "Stripe-Signature: t=$t,v1=$(printf %s "$t.$body" | openssl dgst -sha256 -hmac "$secret" -r | cut -d' ' -f1)" {{{{url}}}}
            """,
        ConnectionKind.PayPal or ConnectionKind.Wise => $"curl -d '{{}}' -H 'Content-Type: application/json' {url}",
        _ => $"curl -d 'title: Café Muster\n{amount} with Visa ••1234' -H 'Content-Type: text/plain' {url}",
    };

    /// <summary>Only the provider can sign: what a terminal sends is refused, and that is right.</summary>
    public static bool IsRefused(ConnectionKind kind) => kind is ConnectionKind.PayPal or ConnectionKind.Wise;
}
