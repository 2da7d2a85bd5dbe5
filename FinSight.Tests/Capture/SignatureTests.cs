using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using FinSight.Core.Capture.Signatures;

namespace FinSight.Tests.Capture;

public sealed class SignatureTests
{
    const string Sms =
        """{"from":"VM-SAMPLE","text":"Sent Rs.51.00 from XXXXXX9722 to SAMPLE TEA on 30/04/2026. UPI ref no. 600000000051.","sentStamp":1777546800000,"receivedStamp":1777546801000,"sim":"1"}""";
    const string SmsSignature = "8680864fc6f37c8b467aac98df6bb8f100c2e9edf25501df16ede2c0e84fc48f";

    const string Refund =
        """{"id":"evt_test_1","type":"charge.refunded","data":{"object":{"id":"ch_test_1","amount_refunded":450,"currency":"chf"}}}""";
    const string RefundSignature = "1d79523f5b2e3d7b4d3d5509c2618a0a310b55b6928904845e0669496d85d988";

    static readonly DateTimeOffset Then = new(2026, 5, 1, 11, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(SmsSignature, SignatureVerdict.Right)]
    [InlineData("sha256=" + SmsSignature, SignatureVerdict.Right)]
    [InlineData(null, SignatureVerdict.Missing)]
    [InlineData("", SignatureVerdict.Missing)]
    [InlineData("8680", SignatureVerdict.Wrong)]
    [InlineData("no hex at all", SignatureVerdict.Wrong)]
    public void A_forwarders_signature_is_over_the_body(string? header, SignatureVerdict verdict) =>
        Assert.Equal(verdict, ForwarderSignature.Verify(Encoding.UTF8.GetBytes(Sms), header, "invented-secret"));

    [Fact]
    public void A_forwarders_changed_body_is_refused() =>
        Assert.Equal(
            SignatureVerdict.Wrong,
            ForwarderSignature.Verify(Encoding.UTF8.GetBytes(Sms + " "), SmsSignature, "invented-secret"));

    [Theory]
    [InlineData("t=1777633200,v1=" + RefundSignature, 0, SignatureVerdict.Right)]
    [InlineData("t=1777633200,v1=00,v1=" + RefundSignature + ",v0=1", 299, SignatureVerdict.Right)]
    [InlineData("t=1777633200,v1=" + RefundSignature, 301, SignatureVerdict.OutOfTime)]
    [InlineData("t=1777633200,v1=" + RefundSignature, -301, SignatureVerdict.OutOfTime)]
    [InlineData("t=1777633201,v1=" + RefundSignature, 0, SignatureVerdict.Wrong)]
    [InlineData("v1=" + RefundSignature, 0, SignatureVerdict.Wrong)]
    [InlineData("t=99999999999999999999,v1=" + RefundSignature, 0, SignatureVerdict.Wrong)]
    [InlineData(null, 0, SignatureVerdict.Missing)]
    public void Stripes_signature_is_over_its_time_and_the_body(string? header, int later, SignatureVerdict verdict) =>
        Assert.Equal(
            verdict,
            StripeSignature.Verify(
                Encoding.UTF8.GetBytes(Refund), header, "whsec_invented_for_tests", Then.AddSeconds(later)));

    [Fact]
    public void Wises_signature_is_of_its_key()
    {
        using var key = RSA.Create(2048);
        var body = Encoding.UTF8.GetBytes("{}");
        var signed = Convert.ToBase64String(key.SignData(body, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        Assert.Equal(SignatureVerdict.Right, WiseSignature.Verify(body, signed, key.ExportSubjectPublicKeyInfoPem()));
        Assert.Equal(
            SignatureVerdict.Wrong, WiseSignature.Verify("{ }"u8, signed, key.ExportSubjectPublicKeyInfoPem()));
        Assert.Equal(
            SignatureVerdict.Wrong, WiseSignature.Verify(body, "no base64!", key.ExportSubjectPublicKeyInfoPem()));
        Assert.Equal(SignatureVerdict.Missing, WiseSignature.Verify(body, null, key.ExportSubjectPublicKeyInfoPem()));
    }

    [Theory]
    [InlineData("https://api.paypal.com/v1/notifications/certs/CERT-1", true)]
    [InlineData("https://api.sandbox.paypal.com/v1/notifications/certs/CERT-1", true)]
    [InlineData("http://api.paypal.com/cert", false)]
    [InlineData("https://paypal.com.example.org/cert", false)]
    [InlineData("https://notpaypal.com/cert", false)]
    [InlineData("https://api.paypal.com@example.org/cert", false)]
    [InlineData("https://api.paypal.com:8443/cert", false)]
    [InlineData("/cert", false)]
    [InlineData(null, false)]
    public void PayPals_certificate_comes_from_PayPal(string? url, bool fits) =>
        Assert.Equal(fits, PayPalSignature.IsCertificateUrl(url));

    [Fact]
    public void PayPals_checksum_is_that_of_zip_files() =>
        Assert.Equal(
            3391999205, PayPalSignature.Crc32("""{"id":"WH-TEST","event_type":"PAYMENT.CAPTURE.COMPLETED"}"""u8));

    [Fact]
    public void PayPals_signature_needs_a_certificate_that_leads_to_a_root()
    {
        using var rootKey = RSA.Create(2048);
        using var leafKey = RSA.Create(2048);
        using var root = Root(rootKey, "CN=Root of the test");
        using var leaf = Leaf(leafKey, root, "messageverificationcerts.paypal.com");
        using var stranger = Leaf(leafKey, root, "example.org");
        using var otherRoot = Root(leafKey, "CN=Another root");
        var body = Encoding.UTF8.GetBytes("""{"id":"WH-TEST","event_type":"PAYMENT.CAPTURE.COMPLETED"}""");
        var signed = Convert.ToBase64String(
            leafKey.SignData(
                "tid|2026-05-01T11:00:00Z|WEBHOOKID|3391999205"u8,
                HashAlgorithmName.SHA256,
                RSASignaturePadding.Pkcs1));
        var headers = new PayPalHeaders(
            "tid", "2026-05-01T11:00:00Z", signed, "https://api.paypal.com/cert", "SHA256withRSA");

        Assert.Equal(SignatureVerdict.Right, Verify(headers, leaf, root));
        Assert.Equal(SignatureVerdict.Right, Verify(headers, leaf, root, Then.AddDays(3)));
        Assert.Equal(SignatureVerdict.OutOfTime, Verify(headers, leaf, root, Then.AddDays(4)));
        Assert.Equal(SignatureVerdict.Wrong, Verify(headers with { TransmissionId = "other" }, leaf, root));
        Assert.Equal(SignatureVerdict.Wrong, Verify(headers with { Signature = "!" }, leaf, root));
        Assert.Equal(SignatureVerdict.Missing, Verify(headers with { TransmissionTime = null }, leaf, root));
        Assert.Equal(
            SignatureVerdict.WrongCertificate,
            Verify(headers with { CertificateUrl = "https://example.org/cert" }, leaf, root));
        Assert.Equal(SignatureVerdict.WrongCertificate, Verify(headers, stranger, root));
        Assert.Equal(SignatureVerdict.WrongCertificate, Verify(headers, leaf, otherRoot));
        Assert.Equal(
            SignatureVerdict.WrongCertificate,
            PayPalSignature.Verify(body, headers, "WEBHOOKID", "nothing", Then, root));

        SignatureVerdict Verify(
            PayPalHeaders sent, X509Certificate2 certificate, X509Certificate2 trusted, DateTimeOffset? now = null) =>
            PayPalSignature.Verify(body, sent, "WEBHOOKID", certificate.ExportCertificatePem(), now ?? Then, trusted);
    }

    static X509Certificate2 Root(RSA key, string name)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(
                certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        return request.CreateSelfSigned(Then.AddYears(-1), Then.AddYears(1));
    }

    static X509Certificate2 Leaf(RSA key, X509Certificate2 root, string host)
    {
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        return request.Create(root, Then.AddMonths(-6), Then.AddMonths(6), [1, 2, 3]);
    }
}
