using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace FinSight.Core.Data.Transfer;

/// <summary>A table that two databases have, each in its own types.</summary>
sealed class TransferTable(IEntityType from, IEntityType to)
{
    readonly List<TransferColumn> _columns =
    [
        .. from.GetProperties().Select(p => TransferColumn.Of(p, to.FindProperty(p.Name)!)),
        .. from.GetNavigations().Where(n => n.TargetEntityType.IsMappedToJson())
            .Select(n => TransferColumn.OfJson(n.TargetEntityType, to.FindNavigation(n.Name)!.TargetEntityType)),
    ];

    int RowsAtOnce => Math.Max(1, 900 / _columns.Count);

    /// <returns>How many rows there were.</returns>
    public async Task<long> CopyAsync(FinSightContext source, FinSightContext target, CancellationToken cancel)
    {
        var (rows, count) = (new List<object?[]>(), 0L);
        await foreach (var row in InOrderAsync(source, cancel))
        {
            rows.Add(row);
            if (rows.Count == RowsAtOnce) await WriteAsync(target, rows, cancel);
            count++;
        }
        if (rows.Count > 0) await WriteAsync(target, rows, cancel);
        return count;
    }

    /// <summary>Of a table whose rows refer to one another, what is referred to comes first.</summary>
    async IAsyncEnumerable<object?[]> InOrderAsync(
        FinSightContext source, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (to.GetForeignKeys().FirstOrDefault(key => key.PrincipalEntityType == to) is not { } key)
        {
            await foreach (var row in ReadAsync(source, cancel)) yield return row;
            yield break;
        }
        var (own, parent) = (At(key.PrincipalKey.Properties), At(key.Properties));
        var (waiting, there) = (await ReadAsync(source, cancel).ToListAsync(cancel), new HashSet<string>());
        while (waiting.Count > 0)
        {
            var next = waiting.FindAll(
                row => parent.Any(i => row[i] is null) || there.Contains(Of(row, parent)));
            // What refers to nothing, the database itself refuses.
            if (next.Count == 0) next = waiting;
            foreach (var row in next)
            {
                there.Add(Of(row, own));
                yield return row;
            }
            waiting = [.. waiting.Except(next)];
        }
    }

    List<int> At(IEnumerable<IProperty> properties) =>
        [.. properties.Select(p => _columns.FindIndex(column => column.To == p.GetColumnName()))];

    static string Of(object?[] row, IEnumerable<int> columns) => string.Join(' ', columns.Select(i => row[i]));

    async IAsyncEnumerable<object?[]> ReadAsync(
        FinSightContext source, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var select = source.Database.GetDbConnection().CreateCommand();
        select.CommandText = $"SELECT {string.Join(", ", _columns.Select(column => Quoted(column.From)))} FROM {Quoted(from.GetTableName()!)}";
        select.Transaction = source.Database.CurrentTransaction!.GetDbTransaction();
        select.CommandTimeout = 0;
        await using var reader = await select.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            yield return [.. _columns.Select((column, i) => column.Read(reader, i))];
    }

    async Task WriteAsync(FinSightContext target, List<object?[]> rows, CancellationToken cancel)
    {
        await using var insert = target.Database.GetDbConnection().CreateCommand();
        insert.Transaction = target.Database.CurrentTransaction!.GetDbTransaction();
        insert.CommandTimeout = 0;
        var values = rows.Select(
            (row, r) =>
                $"({string.Join(", ", _columns.Select((column, c) => column.Write(insert, $"@p{r}_{c}", row[c])))})");
        insert.CommandText = $"INSERT INTO {Quoted(to.GetTableName()!)} ({string.Join(", ", _columns.Select(column => Quoted(column.To)))}) VALUES {string.Join(", ", values)}";
        await insert.ExecuteNonQueryAsync(cancel);
        rows.Clear();
    }

    static string Quoted(string name) => $"\"{name}\"";
}

/// <param name="Types">Null for JSON, which is text to whoever carries it.</param>
sealed record TransferColumn(
    string From, string To, (RelationalTypeMapping From, RelationalTypeMapping To)? Types, string? JsonType)
{
    public static TransferColumn Of(IProperty from, IProperty to) =>
        new(
            from.GetColumnName(), to.GetColumnName(), (from.GetRelationalTypeMapping(), to.GetRelationalTypeMapping()),
            null);

    public static TransferColumn OfJson(IEntityType from, IEntityType to) =>
        new(from.GetContainerColumnName()!, to.GetContainerColumnName()!, null, to.GetContainerColumnType());

    public object? Read(DbDataReader row, int i)
    {
        if (row.IsDBNull(i)) return null;
        if (Types is not { From: var type }) return row.GetString(i);
        var stored = type.Converter?.ProviderClrType ?? type.ClrType;
        var value = Read(row, i, Nullable.GetUnderlyingType(stored) ?? stored);
        return type.Converter is { } converter ? converter.ConvertFromProvider(value) : value;
    }

    /// <returns>How the command names the value.</returns>
    public string Write(DbCommand command, string name, object? value)
    {
        if (Types is { To: var type })
        {
            command.Parameters.Add(type.CreateParameter(command, name, value, nullable: true));
            return name;
        }
        var text = command.CreateParameter();
        (text.ParameterName, text.Value) = (name, value ?? DBNull.Value);
        command.Parameters.Add(text);
        return JsonType == "TEXT" ? name : $"CAST({name} AS jsonb)";
    }

    static object Read(DbDataReader row, int i, Type type) =>
        type == typeof(byte[]) ? row.GetFieldValue<byte[]>(i)
        : type == typeof(Guid) ? row.GetGuid(i)
        : type == typeof(string) ? row.GetString(i)
        : type == typeof(long) ? row.GetInt64(i)
        : type == typeof(int) ? row.GetInt32(i)
        : type == typeof(bool) ? row.GetBoolean(i)
        : type == typeof(DateOnly) ? row.GetFieldValue<DateOnly>(i)
        : type == typeof(DateTimeOffset) ? row.GetFieldValue<DateTimeOffset>(i)
        : throw new NotSupportedException($"A column of {type.Name} is not carried yet.");
}
