using System.Security.Cryptography;
using System.Text;

namespace FinSight.Core.Capture.Signatures;

/// <summary>What a signature was found to be.</summary>
public enum SignatureVerdict
{
    Right,
    Missing,
    Wrong,

    /// <summary>Rightly signed, but at another time than now.</summary>
    OutOfTime,

    /// <summary>The certificate is none of the provider's.</summary>
    WrongCertificate,
}

static class SignatureComparison
{
    public static byte[] Hmac(string secret, ReadOnlySpan<byte> message) =>
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), message);

    /// <summary>Of two texts in hexadecimal, in a time that tells nothing.</summary>
    public static bool IsHex(string sent, byte[] expected)
    {
        Span<byte> bytes = stackalloc byte[64];
        return Convert.FromHexString(sent, bytes, out _, out var written) == System.Buffers.OperationStatus.Done
            && CryptographicOperations.FixedTimeEquals(bytes[..written], expected);
    }

    public static byte[]? Base64(string? sent)
    {
        var bytes = new byte[1024];
        return sent is { Length: > 0 and <= 1024 } && Convert.TryFromBase64String(sent, bytes, out var written)
            ? bytes[..written]
            : null;
    }
}
