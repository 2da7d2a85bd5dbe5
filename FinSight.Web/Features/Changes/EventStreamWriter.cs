namespace FinSight.Web.Features.Changes;

/// <summary>
/// The line to one reader of a stream: one that does not read is cut off, and nothing is kept for it.
/// </summary>
/// <param name="most">How long it may take nothing.</param>
sealed class EventStreamWriter(HttpContext context, TimeSpan most, TimeProvider time)
{
    /// <exception cref="OperationCanceledException">The reader is gone, or too slow.</exception>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        using var patience = new CancellationTokenSource(most, time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, context.RequestAborted);
        try
        {
            await context.Response.BodyWriter.WriteAsync(bytes, any.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            context.Abort();
            throw;
        }
    }
}
