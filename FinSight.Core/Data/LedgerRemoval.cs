using FinSight.Core.Changes;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Data;

/// <summary>
/// Removes ledgers that nobody keeps any more, or that have lain in the trash long enough, with all that is in them: in
/// short steps, so that nobody waits. What was cut short is done the next time.
/// </summary>
public sealed class LedgerRemoval(
    IDbContextFactory<FinSightContext> contexts, LedgerFeed feed, TimeProvider time)
{
    const int ChunkSize = 500;

    /// <summary>
    /// Rows first, whose triggers keep the totals and the texts; then what they point at, leaves before branches.
    /// </summary>
    static readonly string[] Steps =
    [
        $"DELETE FROM Expenses WHERE Seq IN (SELECT Seq FROM Expenses WHERE LedgerId = {{0}} LIMIT {ChunkSize})",
        $"DELETE FROM Changes WHERE Sequence IN (SELECT Sequence FROM Changes WHERE LedgerId = {{0}} LIMIT {ChunkSize})",
        "DELETE FROM Budgets WHERE LedgerId = {0}",
        "DELETE FROM Categories WHERE LedgerId = {0} AND Id NOT IN (SELECT ParentId FROM Categories WHERE LedgerId = {0} AND ParentId IS NOT NULL)",
        "DELETE FROM Tags WHERE LedgerId = {0}",
        "DELETE FROM Ledgers WHERE Id = {0}",
    ];

    /// <returns>How many ledgers went.</returns>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await EmptyTrashAsync(db, cancel);
        var ledgers = await db.Ledgers.Where(l => !db.Memberships.Any(m => m.LedgerId == l.Id)).Select(l => l.Id)
            .ToListAsync(cancel);
        foreach (var ledger in ledgers)
            foreach (var step in Steps)
                while (await StepAsync(db, step, ledger, cancel) > 0) { }
        return ledgers.Count;
    }

    /// <summary>Nobody keeps any more what nobody can restore: at once, so that none is restored half gone.</summary>
    async Task EmptyTrashAsync(FinSightContext db, CancellationToken cancel)
    {
        var last = time.GetUtcNow().UtcDateTime.AddDays(-Ledger.DaysInTrash);
        await using var transaction = await db.BeginAsync(WriteScopeKey.Server, cancel);
        var old = await db.Ledgers.Where(l => l.DeletedAt < last && db.Memberships.Any(m => m.LedgerId == l.Id))
            .Select(l => new
            {
                l.Id,
                Sequence = db.Changes.Where(c => c.LedgerId == l.Id).Max(c => (long?)c.Sequence) ?? 0,
            })
            .ToListAsync(cancel);
        foreach (var ledger in old)
            await db.Memberships.Where(m => m.LedgerId == ledger.Id).ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
        // Who looks at the trash sees it go.
        foreach (var ledger in old) feed.Publish(ledger.Id, ledger.Sequence, isSetting: true);
    }

    static async Task<int> StepAsync(FinSightContext db, string step, Guid ledger, CancellationToken cancel)
    {
        await using var transaction = await db.BeginAsync(WriteScopeKey.Ledger(ledger), cancel);
        await DeletedDataScrubber.MarkAsync(db, cancel);
        var gone = await db.Database.ExecuteSqlRawAsync(step, [ledger], cancel);
        await transaction.CommitAsync(cancel);
        return gone;
    }
}
