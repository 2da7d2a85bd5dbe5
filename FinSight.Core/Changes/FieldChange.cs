using System.Text.Json;

namespace FinSight.Core.Changes;

/// <summary>One field of a change: the property's name, and its values as the log keeps them; null for none.</summary>
public sealed record FieldChange(string Field, string? Before, string? After)
{
    internal static IReadOnlyList<FieldChange> Of(Change change)
    {
        var (before, after) = (RowFields.Read(change.Before), RowFields.Read(change.After));
        return [.. before.Keys.Union(after.Keys).Select(field =>
            new FieldChange(field, Text(before, field), Text(after, field)))];
    }

    static string? Text(Dictionary<string, JsonElement> fields, string field) =>
        !fields.TryGetValue(field, out var value) || value.ValueKind == JsonValueKind.Null ? null : value.ToString();
}
