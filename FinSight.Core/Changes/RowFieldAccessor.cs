using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace FinSight.Core.Changes;

/// <summary>A row's fields beside those of the log.</summary>
sealed class RowFieldAccessor(LoggedEntityDefinition kind, EntityEntry entry)
{
    /// <summary>All fields as they are, in the form of the log.</summary>
    public IReadOnlyDictionary<string, JsonElement> Current() =>
        kind.Read(RowSnapshotSerializer.Write(kind.Fields, entry.CurrentValues));

    /// <summary>Fields that are no longer recorded match whatever the row has.</summary>
    public bool Match(IReadOnlyDictionary<string, JsonElement> fields) => fields.All(field =>
        PropertyOf(field.Key) is not { } property || Same(property.Metadata, property.CurrentValue, field.Value));

    public void Set(IReadOnlyDictionary<string, JsonElement> fields)
    {
        foreach (var (name, value) in fields)
            if (PropertyOf(name) is { } property)
                property.CurrentValue = value.Deserialize(property.Metadata.ClrType);
    }

    PropertyEntry? PropertyOf(string name) => kind.Find(name) is { } field ? entry.Property(field.Property) : null;

    // Compared as the database stores them: it keeps instants to the millisecond.
    static bool Same(IProperty property, object? current, JsonElement logged) =>
        Stored(property, current) == Stored(property, logged.Deserialize(property.ClrType));

    static string Stored(IProperty property, object? value) =>
        JsonSerializer.Serialize(
            value is not null && property.GetValueConverter() is { } converter
                ? converter.ConvertToProvider(value)
                : value);
}
