using FinSight.Core.Changes;
using Npgsql;

namespace FinSight.Core.Data.Postgres;

/// <summary>Asks the database for what ledgers came to since they were last asked for.</summary>
static class WatchedLedgerReader
{
    /// <param name="asked">How far each was when it was last asked for.</param>
    /// <returns>How far each has come, and whether settings or people have changed since it was asked for.</returns>
    public static async Task<List<(Guid Ledger, long Sequence, bool IsSetting)>> ReadAsync(
        NpgsqlConnection connection, IReadOnlyList<Guid> watched, Dictionary<Guid, long> asked,
        LoggedEntityDefinitions kinds, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT id, coalesce((SELECT max(Sequence) FROM Changes WHERE LedgerId = id), 0),
                EXISTS (SELECT 1 FROM Changes WHERE LedgerId = id AND Sequence > asked AND Entity = ANY ($3))
            FROM unnest($1, $2) AS watched (id, asked)
            """,
            connection);
        command.Parameters.Add(new() { Value = watched.ToArray() });
        command.Parameters.Add(
            new() { Value = watched.Select(ledger => asked.GetValueOrDefault(ledger, long.MaxValue)).ToArray() });
        command.Parameters.Add(new() { Value = kinds.Settings.ToArray() });
        var now = new List<(Guid, long, bool)>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            now.Add((reader.GetGuid(0), reader.GetInt64(1), reader.GetBoolean(2)));
        return now;
    }
}
