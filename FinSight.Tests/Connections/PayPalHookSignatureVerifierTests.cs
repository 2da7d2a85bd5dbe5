using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using FinSight.Core.Capture.Signatures;
using FinSight.Core.Connections;
using FinSight.Web.Features.Connections;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Connections;

/// <summary>PayPal, whose certificate a stand-in of this test hands out.</summary>
public sealed class PayPalHookSignatureVerifierTests : HookTestBase, IDisposable
{
    const string Body =
        """{"id":"WH-TEST","event_type":"PAYMENT.CAPTURE.COMPLETED","resource":{"amount":{"value":"4.50","currency_code":"EUR"}}}""";
    const string WebhookId = "5GP028458E2496506", Url = "https://api.paypal.com/v1/notifications/certs/CERT-1";

    readonly RSA _rootKey = RSA.Create(2048);
    readonly RSA _leafKey = RSA.Create(2048);
    readonly StandIn _standIn = new();
    ConnectionSetupResult _paypal = null!;

    public override async Task InitializeAsync()
    {
        var root = Root();
        _standIn.Answers[Url] = () => new(HttpStatusCode.OK)
        {
            Content = new StringContent(Leaf(root).ExportCertificatePem()),
        };
        App.Replace = services => services.AddSingleton(new PayPalCertificates(TimeProvider.System, _standIn, root));
        await base.InitializeAsync();
        _paypal = await Maker.AddAsync(Mara, ConnectionKind.PayPal, "PayPal");
        await Maker.SignWithAsync(Mara, _paypal.Row, WebhookId);
    }

    [Fact]
    public async Task Money_that_came_in_is_set_aside_and_its_certificate_fetched_once()
    {
        for (var i = 0; i < 3; i++) Assert.Equal((200, "ignored", "incoming"), (await PostAsync()).Told);
        Assert.Equal([Url], _standIn.Asked);
    }

    [Fact]
    public async Task Nothing_is_fetched_from_elsewhere_or_for_what_can_t_be_right()
    {
        foreach (var elsewhere in (string?[])
        [
            "https://example.org/cert", "http://api.paypal.com/cert", "https://api.paypal.com:444/cert",
            "https://paypal.com.example.org/", null,
        ])
            Assert.Equal((401, "refused", "signature"), (await PostAsync(url: elsewhere)).Told);
        Assert.Equal(401, (await SendAsync(_paypal.Path, Body, ("PAYPAL-CERT-URL", Url))).Status);
        Assert.Empty(_standIn.Asked);
        Assert.Equal(6, await RefusedAsync(_paypal.Row.Id));
    }

    [Fact]
    public async Task A_redirect_leads_nowhere()
    {
        const string Moved = "https://api.paypal.com/moved";
        _standIn.Answers[Moved] = () => new(HttpStatusCode.Found) { Headers = { Location = new(Url) } };
        Assert.Equal(401, (await PostAsync(url: Moved)).Status);
        Assert.Equal([Moved], _standIn.Asked);
        Assert.False(PayPalCertificates.NewHandler().AllowAutoRedirect);
    }

    [Fact]
    public async Task A_wrong_signature_an_old_one_another_webhook_and_a_huge_certificate_are_refused()
    {
        Assert.Equal(401, (await PostAsync(body: Body + " ")).Status);
        Assert.Equal(401, (await PostAsync(at: TimeProvider.System.GetUtcNow().AddDays(-4))).Status);
        await Maker.SignWithAsync(Mara, _paypal.Row, "ANOTHERWEBHOOK123");
        Assert.Equal(401, (await PostAsync()).Status);
        await Maker.SignWithAsync(Mara, _paypal.Row, WebhookId);
        const string Huge = "https://api.paypal.com/huge";
        _standIn.Answers[Huge] = () => new(HttpStatusCode.OK) { Content = new StringContent(new string('x', 100_000)) };
        Assert.Equal(401, (await PostAsync(url: Huge)).Status);
        Assert.Equal(200, (await PostAsync()).Status);
    }

    async Task<HookReply> PostAsync(string? body = null, string? url = Url, DateTimeOffset? at = null)
    {
        var time = (at ?? TimeProvider.System.GetUtcNow())
            .ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var message = $"tid|{time}|{WebhookId}|"
            + PayPalSignature.Crc32(Encoding.UTF8.GetBytes(Body)).ToString(CultureInfo.InvariantCulture);
        var signed = _leafKey.SignData(
            Encoding.UTF8.GetBytes(message), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return await SendAsync(
            _paypal.Path, body ?? Body, ("PAYPAL-TRANSMISSION-ID", "tid"), ("PAYPAL-TRANSMISSION-TIME", time),
            ("PAYPAL-AUTH-ALGO", "SHA256withRSA"),
            ("PAYPAL-TRANSMISSION-SIG", Convert.ToBase64String(signed)), ("PAYPAL-CERT-URL", url));
    }

    X509Certificate2 Root()
    {
        var request = new CertificateRequest(
            "CN=Root of the test", _rootKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(
                certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        return request.CreateSelfSigned(
            TimeProvider.System.GetUtcNow().AddYears(-1), TimeProvider.System.GetUtcNow().AddYears(1));
    }

    X509Certificate2 Leaf(X509Certificate2 root)
    {
        var request = new CertificateRequest(
            "CN=messageverificationcerts.paypal.com", _leafKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("messageverificationcerts.paypal.com");
        request.CertificateExtensions.Add(names.Build());
        return request.Create(
            root,
            TimeProvider.System.GetUtcNow().AddMonths(-6),
            TimeProvider.System.GetUtcNow().AddMonths(6),
            [1, 2, 3]);
    }

    public void Dispose()
    {
        _rootKey.Dispose();
        _leafKey.Dispose();
        _standIn.Dispose();
    }

    sealed class StandIn : HttpMessageHandler
    {
        public Dictionary<string, Func<HttpResponseMessage>> Answers { get; } = [];

        public ConcurrentQueue<string> Asked { get; } = new();

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Enqueue(request.RequestUri!.AbsoluteUri);
            return Task.FromResult(Answers[request.RequestUri.AbsoluteUri]());
        }
    }
}
