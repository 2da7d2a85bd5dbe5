using FinSight.Core;
using FinSight.Core.Data;
using Npgsql;

namespace FinSight.Tests.Nodes;

/// <summary>A server that is started before its PostgreSQL.</summary>
public sealed class AwaitedDatabaseTests
{
    readonly FakeTime _time = new();

    [NodesFact]
    public async Task A_start_waits_for_a_database_that_comes_and_not_for_one_that_there_is_not()
    {
        await using var server = await PrivatePostgres.StartAsync();
        await server.CrashAsync();
        await using var house = TestServices.OpenUnprepared(new TempFolder(), _time, database: new(server.Address));
        var start = house.Get<DatabaseInitializer>();

        var reaching = start.ReachAsync();
        await _time.TimerCreatedAsync();
        Assert.False(reaching.IsCompleted);
        await server.ResumeAsync();
        await _time.PassUntilAsync(() => reaching.IsCompleted);
        await reaching;
        await start.PrepareAsync();

        var wrong = new NpgsqlConnectionStringBuilder(server.Address) { Database = "another" };
        await using var lost = TestServices.OpenUnprepared(new TempFolder(), _time, database: new($"{wrong}"));
        await lost.Get<DatabaseInitializer>().ReachAsync().WaitAsync(Patience.Long);
        var problem = await Assert.ThrowsAsync<StartupException>(() => lost.Get<DatabaseInitializer>().PrepareAsync());
        Assert.Contains("another", problem.Message, StringComparison.Ordinal);
    }
}
