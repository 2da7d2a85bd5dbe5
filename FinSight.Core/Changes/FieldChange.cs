using System.Text.Json;

namespace FinSight.Core.Changes;

/// <summary>One field of a change: its name in the log, and its values there; null for none.</summary>
public sealed record FieldChange(string Field, string? Before, string? After)
{
    internal static IReadOnlyList<FieldChange> Of(LoggedEntityDefinition kind, Change change)
    {
        var (before, after) = (kind.Read(change.Before), kind.Read(change.After));
        return [.. before.Keys.Union(after.Keys).Select(field =>
            new FieldChange(field, Text(before, field), Text(after, field)))];
    }

    static string? Text(Dictionary<string, JsonElement> fields, string field) =>
        !fields.TryGetValue(field, out var value) || value.ValueKind == JsonValueKind.Null ? null : value.ToString();
}
