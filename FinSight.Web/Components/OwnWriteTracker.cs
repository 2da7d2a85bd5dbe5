using FinSight.Core.Changes;
using FinSight.Core.Expenses;

namespace FinSight.Web.Components;

/// <summary>
/// What this page itself writes, so that it is not taken for somebody else's, and the page can take it back.
/// </summary>
sealed class OwnWriteTracker
{
    readonly HashSet<Guid> _batches = [];
    readonly Dictionary<Guid, long> _versions = [];
    TaskCompletionSource? _running;
    int _count;

    /// <summary>What came of the last write, be it nothing.</summary>
    public WriteResult? Last { get; private set; }

    /// <summary>The ledger's last change that this page knows to be its own.</summary>
    public long Sequence { get; private set; }

    /// <summary>Another ledger counts its changes by itself.</summary>
    public void Begin()
    {
        _batches.Clear();
        _versions.Clear();
        (Last, Sequence) = (null, 0);
    }

    /// <summary>Writes, and remembers what came of it.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> write) where T : WriteResult
    {
        if (_count++ == 0) _running = new(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            var written = await write();
            Remember(written);
            if (written is WriteResult<ExpenseRow> { Row: var row }) _versions[row.Id] = row.Version;
            return written;
        }
        finally
        {
            if (--_count == 0) _running!.SetResult();
        }
    }

    public void Remember(WriteResult written)
    {
        Last = written;
        if (written.BatchId is { } batchId) _batches.Add(batchId);
        Sequence = Math.Max(Sequence, written.Sequence);
    }

    /// <summary>
    /// When all that was begun has answered: the page hears of a change before it hears what it wrote.
    /// </summary>
    public Task SettledAsync() => _running?.Task ?? Task.CompletedTask;

    public bool Has(Guid batchId) => _batches.Contains(batchId);

    /// <summary>Whether the row became what it is by this page's hand.</summary>
    public bool Made(ExpenseRow row) => _versions.GetValueOrDefault(row.Id) == row.Version;
}
