using System.Security.Cryptography;

namespace FinSight.Core.Capture.Signatures;

/// <summary>Of Wise: RSA (PKCS#1 v1.5, SHA-256) of the body in Base64, with Wise's public key.</summary>
public static class WiseSignature
{
    public const string Header = "X-Signature-SHA256";

    /// <param name="publicKey">As PEM.</param>
    public static SignatureVerdict Verify(ReadOnlySpan<byte> body, string? header, string publicKey)
    {
        if (string.IsNullOrWhiteSpace(header)) return SignatureVerdict.Missing;
        if (Signature.Base64(header.Trim()) is not { } signature) return SignatureVerdict.Wrong;
        using var key = RSA.Create();
        key.ImportFromPem(publicKey);
        return key.VerifyData(body, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1) ? SignatureVerdict.Right : SignatureVerdict.Wrong;
    }
}
