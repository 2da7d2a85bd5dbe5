using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FinSight.Web.Features.Connections;

/// <summary>
/// The file of rules that the forwarder for Android imports: where to send what speaks of money, and how to sign it.
/// </summary>
static class ForwarderRulesFile
{
    public const string FileName = "finsight-rules.json";

    // Of the languages that the reader knows; what slips through is set aside by the server.
    static readonly string[] Words =
    [
        "debited", "spent", "sent rs", "paid", "payment", "purchase", "charged", "transaction", "reversed", "refund",
        "withdrawn",
        "zahlung", "bezahlt", "belastet", "belastung", "lastschrift", "abgebucht", "gutschrift", "erstattet",
        "paiement", "achat", "débit", "rembours", "pagamento", "pagato", "addebit", "acquisto", "rimborso", "pago",
        "compra", "cargo", "reembolso",
        "betaling", "betaald", "afgeschreven", "płatność", "transakcja", "platba", "fizetés", "vásárlás",
        "harcama", "ödeme",
        "köp", "betalt", "оплата", "покупка", "списание", "πληρωμή", "αγορά",
    ];

    /// <summary>What Wallet writes has no such word: a card's last digits stand in it.</summary>
    const string Cards = @"(\bwith\b.*••|· .*••)";

    const string Template =
        "{\n \"from\":\"%from%\",\n \"text\":\"%text%\",\n \"sentStamp\":%sentStamp%,\n " +
        "\"receivedStamp\":%receivedStamp%,\n \"sim\":\"%sim%\"\n}";

    static readonly JsonSerializerOptions Style =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Guid connection, string url, string secret)
    {
        var words = string.Join('|', Words);
        return JsonSerializer.Serialize(new[]
        {
            new Rule(
                $"finsight-{connection:N}", url, secret, $"(?iu)({words})", $"(?iu)({Cards}|{words})", Template,
                """{"User-agent":"FinSight rule 1"}"""),
        }, Style);
    }

    /// <summary>By the names that the forwarder gives its settings.</summary>
    sealed record Rule(
        [property: JsonPropertyName("key")] string Key, [property: JsonPropertyName("url")] string Url,
        [property: JsonPropertyName("sign_hmac_sha256_secret")] string Secret,
        [property: JsonPropertyName("sms_filter")] string SmsFilter,
        [property: JsonPropertyName("notification_filter")] string NotificationFilter,
        [property: JsonPropertyName("template")] string Template,
        [property: JsonPropertyName("headers")] string Headers)
    {
        [JsonPropertyName("sender")]
        public string Sender { get; } = "*";

        [JsonPropertyName("is_sender_regex")]
        public bool IsSenderPattern { get; }

        [JsonPropertyName("sim_slot")]
        public int SimSlot { get; }

        [JsonPropertyName("retries_number")]
        public int Retries { get; } = 10;

        [JsonPropertyName("ignore_ssl")]
        public bool IgnoresCertificates { get; }

        [JsonPropertyName("chunked_mode")]
        public bool IsChunked { get; }

        [JsonPropertyName("is_sms_enabled")]
        public bool TakesSms { get; } = true;

        [JsonPropertyName("sign_hmac_sha256")]
        public bool Signs { get; } = true;

        [JsonPropertyName("store_failed")]
        public bool KeepsFailed { get; } = true;

        /// <summary>A server at home is reached without the internet, too.</summary>
        [JsonPropertyName("local_mode")]
        public bool IsLocal { get; } = true;
    }
}
