using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Data;

/// <summary>Works the daily totals out again where they are not the sums of their rows.</summary>
public sealed class DailyTotalsRepair(IDbContextFactory<FinSightContext> contexts)
{
    internal const string Differences = """
        SELECT LedgerId, Date, CategoryId,
            coalesce(max(CASE WHEN Side = 1 THEN Figure END), 'missing') AS Kept,
            coalesce(max(CASE WHEN Side = 2 THEN Figure END), 'nothing') AS Real
        FROM (
            SELECT 1 AS Side, LedgerId, Date, CategoryId, Amount || ' (' || Count || ')' AS Figure FROM DailyTotals
            UNION ALL
            SELECT 2, LedgerId, Date, CategoryId, sum(Amount) || ' (' || count(*) || ')'
            FROM Expenses WHERE DeletedAt IS NULL GROUP BY LedgerId, Date, CategoryId)
        GROUP BY LedgerId, Date, CategoryId
        HAVING count(*) <> 2 OR min(Figure) <> max(Figure)
        """;

    /// <summary>Rebuilds all totals of the ledgers that have a wrong one, in one transaction.</summary>
    /// <returns>How many ledgers that were.</returns>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        // A reader's work: found before the gate is passed, so that writers wait for no more than the rebuilding.
        var ledgers = await db.Database
            .SqlQueryRaw<byte[]>($"SELECT DISTINCT LedgerId AS Value FROM ({Differences})").ToListAsync(cancel);
        if (ledgers.Count == 0) return 0;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var ledger in ledgers)
        {
            await db.Database.ExecuteSqlAsync($"DELETE FROM DailyTotals WHERE LedgerId = {ledger}", cancel);
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO DailyTotals (LedgerId, Date, CategoryId, Amount, Count)
                SELECT LedgerId, Date, CategoryId, sum(Amount), count(*)
                FROM Expenses WHERE LedgerId = {ledger} AND DeletedAt IS NULL GROUP BY LedgerId, Date, CategoryId
                """, cancel);
        }
        await transaction.CommitAsync(cancel);
        return ledgers.Count;
    }
}
