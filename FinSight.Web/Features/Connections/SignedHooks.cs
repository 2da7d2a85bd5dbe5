using FinSight.Core.Capture.Signatures;
using FinSight.Core.Connections;

namespace FinSight.Web.Features.Connections;

/// <summary>The forwarder of an Android phone, with the secret that stands in its rules.</summary>
sealed class ForwarderHookSignatureVerifier(SigningSecretProtector seal) : IHookSignatureVerifier
{
    public ConnectionKind Kind => ConnectionKind.Android;

    public Task<bool> IsRightAsync(AuthenticatedConnection key, HttpRequest request, ReadOnlyMemory<byte> body) =>
        Task.FromResult(
            seal.Open(key) is { } secret
            && ForwarderSignature.Verify(
                body.Span, request.Headers[ForwarderSignature.Header], secret) == SignatureVerdict.Right);
}

/// <summary>Stripe, with the signing secret of the endpoint.</summary>
sealed class StripeHookSignatureVerifier(SigningSecretProtector seal, TimeProvider time) : IHookSignatureVerifier
{
    public ConnectionKind Kind => ConnectionKind.Stripe;

    public Task<bool> IsRightAsync(AuthenticatedConnection key, HttpRequest request, ReadOnlyMemory<byte> body) =>
        Task.FromResult(
            seal.Open(key) is { } secret
            && StripeSignature.Verify(
                body.Span, request.Headers[StripeSignature.Header], secret,
                time.GetUtcNow()) == SignatureVerdict.Right);
}

/// <summary>Wise, with the key that it publishes, or with the one that the connection was given.</summary>
sealed class WiseHookSignatureVerifier(SigningSecretProtector seal) : IHookSignatureVerifier
{
    public ConnectionKind Kind => ConnectionKind.Wise;

    public Task<bool> IsRightAsync(AuthenticatedConnection key, HttpRequest request, ReadOnlyMemory<byte> body)
    {
        var known = key.SigningSecret is null ? WiseSignature.PublicKey : seal.Open(key);
        return Task.FromResult(
            known is not null
                && WiseSignature.Verify(
                    body.Span, request.Headers[WiseSignature.Header], known) == SignatureVerdict.Right);
    }
}

/// <summary>PayPal, with the webhook's id and a certificate that is fetched from PayPal alone.</summary>
sealed class PayPalHookSignatureVerifier(
    SigningSecretProtector seal, PayPalCertificates certificates, TimeProvider time)
    : IHookSignatureVerifier
{
    public ConnectionKind Kind => ConnectionKind.PayPal;

    public async Task<bool> IsRightAsync(AuthenticatedConnection key, HttpRequest request, ReadOnlyMemory<byte> body)
    {
        var headers = new PayPalHeaders(
            request.Headers["PAYPAL-TRANSMISSION-ID"], request.Headers["PAYPAL-TRANSMISSION-TIME"],
            request.Headers["PAYPAL-TRANSMISSION-SIG"], request.Headers["PAYPAL-CERT-URL"],
            request.Headers["PAYPAL-AUTH-ALGO"]);
        // Nothing is fetched for what can't be right.
        if (seal.Open(key) is not { } webhook
            || headers is not { TransmissionId: not null, TransmissionTime: not null, Signature: not null })
            return false;
        if (!PayPalSignature.IsCertificateUrl(headers.CertificateUrl)) return false;
        return await certificates.GetAsync(headers.CertificateUrl!, request.HttpContext.RequestAborted) is { } pem
            && PayPalSignature.Verify(
                body.Span, headers, webhook, pem, time.GetUtcNow(), certificates.Root) == SignatureVerdict.Right;
    }
}
