using FinSight.Core.Data;
using FinSight.Core.Doctor;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace FinSight.Tests.Data.Postgres;

/// <summary>What looks at every row may take as long as it needs.</summary>
public sealed class LongWorkTests : ServiceTestBase
{
    const string Waiting = """
        SELECT count(*)::int AS "Value" FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock' AND clock_timestamp() - query_start > '1.5 s'
        """;

    [PostgresFact]
    public Task The_doctor_waits() => RunSlowlyAsync(house => house.Get<DatabaseCheckup>().FindAsync());

    [PostgresFact]
    public Task The_repair_of_totals_waits() => RunSlowlyAsync(house => house.Get<TotalsRepair>().RunAsync());

    [PostgresFact]
    public Task The_repair_of_indexes_waits() => RunSlowlyAsync(house => house.Get<SearchIndexRepair>().RunAsync());

    /// <summary>Where other commands are given up after a second.</summary>
    async Task RunSlowlyAsync(Func<TestServices, Task> work)
    {
        var address = new NpgsqlConnectionStringBuilder(TestDatabase.Of(House.Folder.Path).Server)
        {
            CommandTimeout = 1,
        };
        await using var other = await TestServices.OpenAsync(House.Folder, database: new($"{address}"));
        await using var db = await House.Contexts.CreateDbContextAsync();
        await using var reading = await House.Contexts.CreateDbContextAsync();
        await using var holding = await db.BeginAsync(WriteScopeKey.Outbox, default);
        await db.Database.ExecuteSqlRawAsync("LOCK TABLE expenses IN ACCESS EXCLUSIVE MODE");

        var working = work(other);
        await Patience.UntilAsync(
            async () => working.IsCompleted || await reading.Database.SqlQueryRaw<int>(Waiting).SingleAsync() > 0);
        await holding.RollbackAsync();

        await working;
    }
}
