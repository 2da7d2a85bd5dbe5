using FinSight.Core;
using FinSight.Core.Data;
using FinSight.Core.Upgrades;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace FinSight.Tests.Data.Postgres;

public sealed class PostgresUpgradeTests : ServiceTestBase
{
    [PostgresFact]
    public async Task A_migration_that_loses_an_expense_is_refused_and_never_was()
    {
        await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara));
        await using var db = await House.Contexts.CreateDbContextAsync();
        // Where the tables are found elsewhere, the first migration is one that puts empty ones before them.
        await db.Database.ExecuteSqlRawAsync("""
            DELETE FROM "__EFMigrationsHistory";
            ALTER SCHEMA public RENAME TO older;
            CREATE SCHEMA public;
            """);
        var address = new NpgsqlConnectionStringBuilder(TestDatabase.Of(House.Folder.Path).Server)
        {
            SearchPath = "public,older",
        };
        await using var other = TestServices.OpenUnprepared(new TempFolder(), database: new($"{address}"));

        var problem = await Assert.ThrowsAsync<StartupException>(() => other.Get<DatabaseInitializer>().PrepareAsync());

        Assert.Contains("expenses of a ledger are not those of before", problem.Message, StringComparison.Ordinal);
        Assert.Equal([0, 1], await db.Database.SqlQueryRaw<long>("""
            SELECT count(*) AS "Value" FROM pg_tables WHERE schemaname = 'public'
            UNION ALL SELECT count(*) FROM older.expenses ORDER BY 1
            """).ToListAsync());
    }

    [PostgresFact]
    public async Task An_older_copy_of_the_file_takes_no_upgrade_of_a_server_back()
    {
        var problem = await Assert.ThrowsAsync<StartupException>(() => House.Get<DowngradeRunner>().RunAsync());
        Assert.Contains("is on a server", problem.Message, StringComparison.Ordinal);
    }
}
