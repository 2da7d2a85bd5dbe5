using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace FinSight.Core.Capture.Signatures;

/// <summary>
/// Of PayPal: RSA-SHA256 of "id|time|webhook|crc32 of the body", with a certificate of PayPal's own host.
/// </summary>
public static class PayPalSignature
{
    public static readonly TimeSpan Tolerance = TimeSpan.FromDays(3) + TimeSpan.FromHours(1);

    /// <summary>Asked before anything is fetched: https on PayPal's own names, without a port or a user.</summary>
    public static bool IsCertificateUrl(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address)
        && address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && address.UserInfo.Length == 0
        && (address.IdnHost == "paypal.com" || address.IdnHost.EndsWith(".paypal.com", StringComparison.Ordinal));

    /// <param name="certificates">
    /// PEM of what stood at the address: PayPal's own first, then those that lead to a root.
    /// </param>
    /// <param name="root">Trusted in place of the system's roots, as tests do.</param>
    public static SignatureVerdict Verify(
        ReadOnlySpan<byte> body, PayPalHeaders headers, string webhookId, string certificates, DateTimeOffset now,
        X509Certificate2? root = null)
    {
        ArgumentNullException.ThrowIfNull(headers);
        if (headers is not
            {
                TransmissionId: { Length: > 0 } id,
                TransmissionTime: { Length: > 0 } time,
                Signature: { Length: > 0 } sent
            })
            return SignatureVerdict.Missing;
        if (!IsCertificateUrl(headers.CertificateUrl)) return SignatureVerdict.WrongCertificate;
        if (headers.Algorithm is not null
            && !headers.Algorithm.Equals("SHA256withRSA", StringComparison.OrdinalIgnoreCase))
            return SignatureVerdict.Wrong;
        if (SignatureComparison.Base64(sent) is not { } signature) return SignatureVerdict.Wrong;
        var chain = new X509Certificate2Collection();
        try
        {
            chain.ImportFromPem(certificates);
        }
        catch (CryptographicException)
        {
            return SignatureVerdict.WrongCertificate;
        }
        if (chain.Count == 0 || !IsPayPals(chain, now, root)) return SignatureVerdict.WrongCertificate;
        var message = Encoding.UTF8.GetBytes(
            $"{id}|{time}|{webhookId}|{Crc32(body).ToString(CultureInfo.InvariantCulture)}");
        using var key = chain[0].GetRSAPublicKey();
        if (key is null || !key.VerifyData(message, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
            return SignatureVerdict.Wrong;
        return DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            && (now - at).Duration() <= Tolerance
            ? SignatureVerdict.Right : SignatureVerdict.OutOfTime;
    }

    /// <summary>Of zip files and Ethernet, which PayPal signs in place of the body.</summary>
    public static uint Crc32(ReadOnlySpan<byte> body)
    {
        var crc = uint.MaxValue;
        foreach (var one in body)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }

    static bool IsPayPals(X509Certificate2Collection certificates, DateTimeOffset now, X509Certificate2? root)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = now.UtcDateTime;
        chain.ChainPolicy.ExtraStore.AddRange(certificates);
        if (root is not null)
        {
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.Add(root);
        }
        return chain.Build(certificates[0])
            && certificates[0].MatchesHostname(
                "messageverificationcerts.paypal.com", allowWildcards: true, allowCommonName: true);
    }
}
