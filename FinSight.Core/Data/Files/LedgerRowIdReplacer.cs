using System.Text.Json;
using System.Text.Json.Nodes;
using FinSight.Core.Changes;
using FinSight.Core.Data.Sqlite;
using FinSight.Core.Tags;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Data.Files;

/// <summary>
/// Gives every row of a ledger that lies alone in a database another id, so that it can stand beside the one that it
/// was taken from. Each id keeps its time and its order; its random bits are turned over by the same new ones.
/// </summary>
sealed class LedgerRowIdReplacer
{
    readonly byte[] _mask = System.Security.Cryptography.RandomNumberGenerator.GetBytes(16);
    readonly Dictionary<Guid, Guid> _own = new() { [Change.Server] = Change.Server };
    readonly Dictionary<string, IReadOnlyList<LoggedFieldDefinition>> _fields;

    public LedgerRowIdReplacer(Guid old, LoggedEntityDefinitions kinds)
    {
        _own[old] = LedgerId = Guid.CreateVersion7();
        _fields = kinds.All.ToDictionary(
            kind => kind.LogName,
            kind => (IReadOnlyList<LoggedFieldDefinition>)[.. kind.Fields.Where(field => HoldsIds(kind, field))]);
    }

    public Guid LedgerId { get; }

    /// <summary>
    /// Prepares the database to be put into another one: with other ids, and without what is about people alone.
    /// </summary>
    public async Task RunAsync(string database, IReadOnlyList<LedgerTable> tables, CancellationToken cancel)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync(cancel);
        await RememberTagsAsync(connection, cancel);
        connection.CreateFunction(
            "new_id", (byte[]? id) => id is null ? null : Of(new Guid(id, true)).ToByteArray(true),
            isDeterministic: true);
        connection.CreateFunction(
            "new_ids", (string? ids) => ids is null ? null : TagIds.Join(TagIds.Split(ids).Select(Of)),
            isDeterministic: true);
        connection.CreateFunction(
            "new_fields", (string entity, string? fields) => Fields(entity, fields), isDeterministic: true);
        await connection.RunAsync("PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF", cancel);
        foreach (var trigger in await TextsAsync(
            connection, "SELECT name FROM sqlite_master WHERE type = 'trigger'", cancel))
            await connection.RunAsync($"DROP TRIGGER \"{trigger}\"", cancel);
        await using var transaction = connection.BeginTransaction();
        await connection.RunAsync($"DELETE FROM Changes WHERE Entity = '{MembershipLogDefinition.Kind}'", cancel);
        foreach (var table in tables)
        {
            var set = table.Ids.Select(column => $"{column} = new_id({column})")
                .Concat(table.IdLists.Select(column => $"{column} = new_ids({column})"));
            if (table.Name == "Changes")
                set = set.Concat(["Before = new_fields(Entity, Before)", "After = new_fields(Entity, After)"]);
            await connection.RunAsync($"UPDATE {table.Name} SET {string.Join(", ", set)}", cancel);
        }
        await connection.RunAsync("UPDATE Users SET Id = new_id(Id)", cancel);
        // A batch that began with somebody's coming begins with what came next.
        await connection.RunAsync(
            "UPDATE Changes SET IsHead = Sequence = (SELECT min(Sequence) FROM Changes c WHERE c.LedgerId = Changes.LedgerId AND c.BatchId = Changes.BatchId) WHERE BatchId IN (SELECT BatchId FROM Changes GROUP BY BatchId HAVING sum(IsHead) = 0)",
            cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>A tag's id follows from its ledger and its name, for whoever types it again.</summary>
    async Task RememberTagsAsync(SqliteConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT LedgerId, Id, NameKey FROM Tags";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var (ledger, id, key) =
                (new Guid((byte[])reader[0], true), new Guid((byte[])reader[1], true), reader.GetString(2));
            if (Tag.IdOf(ledger, key) == id) _own[id] = Tag.IdOf(LedgerId, key);
        }
    }

    Guid Of(Guid old)
    {
        if (_own.TryGetValue(old, out var own)) return own;
        var bytes = old.ToByteArray(true);
        // The time stays, and so do version and variant.
        for (var i = 6; i < bytes.Length; i++)
            bytes[i] ^= (byte)(_mask[i] & (i switch { 6 => 0x0F, 8 => 0x3F, _ => 0xFF }));
        return new Guid(bytes, true);
    }

    string? Fields(string entity, string? json)
    {
        if (json is null || !_fields.TryGetValue(entity, out var ids) || ids.Count == 0) return json;
        var fields = JsonNode.Parse(json)!.AsObject();
        foreach (var field in ids)
            if (fields[field.Name] is JsonValue value && value.TryGetValue<string>(out var text))
                fields[field.Name] = Guid.TryParseExact(text, "D", out var id)
                    ? $"{Of(id)}"
                    : TagIds.Join(TagIds.Split(text).Select(Of));
        return fields.ToJsonString(Style);
    }

    // As the recorder writes them.
    static readonly JsonSerializerOptions Style = new();

    static bool HoldsIds(LoggedEntityDefinition kind, LoggedFieldDefinition field)
    {
        var type = kind.Type.GetProperty(field.Property)!.PropertyType;
        return (Nullable.GetUnderlyingType(type) ?? type) == typeof(Guid) || field.RefersTo is not null;
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
