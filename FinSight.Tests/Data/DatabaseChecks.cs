using FinSight.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Data;

static class DatabaseChecks
{
    /// <summary>The file is sound and its totals, its tags and its words are those of its rows.</summary>
    public static async Task AssertSoundAsync(this IDbContextFactory<FinSightContext> contexts)
    {
        await using var db = await contexts.CreateDbContextAsync();
        Assert.Equal("ok", await db.Database.SqlQuery<string>($"SELECT integrity_check AS Value FROM pragma_integrity_check").SingleAsync());
        Assert.Equal(0, await db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM pragma_foreign_key_check").SingleAsync());
        Assert.Equal(0, await db.Database.SqlQuery<int>($"""
            WITH Sums AS (
                SELECT LedgerId, Date, CategoryId, sum(Amount) AS Amount, count(*) AS Count
                FROM Expenses WHERE DeletedAt IS NULL GROUP BY 1, 2, 3)
            SELECT (SELECT count(*) FROM (SELECT * FROM Sums EXCEPT SELECT * FROM DailyTotals))
                 + (SELECT count(*) FROM (SELECT * FROM DailyTotals EXCEPT SELECT * FROM Sums)) AS Value
            """).SingleAsync());
        Assert.Equal(0, await db.Database.SqlQuery<int>($"""
            WITH Sums AS (
                SELECT LedgerId, CategoryId, sum(Amount) AS Amount, count(*) AS Count
                FROM Expenses WHERE DeletedAt IS NULL GROUP BY 1, 2)
            SELECT (SELECT count(*) FROM (SELECT * FROM Sums EXCEPT SELECT * FROM AllTimeTotals))
                 + (SELECT count(*) FROM (SELECT * FROM AllTimeTotals EXCEPT SELECT * FROM Sums)) AS Value
            """).SingleAsync());
        Assert.False(await db.Database.SqlQueryRaw<bool>(IndexRepair.AnyWrong).SingleAsync());
    }
}
