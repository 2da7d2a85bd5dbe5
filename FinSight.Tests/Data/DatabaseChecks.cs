using FinSight.Core.Data;
using FinSight.Core.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Data;

static class DatabaseChecks
{
    /// <summary>The file is sound and its totals, its tags and its words are those of its rows.</summary>
    public static async Task AssertSoundAsync(this IDbContextFactory<FinSightContext> contexts)
    {
        await using var db = await contexts.CreateDbContextAsync();
        if (db.Provider is SqliteProvider) await AssertFileSoundAsync(db);
        Assert.Equal(0, await db.Database.SqlQuery<long>($"""
            WITH Sums AS (
                SELECT LedgerId, Date, CategoryId, sum(Amount) AS Amount, count(*) AS Count
                FROM Expenses WHERE DeletedAt IS NULL GROUP BY 1, 2, 3)
            SELECT (SELECT count(*) FROM (SELECT * FROM Sums EXCEPT SELECT LedgerId, Date, CategoryId, Amount, Count FROM DailyTotals) a)
                 + (SELECT count(*) FROM (SELECT LedgerId, Date, CategoryId, Amount, Count FROM DailyTotals EXCEPT SELECT * FROM Sums) b) AS "Value"
            """).SingleAsync());
        Assert.Equal(0, await db.Database.SqlQuery<long>($"""
            WITH Sums AS (
                SELECT LedgerId, CategoryId, sum(Amount) AS Amount, count(*) AS Count
                FROM Expenses WHERE DeletedAt IS NULL GROUP BY 1, 2)
            SELECT (SELECT count(*) FROM (SELECT * FROM Sums EXCEPT SELECT LedgerId, CategoryId, Amount, Count FROM AllTimeTotals) a)
                 + (SELECT count(*) FROM (SELECT LedgerId, CategoryId, Amount, Count FROM AllTimeTotals EXCEPT SELECT * FROM Sums) b) AS "Value"
            """).SingleAsync());
        Assert.False(
            await db.Database.SqlQueryRaw<bool>(new SearchIndexRepairSql(db.Provider.Sql).AnyWrong).SingleAsync());
    }

    static async Task AssertFileSoundAsync(FinSightContext db)
    {
        await using var moment = await db.ReadSnapshotAsync(default);
        foreach (var check in new SqliteDialect().Soundness)
            Assert.Empty(await db.Database.SqlQueryRaw<string>(check).ToListAsync());
    }
}
