namespace FinSight.Core.Changes;

/// <summary>What a write has left in the log.</summary>
/// <param name="BatchId">What undo takes back; null where there was nothing to write.</param>
/// <param name="Sequence">The last change that it made; 0 where there was nothing to write.</param>
/// <param name="Told">The batch as the activity tells it, where that takes no further look: one row was added.</param>
public record WriteResult(Guid? BatchId, long Sequence, ActivityEntry? Told = null);

/// <summary>What a write has left in the log, and the row as it is now.</summary>
public sealed record WriteResult<T>(T Row, Guid? BatchId, long Sequence, ActivityEntry? Told = null) : WriteResult(
    BatchId, Sequence, Told)
{
    public static implicit operator T(WriteResult<T> written) => written.Row;
}
