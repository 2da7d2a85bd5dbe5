using FinSight.Core.Data;

namespace FinSight.Core.Changes;

/// <summary>
/// Looks at what a transaction has done to the rows of a ledger before it is on disk, and may write beside it.
/// </summary>
interface IBeforeCommitObserver
{
    /// <summary>What the context saves here is part of the transaction. Whoever throws takes all of it back.</summary>
    Task BeforeCommitAsync(FinSightContext db, BatchContext batch, CancellationToken cancel);

    /// <summary>The transaction is over.</summary>
    void End(BatchContext batch, bool isOnDisk);
}

sealed class BeforeCommitObservers(IEnumerable<IBeforeCommitObserver> all)
{
    public IReadOnlyList<IBeforeCommitObserver> All { get; } = [.. all];
}
