using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Data;

/// <summary>
/// Removes expenses that no trash shows any more, ledger by ledger and in short transactions. The log tells of it, and
/// knows what they were as long as it knows anything of that time.
/// </summary>
public sealed class TrashPruning(IDbContextFactory<FinSightContext> contexts, TimeProvider time)
{
    const int ChunkSize = 200;

    /// <returns>How many expenses went.</returns>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        var limit = time.GetUtcNow().UtcDateTime.AddDays(-TrashService.Days);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var ledgers = await db.Ledgers.AsNoTracking()
            .Where(l => db.Expenses.Any(e => e.LedgerId == l.Id && e.DeletedAt < limit)).ToListAsync(cancel);
        var gone = 0;
        foreach (var ledger in ledgers) gone += await PruneAsync(ledger, limit, cancel);
        return gone;
    }

    async Task<int> PruneAsync(Ledger ledger, DateTime limit, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Write(BatchContext.OfServer(ledger));
        for (var gone = 0; ;)
        {
            db.ChangeTracker.Clear();
            var count = await db.InTransactionAsync(async () =>
            {
                var rows = await db.Expenses.Where(e => e.LedgerId == ledger.Id && e.DeletedAt < limit)
                    .OrderBy(e => e.DeletedAt).Take(ChunkSize).ToListAsync(cancel);
                db.Expenses.RemoveRange(rows);
                await db.SaveChangesAsync(cancel);
                return rows.Count;
            }, cancel);
            gone += count;
            if (count < ChunkSize) return gone;
        }
    }
}
