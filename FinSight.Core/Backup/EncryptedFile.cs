using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FinSight.Core.Backup;

/// <summary>
/// A file under a passphrase: a head of 64 bytes (name and format, iterations, salt, prefix of the nonces), then chunks
/// of 64 KiB, each sealed with AES-256-GCM under PBKDF2-SHA-512 of the passphrase. A chunk's nonce is the prefix and
/// its number, the last one says so, and each is bound to the head: none can be changed, moved, left out or cut off.
/// </summary>
static class EncryptedFile
{
    public const int HeadBytes = 64, ChunkBytes = 64 << 10, TagBytes = 16;

    internal const int SaltBytes = 32, PrefixBytes = 7, KeyBytes = 32;

    const int Iterations = 600_000, MostIterations = 10_000_000;

    internal static ReadOnlySpan<byte> Magic => "FinSight sealed\x01"u8;

    /// <summary>What is written to it comes out sealed; whole with its end only.</summary>
    /// <param name="file">Is left open.</param>
    public static EncryptingStream Create(Stream file, string passphrase)
    {
        var head = new byte[HeadBytes];
        Magic.CopyTo(head);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(Magic.Length), Iterations);
        RandomNumberGenerator.Fill(head.AsSpan(Magic.Length + sizeof(int), SaltBytes + PrefixBytes));
        return new EncryptingStream(file, head, KeyOf(head, passphrase));
    }

    /// <returns>What it holds, whether it is sealed or not.</returns>
    /// <param name="file">Is left open.</param>
    /// <exception cref="RuleException">It is sealed with another passphrase, or with one and none is given.</exception>
    public static Stream Open(Stream file, string? passphrase)
    {
        var head = new byte[HeadBytes];
        var length = file.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false);
        file.Position = 0;
        if (!head.AsSpan().StartsWith(Magic)) return file;
        if (length < HeadBytes || file.Length < HeadBytes + TagBytes) throw new RuleException(Rules.Backup.Damaged);
        if (passphrase is null) throw new RuleException(Rules.Backup.PassphraseMissing);
        return new DecryptingStream(file, head, KeyOf(head, passphrase));
    }

    internal static ReadOnlySpan<byte> PrefixOf(ReadOnlySpan<byte> head) =>
        head.Slice(Magic.Length + sizeof(int) + SaltBytes, PrefixBytes);

    /// <summary>12 bytes: the prefix, the chunk's number, and whether it is the last.</summary>
    internal static void Nonce(ReadOnlySpan<byte> head, uint chunk, bool isLast, Span<byte> nonce)
    {
        PrefixOf(head).CopyTo(nonce);
        BinaryPrimitives.WriteUInt32BigEndian(nonce[PrefixBytes..], chunk);
        nonce[^1] = isLast ? (byte)1 : (byte)0;
    }

    static byte[] KeyOf(ReadOnlySpan<byte> head, string passphrase)
    {
        var iterations = BinaryPrimitives.ReadInt32BigEndian(head[Magic.Length..]);
        if (iterations is < 1 or > MostIterations) throw new RuleException(Rules.Backup.Damaged);
        var salt = head.Slice(Magic.Length + sizeof(int), SaltBytes);
        return Rfc2898DeriveBytes.Pbkdf2(
            passphrase.Normalize(System.Text.NormalizationForm.FormKC), salt, iterations, HashAlgorithmName.SHA512,
            KeyBytes);
    }
}
