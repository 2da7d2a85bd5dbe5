using Npgsql;

namespace FinSight.Core.Data.Postgres;

/// <summary>What each connection is told once, as it is made.</summary>
static class PostgresConnectionSetup
{
    // All that is asked answers with a page: to start helpers for it, or to compile it, takes longer than to run it.
    const string Settings = "SET max_parallel_workers_per_gather = 0; SET jit = off";

    public static void Begin(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand(Settings, connection);
        command.ExecuteNonQuery();
    }

    public static async Task BeginAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(Settings, connection);
        await command.ExecuteNonQueryAsync();
    }
}
