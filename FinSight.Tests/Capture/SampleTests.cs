namespace FinSight.Tests.Capture;

/// <summary>Payments as phones, banks and providers of the world send them, with invented values.</summary>
public sealed class SampleTests
{
    [Theory]
    [InlineData(
        "CHF", """{"merchant":"Café Muster","amount":"CHF 4.50","card":"Visa Debit","name":"Café Muster"}""",
        "Add CHF 4.50 Café Muster")]
    [InlineData(
        "EUR", """{"merchant":"SQ *BAECKEREI BEISPIEL","amount":"12,90 €","card":"Girocard","name":""}""",
        "Add EUR 12.90 Baeckerei Beispiel")]
    [InlineData("EUR", "{\"merchant\":\"IKEA\",\"amount\":\"\u202a€\u202c1.234,56\"}", "Add EUR 1234.56 IKEA")]
    [InlineData(
        "CHF", """{"merchant":"SBB","amount":"","card":"Visa Debit","name":"SBB"}""", "Draft amount-missing SBB")]
    [InlineData("GBP", """{"merchant":"TFL TRAVEL CH","amount":"£0.00"}""", "Draft zero-hold GBP 0.00 TFL Travel CH")]
    [InlineData("USD", """{"merchant":"7-Eleven","amount":"$3.99"}""", "Add USD 3.99 7-Eleven")]
    [InlineData("CHF", "title: Kaffee Eck\nCHF 4.50 with Visa ••1234", "Add CHF 4.50 Kaffee Eck *1234")]
    [InlineData("EUR", "title: Drogerie Muster\n12,34 € · Mastercard •• 4321", "Add EUR 12.34 Drogerie Muster *4321")]
    [InlineData("UAH", "₴1\u202F234,56 · Visa •• 1234", "Add UAH 1234.56 *1234")]
    [InlineData("CHF", "You spent €12.50 at Panificio Prova", "Draft foreign EUR 12.50 Panificio Prova")]
    [InlineData("HUF", "title: Fizetés a következőnek: MINTA\nPaid 6 337 Ft", "Add HUF 6337.00 Minta")]
    [InlineData("EUR", "Ihre Zahlung bei KARTENZAHLUNG über -4,70€ war erfolgreich.", "Add EUR 4.70")]
    [InlineData("EUR", """{"text":"MUSTERMARKT: -70,85 EUR\nNeuer Saldo: 991,84 EUR"}""", "Add EUR 70.85 Mustermarkt")]
    [InlineData(
        "INR",
        "Sent Rs.51.00 from XXXXXX9722 to SAMPLE TEA on 30/04/2026. UPI ref no. 600000000051. Not you? Call 1800000000",
        "Add INR 51.00 Sample Tea *9722 2026-04-30 upi:600000000051")]
    [InlineData("INR", "Acct XXX9722 Dr. INR 51.00 on 30/04/26 to SAMPLE TEA; UPI: 600000000051; Bal INR 12,345.67",
        "Add INR 51.00 Sample Tea *9722 2026-04-30 upi:600000000051")]
    [InlineData("INR", "Rs.499.00 will be debited on 05-05-26 for MUSTERFLIX mandate", "Ignore upcoming")]
    [InlineData("INR", "123456 is your OTP for Rs.2,000.00 at SAMPLE STORE", "Ignore otp")]
    [InlineData(
        "INR",
        "Transaction Reversed!On HDFC Bank CREDIT Card xx5555 Amt: Rs.862.16 By SAMPLE SHOP On 2026-05-02",
        "Add Refund INR -862.16 Sample Shop *5555 2026-05-02")]
    [InlineData(
        "INR",
        "USD 11.80 spent using ICICI Bank Card XX7004 on 03-Apr-26 on SAMPLE CLOUD. Avl Limit: INR 17,95,899.53",
        "Draft foreign USD 11.80 Sample Cloud *7004 2026-04-03")]
    [InlineData(
        "KES",
        "TEST7H7T3G Confirmed. Ksh70.00 paid to SAMPLE KIOSK. on 20/4/26 at 4:21 PM.New M-PESA balance is Ksh123.12. Transaction cost, Ksh0.00.",
        "Add KES 70.00 Sample Kiosk 2026-04-20 mpesa:TEST7H7T3G")]
    [InlineData(
        "INR",
        """{"from":"VM-SAMPLE","text":"Sent Rs.51.00 from XXXXXX9722 to SAMPLE TEA on 30/04/2026. UPI ref no. 600000000051.","sentStamp":1777546800000,"receivedStamp":1777546801000,"sim":"1"}""",
        "Add INR 51.00 Sample Tea *9722 2026-04-30 upi:600000000051")]
    [InlineData(
        "CHF",
        """{"id":"evt_test_1","type":"charge.refunded","data":{"object":{"id":"ch_test_1","amount_refunded":450,"currency":"chf"}}}""",
        "Ignore incoming")]
    [InlineData("EUR", """{"id":"WH-TEST","event_type":"PAYMENT.CAPTURE.COMPLETED"}""", "Ignore incoming")]
    [InlineData(
        "GBP",
        """{"data":{"resource":{"id":1,"profile_id":1,"type":"balance-account"},"amount":9.60,"currency":"GBP","transaction_type":"debit","channel_name":"CARD","transfer_reference":"CARD-1234567","occurred_at":"2026-05-01T12:48:00Z","post_transaction_balance_amount":30.0,"step_id":5},"event_type":"balances#update"}""",
        "Draft merchant-missing GBP 9.60 2026-05-01 wise:CARD-1234567")]
    [InlineData("EUR", "Payment of €20.00 at SAMPLE was declined", "Ignore declined")]
    [InlineData(
        "EUR", "Refund policy: see our site. You paid €5.00 at Sample", "Draft Unknown kind-unclear EUR 5.00 Sample")]
    [InlineData("EUR", "You received a payment of €50.00 from Bob", "Ignore incoming")]
    [InlineData("EUR", "Get €20 off when you spend €100 at Sample", "Ignore advert")]
    public void Each_is_read_as_a_person_would(string currency, string body, string told) =>
        Assert.Equal(told, EventReaderTestHelper.Of(currency, body).Told());
}
