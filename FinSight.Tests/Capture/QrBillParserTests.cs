using System.Globalization;
using FinSight.Core.Capture.Bills;

namespace FinSight.Tests.Capture;

public sealed class QrBillParserTests
{
    const string Swiss =
        "SPC\n0200\n1\nCH4431999123000889012\nS\nMuster Gas AG\nBeispielweg\n1\n8000\nZürich\nCH\n\n\n\n\n\n\n\n149.00\nCHF\nS\nErika Muster\nWeg\n2\n8001\nZürich\nCH\nQRR\n210000000003139471430009017\nRechnung 42\nEPD";

    const string Epc = "BCD\n002\n1\nSCT\n\nMuster AG\nDE89370400440532013000\nEUR149.00\n\n\nRechnung 42";

    [Theory]
    [InlineData(Swiss, "Swiss Muster Gas AG CHF 149.00 210000000003139471430009017 Rechnung 42")]
    [InlineData(Epc, "Epc Muster AG EUR 149.00  Rechnung 42")]
    [InlineData("upi://pay?pa=sample@upi&pn=Sample%20Tea&am=51.00&cu=INR&tn=tea", "Upi Sample Tea INR 51.00  tea")]
    [InlineData("upi://pay?pa=sample@upi", "Upi sample@upi  INR  ")]
    public void A_code_is_read_whole(string code, string told) => Assert.Equal(told, Told(QrBillParser.Read(code)!));

    [Fact]
    public void Lines_may_end_as_on_any_system() =>
        Assert.Equal(
            Told(QrBillParser.Read(Swiss)!),
            Told(QrBillParser.Read(Swiss.Replace("\n", "\r\n", StringComparison.Ordinal))!));

    [Fact]
    public void An_amount_may_be_left_to_the_payer() =>
        Assert.Null(QrBillParser.Read(Swiss.Replace("149.00", "", StringComparison.Ordinal))!.Minor);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("https://example.org")]
    [InlineData("SPC\n0200\n1")]
    [InlineData("BCD\n002\n1\nSCT\n\nMuster AG\nDE89370400440532013001\nEUR149.00")]
    [InlineData("BCD\n002\n1\nSCT\n\nMuster AG\nDE89370400440532013000\nUSD149.00")]
    [InlineData("BCD\n002\n1\nSCT\n\nMuster AG\nDE89370400440532013000\nEUR149.00\n\nRF18\nRechnung")]
    [InlineData("BCD\n002\n1\nSCT\n\nMuster AG\nDE89370400440532013000\nEUR1,000")]
    [InlineData("upi://pay?pn=Sample")]
    [InlineData("upi://pay?pa=sample@upi&am=-5")]
    [InlineData("upi://mandate?pa=sample@upi")]
    public void Anything_else_is_no_bill(string? code) => Assert.Null(QrBillParser.Read(code));

    static string Told(QrBillDetails bill) => string.Join(' ', bill.Kind, bill.Creditor,
        bill.Minor is { } minor
            ? MoneyText.FormatWithCode(new(minor, bill.Currency), CultureInfo.InvariantCulture)
            : $" {bill.Currency}", bill.Reference, bill.Note);
}
