namespace FinSight.Core.Changes;

/// <summary>What a write has left in the log.</summary>
/// <param name="BatchId">What undo takes back; null where there was nothing to write.</param>
/// <param name="Sequence">The last change that it made; 0 where there was nothing to write.</param>
/// <param name="Told">The batch as the activity tells it, where that takes no further look: one row was added.</param>
public record Written(Guid? BatchId, long Sequence, ActivityEntry? Told = null);

/// <summary>What a write has left in the log, and the row as it is now.</summary>
public sealed record Written<T>(T Row, Guid? BatchId, long Sequence, ActivityEntry? Told = null) : Written(BatchId, Sequence, Told)
{
    public static implicit operator T(Written<T> written) => written.Row;
}
