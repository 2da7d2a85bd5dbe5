using System.Security.Cryptography;

namespace FinSight.Core.Capture.Signatures;

/// <summary>Of Wise: RSA (PKCS#1 v1.5, SHA-256) of the body in Base64, with Wise's public key.</summary>
public static class WiseSignature
{
    public const string Header = "X-Signature-SHA256";

    /// <summary>The one that Wise publishes for everybody (docs.wise.com, event handling), as PEM.</summary>
    public const string PublicKey = """
        -----BEGIN PUBLIC KEY-----
        MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAvO8vXV+JksBzZAY6GhSO
        XdoTCfhXaaiZ+qAbtaDBiu2AGkGVpmEygFmWP4Li9m5+Ni85BhVvZOodM9epgW3F
        bA5Q1SexvAF1PPjX4JpMstak/QhAgl1qMSqEevL8cmUeTgcMuVWCJmlge9h7B1CS
        D4rtlimGZozG39rUBDg6Qt2K+P4wBfLblL0k4C4YUdLnpGYEDIth+i8XsRpFlogx
        CAFyH9+knYsDbR43UJ9shtc42Ybd40Afihj8KnYKXzchyQ42aC8aZ/h5hyZ28yVy
        Oj3Vos0VdBIs/gAyJ/4yyQFCXYte64I7ssrlbGRaco4nKF3HmaNhxwyKyJafz19e
        HwIDAQAB
        -----END PUBLIC KEY-----
        """;

    /// <param name="publicKey">As PEM.</param>
    public static SignatureVerdict Verify(ReadOnlySpan<byte> body, string? header, string publicKey)
    {
        if (string.IsNullOrWhiteSpace(header)) return SignatureVerdict.Missing;
        if (SignatureComparison.Base64(header.Trim()) is not { } signature) return SignatureVerdict.Wrong;
        using var key = RSA.Create();
        key.ImportFromPem(publicKey);
        return key.VerifyData(body, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            ? SignatureVerdict.Right
            : SignatureVerdict.Wrong;
    }
}
