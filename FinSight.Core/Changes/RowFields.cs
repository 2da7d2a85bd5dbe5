using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace FinSight.Core.Changes;

/// <summary>A row's fields beside those of the log.</summary>
sealed class RowFields(EntityEntry entry)
{
    /// <summary>The fields as they were before the first of the changes that touched them.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Earliest(IEnumerable<Change> changes)
    {
        var fields = new Dictionary<string, JsonElement>();
        foreach (var field in changes.SelectMany(c => Read(c.Before))) fields.TryAdd(field.Key, field.Value);
        return fields;
    }

    /// <summary>The fields as they were after the last of the changes that touched them.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Latest(IEnumerable<Change> changes)
    {
        var fields = new Dictionary<string, JsonElement>();
        foreach (var field in changes.SelectMany(c => Read(c.After))) fields[field.Key] = field.Value;
        return fields;
    }

    /// <summary>The last text that the log has for a field.</summary>
    public static string? Latest(IEnumerable<Change> changes, string field) => changes
        .SelectMany(c => Read(c.Before).Concat(Read(c.After)))
        .LastOrDefault(f => f.Key == field).Value is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>All fields as they are, in the form of the log.</summary>
    public IReadOnlyDictionary<string, JsonElement> Current() =>
        Read(Snapshot.Write(Snapshot.Logged(entry.Metadata), entry.CurrentValues));

    public bool Match(IReadOnlyDictionary<string, JsonElement> fields) =>
        fields.All(field => Same(entry.Property(field.Key).Metadata, entry.Property(field.Key).CurrentValue, field.Value));

    public void Set(IReadOnlyDictionary<string, JsonElement> fields)
    {
        foreach (var (name, value) in fields)
        {
            var property = entry.Property(name);
            property.CurrentValue = value.Deserialize(property.Metadata.ClrType);
        }
    }

    public static Dictionary<string, JsonElement> Read(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!;

    // Compared as the database stores them: it keeps instants to the millisecond.
    static bool Same(IProperty property, object? current, JsonElement logged) =>
        Stored(property, current) == Stored(property, logged.Deserialize(property.ClrType));

    static string Stored(IProperty property, object? value) =>
        JsonSerializer.Serialize(value is not null && property.GetValueConverter() is { } converter ? converter.ConvertToProvider(value) : value);
}
