using System.Security.Cryptography;

namespace FinSight.Core.Backup;

/// <summary>Seals what is written to it, chunk by chunk. See <see cref="EncryptedFile"/>.</summary>
sealed class EncryptingStream(Stream file, byte[] head, byte[] key) : Stream
{
    readonly AesGcm _cipher = new(key, EncryptedFile.TagBytes);
    readonly byte[] _plain = new byte[EncryptedFile.ChunkBytes];
    readonly byte[] _sealed = new byte[EncryptedFile.ChunkBytes + EncryptedFile.TagBytes];
    int _filled;
    uint _chunk;
    bool _isBegun;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Seals the rest as the last chunk: without it, nobody takes the file for whole.</summary>
    public void End()
    {
        Emit(isLast: true);
        CryptographicOperations.ZeroMemory(_plain);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            // Only once more comes it is known that a full chunk is not the last.
            if (_filled == _plain.Length) Emit(isLast: false);
            var taken = Math.Min(buffer.Length, _plain.Length - _filled);
            buffer[..taken].CopyTo(_plain.AsSpan(_filled));
            _filled += taken;
            buffer = buffer[taken..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Write(buffer.AsSpan(offset, count));
        return Task.CompletedTask;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _cipher.Dispose();
        base.Dispose(disposing);
    }

    void Emit(bool isLast)
    {
        if (!_isBegun) file.Write(head);
        _isBegun = true;
        Span<byte> nonce = stackalloc byte[AesGcm.NonceByteSizes.MaxSize];
        EncryptedFile.Nonce(head, _chunk, isLast, nonce);
        _cipher.Encrypt(
            nonce, _plain.AsSpan(0, _filled), _sealed.AsSpan(0, _filled),
            _sealed.AsSpan(_filled, EncryptedFile.TagBytes), head);
        file.Write(_sealed, 0, _filled + EncryptedFile.TagBytes);
        _chunk = checked(_chunk + 1);
        _filled = 0;
    }
}
