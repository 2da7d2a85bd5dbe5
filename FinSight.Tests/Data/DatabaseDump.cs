using FinSight.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Data;

static class DatabaseDump
{
    /// <summary>Every row of every table, as text.</summary>
    public static async Task<IReadOnlyList<string>> DumpAsync(this FinSightContext db)
    {
        await db.Database.OpenConnectionAsync();
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        var rows = new List<string>();
        foreach (var name in await ReadAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"))
            rows.AddRange((await ReadAsync(connection, $"SELECT * FROM \"{name}\"")).Select(row => $"{name}: {row}"));
        // Left open in the pool, it would keep the writer gate shut after the next save that fails.
        await db.Database.CloseConnectionAsync();
        return rows;
    }

    static async Task<List<string>> ReadAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i)))));
        return rows;
    }

    static string Text(object value) => value is byte[] bytes ? Convert.ToHexString(bytes) : $"{value}";
}
