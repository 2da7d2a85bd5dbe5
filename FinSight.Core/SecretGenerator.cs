using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace FinSight.Core;

/// <summary>A random text of 256 bits that its owner sees once; the database keeps its hash only.</summary>
static class SecretGenerator
{
    public const int HashBytes = SHA256.HashSizeInBytes;

    /// <summary>43 characters that need no escaping in an address.</summary>
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256: enough for what cannot be guessed, as a password can.</summary>
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
