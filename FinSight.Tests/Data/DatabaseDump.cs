using System.Data.Common;
using FinSight.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Data;

static class DatabaseDump
{
    /// <summary>Every row of every table, as text.</summary>
    public static async Task<IReadOnlyList<string>> DumpAsync(this FinSightContext db)
    {
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        var rows = new List<string>();
        foreach (var name in await ReadAsync(connection, Tables()))
            rows.AddRange(
                (await ReadAsync(connection, $"SELECT * FROM \"{name}\"")).Select(row => $"{Named(db, name)}: {row}"));
        // Left open in the pool, it would keep the writer gate shut after the next save that fails.
        await db.Database.CloseConnectionAsync();
        return rows;
    }

    /// <summary>As the model calls it, whatever the database makes of that.</summary>
    static string Named(FinSightContext db, string table) => db.GetType() == typeof(FinSightContext) ? table
        : typeof(FinSightContext).GetProperties().Select(p => p.Name)
            .FirstOrDefault(name => name.Equals(table, StringComparison.OrdinalIgnoreCase))
            ?? table;

    // What servers count together has no table on SQLite, and nobody wrote it.
    static string Tables() => TestDatabase.Server is null
        ? "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        : "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' "
            + "AND table_name <> 'shared_counts' ORDER BY 1";

    static async Task<List<string>> ReadAsync(DbConnection connection, string sql)
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
