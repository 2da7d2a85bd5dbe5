using System.Security.Cryptography;

namespace FinSight.Core.Backup;

/// <summary>
/// Reads what was sealed, from any place; what does not fit is refused. See <see cref="EncryptedFile"/>.
/// </summary>
sealed class DecryptingStream : Stream
{
    const int Whole = EncryptedFile.ChunkBytes + EncryptedFile.TagBytes;

    readonly Stream _file;
    readonly byte[] _head;
    readonly AesGcm _cipher;
    readonly byte[] _sealed = new byte[Whole];
    readonly byte[] _plain = new byte[EncryptedFile.ChunkBytes];
    readonly long _chunks;
    long _at = -1;
    int _filled;

    public DecryptingStream(Stream file, byte[] head, byte[] key)
    {
        (_file, _head, _cipher) = (file, head, new AesGcm(key, EncryptedFile.TagBytes));
        var body = file.Length - EncryptedFile.HeadBytes;
        _chunks = (body + Whole - 1) / Whole;
        Length = body - _chunks * EncryptedFile.TagBytes;
        try
        {
            // Nothing tells the wrong passphrase from a first chunk that was changed.
            Load(0);
        }
        catch (RuleException)
        {
            _cipher.Dispose();
            throw new RuleException(Rules.Backup.PassphraseWrong);
        }
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        if (Position >= Length || buffer.IsEmpty) return 0;
        var chunk = Position / EncryptedFile.ChunkBytes;
        if (chunk != _at) Load(chunk);
        var from = (int)(Position % EncryptedFile.ChunkBytes);
        var taken = Math.Min(buffer.Length, _filled - from);
        if (taken <= 0) throw new RuleException(Rules.Backup.Damaged);
        _plain.AsSpan(from, taken).CopyTo(buffer);
        Position += taken;
        return taken;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.FromResult(Read(buffer.AsSpan(offset, count)));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        new(Read(buffer.Span));

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _cipher.Dispose();
        CryptographicOperations.ZeroMemory(_plain);
        base.Dispose(disposing);
    }

    void Load(long chunk)
    {
        _file.Position = EncryptedFile.HeadBytes + chunk * Whole;
        var length = _file.ReadAtLeast(_sealed, Whole, throwOnEndOfStream: false);
        var filled = length - EncryptedFile.TagBytes;
        if (filled < 0 || chunk > uint.MaxValue) throw new RuleException(Rules.Backup.Damaged);
        Span<byte> nonce = stackalloc byte[AesGcm.NonceByteSizes.MaxSize];
        EncryptedFile.Nonce(_head, (uint)chunk, chunk == _chunks - 1, nonce);
        try
        {
            _cipher.Decrypt(
                nonce, _sealed.AsSpan(0, filled), _sealed.AsSpan(filled, EncryptedFile.TagBytes),
                _plain.AsSpan(0, filled), _head);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new RuleException(Rules.Backup.Damaged);
        }
        (_at, _filled) = (chunk, filled);
    }
}
