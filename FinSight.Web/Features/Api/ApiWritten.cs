using FinSight.Core.Changes;

namespace FinSight.Web.Features.Api;

/// <summary>What a write has left in the log.</summary>
/// <param name="Batch">What undo takes back; null where there was nothing to write.</param>
/// <param name="Sequence">The last change that it made.</param>
sealed record ApiWritten(Guid? Batch, long? Sequence)
{
    public static ApiWritten Of(WriteResult written) =>
        new(written.BatchId, written.BatchId is null ? null : written.Sequence);
}
