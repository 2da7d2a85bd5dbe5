using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Data;

/// <summary>Works the totals out again where they are not the sums of their rows.</summary>
public sealed class TotalsRepair(IDbContextFactory<FinSightContext> contexts)
{
    internal static readonly string WrongDays = Wrong("DailyTotals", "LedgerId, Date, CategoryId");
    internal static readonly string WrongForAllTime = Wrong("AllTimeTotals", "LedgerId, CategoryId");

    static readonly string WrongLedgers =
        $"SELECT LedgerId AS \"Value\" FROM ({WrongDays}) days UNION SELECT LedgerId FROM ({WrongForAllTime}) total";

    /// <summary>Rebuilds all totals of the ledgers that have a wrong one, in one transaction.</summary>
    /// <returns>How many ledgers that were.</returns>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.TakeAllTime();
        // A reader's work: found before the gate is passed, so that writers wait for no more than the rebuilding.
        var ledgers = await db.Database.SqlQueryRaw<Guid>(WrongLedgers).ToListAsync(cancel);
        if (ledgers.Count == 0) return 0;

        await using var transaction = await db.BeginAsync(WriteScopeKey.Server, cancel);
        foreach (var ledger in ledgers) await RebuildAsync(db, ledger, cancel);
        await transaction.CommitAsync(cancel);
        return ledgers.Count;
    }

    static async Task RebuildAsync(FinSightContext db, Guid ledger, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync($"DELETE FROM DailyTotals WHERE LedgerId = {ledger}", cancel);
        await db.Database.ExecuteSqlAsync($"DELETE FROM AllTimeTotals WHERE LedgerId = {ledger}", cancel);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO DailyTotals (LedgerId, Date, CategoryId, Amount, Count)
            SELECT LedgerId, Date, CategoryId, sum(Amount), count(*)
            FROM Expenses WHERE LedgerId = {ledger} AND DeletedAt IS NULL GROUP BY LedgerId, Date, CategoryId
            """, cancel);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO AllTimeTotals (LedgerId, CategoryId, Amount, Count)
            SELECT LedgerId, CategoryId, sum(Amount), sum(Count)
            FROM DailyTotals WHERE LedgerId = {ledger} GROUP BY LedgerId, CategoryId
            """, cancel);
    }

    static string Wrong(string table, string key) => $"""
        SELECT {key},
            coalesce(max(CASE WHEN Side = 1 THEN Figure END), 'missing') AS Kept,
            coalesce(max(CASE WHEN Side = 2 THEN Figure END), 'nothing') AS Real
        FROM (
            SELECT 1 AS Side, {key}, Amount || ' (' || Count || ')' AS Figure FROM {table}
            UNION ALL
            SELECT 2, {key}, sum(Amount) || ' (' || count(*) || ')' FROM Expenses WHERE DeletedAt IS NULL GROUP BY {key}) sides
        GROUP BY {key}
        HAVING count(*) <> 2 OR min(Figure) <> max(Figure)
        """;
}
