using System.Text.Json;

namespace FinSight.Core.Changes;

/// <summary>What changes of one kind of row say of its fields.</summary>
static class LoggedFieldExtensions
{
    /// <summary>The fields as they were before the first of the changes that touched them.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Earliest(
        this LoggedEntityDefinition kind, IEnumerable<Change> changes)
    {
        var fields = new Dictionary<string, JsonElement>();
        foreach (var field in changes.SelectMany(c => kind.Read(c.Before))) fields.TryAdd(field.Key, field.Value);
        return fields;
    }

    /// <summary>The fields as they were after the last of the changes that touched them.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Latest(
        this LoggedEntityDefinition kind, IEnumerable<Change> changes)
    {
        var fields = new Dictionary<string, JsonElement>();
        foreach (var field in changes.SelectMany(c => kind.Read(c.After))) fields[field.Key] = field.Value;
        return fields;
    }

    /// <summary>What people called the row last, as far as the changes tell.</summary>
    public static string? LastName(this LoggedEntityDefinition kind, IEnumerable<Change> changes) =>
        kind.NameField is not { } name ? null
        : changes.SelectMany(c => kind.Read(c.Before).Concat(kind.Read(c.After)))
            .LastOrDefault(field => field.Key == name.Name)
            .Value is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
