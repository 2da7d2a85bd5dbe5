using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Data;

/// <summary>
/// Shortens the log to its last two years, from its oldest end and by whole batches: of any batch that is left, all
/// later changes of the same rows are left too, which is what an undo looks at.
/// </summary>
public sealed class LogPruning(IDbContextFactory<FinSightContext> contexts, TimeProvider time)
{
    public const int Years = 2;

    const int ChunkSize = 500;

    /// <returns>How many changes went.</returns>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await db.Changes.MinAsync(c => (long?)c.Sequence, cancel) is not { } oldest) return 0;
        var last = await LastAsync(db, cancel);
        var gone = 0;
        // The log only grows at its other end, so these cuts stay right while others write.
        for (var from = oldest; from <= last;)
        {
            var cut = await CutAsync(db, Math.Min(from + ChunkSize - 1, last), cancel);
            await using var transaction = await db.BeginAsync(WriteScopeKey.Server, cancel);
            gone += await db.Database.ExecuteSqlAsync($"DELETE FROM Changes WHERE Sequence <= {cut}", cancel);
            await transaction.CommitAsync(cancel);
            from = cut + 1;
        }
        if (gone > 0) await PruneLinksAsync(db, cancel);
        return gone;
    }

    static async Task PruneLinksAsync(FinSightContext db, CancellationToken cancel)
    {
        await using var transaction = await db.BeginAsync(WriteScopeKey.Server, cancel);
        await db.Database.ExecuteSqlAsync(
            $"DELETE FROM BatchLinks WHERE NOT EXISTS (SELECT 1 FROM Changes c WHERE c.LedgerId = BatchLinks.LedgerId AND c.BatchId = BatchLinks.BatchId)",
            cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>The last sequence that may go: all up to it is old enough, and no batch reaches beyond it.</summary>
    async Task<long> LastAsync(FinSightContext db, CancellationToken cancel)
    {
        var limit = time.GetUtcNow().UtcDateTime.AddYears(-Years);
        var young = await db.Changes.Where(c => c.At >= limit).OrderBy(c => c.Sequence)
            .Select(c => (long?)c.Sequence).FirstOrDefaultAsync(cancel);
        var last = (young ?? await db.Changes.MaxAsync(c => c.Sequence + 1, cancel)) - 1;
        while (await db.Changes
            .Where(
                c => c.Sequence <= last
                    && db.Changes.Any(
                        l => l.LedgerId == c.LedgerId && l.BatchId == c.BatchId && l.Sequence > last))
            .MinAsync(c => (long?)c.Sequence, cancel) is { } cutBatch)
        {
            last = cutBatch - 1;
        }
        return last;
    }

    /// <summary>The first place from here on where no batch is cut in two.</summary>
    static async Task<long> CutAsync(FinSightContext db, long cut, CancellationToken cancel)
    {
        while (await db.Changes.Where(c => c.Sequence <= cut).Select(c => new { c.LedgerId, c.BatchId }).Distinct()
            .Select(
                batch => db.Changes.Where(l => l.LedgerId == batch.LedgerId && l.BatchId == batch.BatchId)
                    .Max(l => (long?)l.Sequence))
            .MaxAsync(cancel) is { } batchEnd && batchEnd > cut)
        {
            cut = batchEnd;
        }
        return cut;
    }
}

static class LogCoverageQueries
{
    /// <summary>The last sequence that the log, of whichever ledger, has lost; 0 where it is empty.</summary>
    public static async Task<long> LastPrunedAsync(this FinSightContext db, CancellationToken cancel) =>
        await db.Changes.MinAsync(c => (long?)c.Sequence, cancel) is { } first ? first - 1 : 0;

    /// <summary>Whether the log, of whichever ledger, has lost anything that came after a sequence.</summary>
    public static async Task<bool> IsPrunedAsync(this FinSightContext db, long since, CancellationToken cancel) =>
        await db.Changes.MinAsync(c => (long?)c.Sequence, cancel) is not { } first || first > since + 1;
}
