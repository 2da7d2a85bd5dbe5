using Microsoft.Data.Sqlite;

namespace FinSight.Core.Data.Sqlite;

/// <summary>What is asked of SQLite itself, past EF and its transactions.</summary>
static class SqliteCommandExtensions
{
    public static async Task RunAsync(this SqliteConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The first number of the first row.</summary>
    public static async Task<long> NumberAsync(this SqliteConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }
}
