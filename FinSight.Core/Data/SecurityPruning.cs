using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Data;

/// <summary>Shortens the security log and the list of checkups to their last year.</summary>
public sealed class SecurityPruning(IDbContextFactory<FinSightContext> contexts, TimeProvider time)
{
    public const int Years = 1;

    const int ChunkSize = 500;

    /// <returns>How many lines left the log.</returns>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        var limit = time.GetUtcNow().UtcDateTime.AddYears(-Years);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await DeleteAsync(db, db.DoctorRuns.Where(run => run.At < limit), cancel);
        var old = db.SecurityEvents.Where(line => line.At < limit);
        if (await old.MinAsync(line => (long?)line.Sequence, cancel) is not { } oldest) return 0;
        var last = await old.MaxAsync(line => line.Sequence, cancel);
        var gone = 0;
        for (var from = oldest; from <= last; from += ChunkSize)
            gone += await DeleteAsync(
                db, old.Where(line => line.Sequence >= from && line.Sequence < from + ChunkSize), cancel);
        return gone;
    }

    // A transaction of its own passes the writer gate, and others may write between two of them.
    static async Task<int> DeleteAsync<T>(FinSightContext db, IQueryable<T> rows, CancellationToken cancel)
    {
        await using var transaction = await db.BeginAsync(WriteScopeKey.Server, cancel);
        var gone = await rows.ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
        return gone;
    }
}
