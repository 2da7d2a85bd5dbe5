using FinSight.Core.Data.Sqlite;
using Microsoft.Data.Sqlite;

namespace FinSight.Core.Data.Files;

/// <summary>A database file that no server works on, as SQLite sees it: what it holds, without trusting it.</summary>
static class DatabaseFileOperations
{
    /// <summary>What lets people in and may have been ended since a copy was made, and what was sent since.</summary>
    static readonly string[] Passing = ["Sessions", "OneTimeLinks", "LedgerInvitations", "OutboxMessages"];

    static readonly string[] OfSqlite = ["sqlite_sequence", "sqlite_stat1", "sqlite_stat4", "__EFMigrationsLock"];

    /// <summary>A copy of one moment, while others write. It is not on disk before somebody says so.</summary>
    public static async Task CopyAsync(DataFolder folder, string copy, CancellationToken cancel)
    {
        await using var connection = new SqliteConnection(SqliteServiceExtensions.ConnectionString(folder));
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $copy";
        command.Parameters.AddWithValue("$copy", copy);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>All of it in the one file, without what was thrown away.</summary>
    public static async Task SettleAsync(string path, CancellationToken cancel)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync(cancel);
        await connection.RunAsync("PRAGMA journal_mode = DELETE; VACUUM", cancel);
    }

    public static async Task<DatabaseFileSummary> ReadAsync(string path, CancellationToken cancel)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString());
        await connection.OpenAsync(cancel);
        // What a view or a trigger of somebody else's calls is not run.
        await connection.RunAsync("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON", cancel);
        var schema = await SchemaAsync(connection, cancel);
        if (!schema.ContainsKey("table __EFMigrationsHistory"))
            return new DatabaseFileSummary(schema, [], new Dictionary<string, long>());
        var migrations = await TextsAsync(
            connection, "SELECT MigrationId FROM __EFMigrationsHistory ORDER BY MigrationId", cancel);
        var rows = new Dictionary<string, long>();
        foreach (var table in await TextsAsync(
            connection, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name", cancel))
            rows[table] = await connection.NumberAsync(
                $"SELECT count(*) FROM \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", cancel);
        return new DatabaseFileSummary(schema, migrations, rows);
    }

    /// <summary>
    /// Ends all sessions in it, voids all one-time links and invitations, and sends nothing a second time.
    /// </summary>
    public static async Task EndAccessAsync(string path, CancellationToken cancel)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync(cancel);
        // Early versions knew none of them.
        foreach (var table in Passing)
            if (await connection.NumberAsync($"SELECT count(*) FROM sqlite_master WHERE name = '{table}'", cancel) > 0)
                await connection.RunAsync($"DELETE FROM {table}", cancel);
    }

    /// <summary>Nothing here keeps a file open any longer.</summary>
    public static void LetGo() => SqliteConnection.ClearAllPools();

    static async Task<Dictionary<string, string>> SchemaAsync(SqliteConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_master";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var schema = new Dictionary<string, string>();
        while (await reader.ReadAsync(cancel))
            if (!OfSqlite.Any(name => reader.GetString(0) == $"table {name}"))
                schema[reader.GetString(0)] = string.Join(
                    ' ', reader.GetString(1).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return schema;
    }

    static async Task<List<string>> TextsAsync(SqliteConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var texts = new List<string>();
        while (await reader.ReadAsync(cancel)) texts.Add(reader.GetString(0));
        return texts;
    }
}

/// <param name="Schema">The statement that made each table, index, view and trigger, by its type and name.</param>
/// <param name="Migrations">In their order.</param>
/// <param name="Rows">How many each table has.</param>
sealed record DatabaseFileSummary(
    IReadOnlyDictionary<string, string> Schema, IReadOnlyList<string> Migrations,
    IReadOnlyDictionary<string, long> Rows);
