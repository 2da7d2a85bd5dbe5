namespace FinSight.Web.Hosting;

/// <summary>
/// Passes on what is written to an answer's body, which takes nothing synchronously: the few bytes with which archives
/// end an entry so wait here for the next asynchronous write.
/// </summary>
sealed class SyncWriteBufferStream(Stream body) : Stream
{
    readonly MemoryStream _waiting = new();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => _waiting.Write(buffer, offset, count);

    public override void Write(ReadOnlySpan<byte> buffer) => _waiting.Write(buffer);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await PassOnAsync(cancellationToken);
        await body.WriteAsync(buffer, cancellationToken);
    }

    public override void Flush() { }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        await PassOnAsync(cancellationToken);
        await body.FlushAsync(cancellationToken);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _waiting.Dispose();
        base.Dispose(disposing);
    }

    async Task PassOnAsync(CancellationToken cancel)
    {
        if (_waiting.Length == 0) return;
        await body.WriteAsync(_waiting.GetBuffer().AsMemory(0, (int)_waiting.Length), cancel);
        _waiting.SetLength(0);
    }
}
