using Microsoft.Data.Sqlite;

namespace FinSight.Tests.Upgrades;

/// <summary>What two databases of different versions both know, each row as text.</summary>
static class RowDump
{
    /// <summary>The search index is made anew, and the log of migrations grows.</summary>
    static readonly string[] MadeAnew = ["ExpenseTexts", "__EF", "sqlite_"];

    public static async Task<(IReadOnlyList<string> Before, IReadOnlyList<string> After)> CompareAsync(
        string before, string after)
    {
        await using var old = await OpenAsync(before);
        await using var now = await OpenAsync(after);
        var (then, since) = (await TablesAsync(old), await TablesAsync(now));
        var common = then.Where(table => since.ContainsKey(table.Key))
            .ToDictionary(table => table.Key, table => table.Value.Intersect(since[table.Key]).ToList());
        return (await RowsAsync(old, common), await RowsAsync(now, common));
    }

    static async Task<SqliteConnection> OpenAsync(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False;Mode=ReadOnly");
        await connection.OpenAsync();
        return connection;
    }

    static async Task<List<string>> RowsAsync(SqliteConnection connection, Dictionary<string, List<string>> tables)
    {
        var rows = new List<string>();
        foreach (var (table, columns) in tables)
        {
            var row = string.Join(" || '|' || ", columns.Select(column => $"quote(\"{column}\")"));
            rows.AddRange(
                (await ReadAsync(connection, $"SELECT {row} FROM \"{table}\" ORDER BY 1"))
                    .Select(text => $"{table}: {text}"));
        }
        return rows;
    }

    static async Task<Dictionary<string, List<string>>> TablesAsync(SqliteConnection connection)
    {
        var tables = new Dictionary<string, List<string>>();
        foreach (var table in await ReadAsync(
            connection, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"))
            if (!MadeAnew.Any(prefix => table.StartsWith(prefix, StringComparison.Ordinal)))
                tables[table] = await ReadAsync(connection, $"SELECT name FROM pragma_table_info('{table}')");
        return tables;
    }

    static async Task<List<string>> ReadAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(reader.GetString(0));
        return rows;
    }
}
