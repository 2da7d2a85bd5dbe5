using System.Runtime.CompilerServices;
using System.Text.Json;
using FinSight.Core.Changes;
using FinSight.Web.Features.Api;
using FinSight.Web.Features.Expenses;

namespace FinSight.Web.Features.Changes;

/// <summary>One row after one change.</summary>
/// <param name="Source">Where it came from: page, server, demo, quick or api.</param>
/// <param name="Via">What its user calls the program that made it, by its token; null where it was none.</param>
/// <param name="Batch">What undo takes back.</param>
/// <param name="Intent">do, undo, redo or found.</param>
/// <param name="Origin">The batch that was taken back or repeated; null where something new was done.</param>
/// <param name="Entity">What kind of row, such as expense, category or tag.</param>
/// <param name="Op">upsert or delete; what goes to the trash is deleted.</param>
/// <param name="Row">All its fields after this change; null where it was deleted.</param>
sealed record ApiChange(
    long Sequence, DateTime At, ApiPerson By, string Source, string? Via, Guid Batch, string Intent, Guid? Origin,
    string Entity, Guid Id, long Version, string Op, IReadOnlyDictionary<string, object?>? Row)
{
    /// <summary>What only the database has use for.</summary>
    static readonly string[] Inner = ["NameKey"];

    /// <summary>The fields that programs get, by their names there.</summary>
    static readonly ConditionalWeakTable<
        LoggedEntityDefinition, IReadOnlyList<(LoggedFieldDefinition Field, string Name)>> Fields = [];

    public static ApiChange Of(LoggedChangeView change, LoggedEntityDefinitions kinds, Currency currency) => new(
        change.Sequence, change.At, new(change.UserId, change.By), ApiFieldNames.Of(change.Source), change.Via,
        change.BatchId, ApiFieldNames.Of(change.Intent),
        change.OriginId, ApiFieldNames.Of(change.Entity), change.EntityId, change.Version,
        change.State is null ? "delete" : "upsert",
        change.State is null
            ? null
            : RowOf(change.State, kinds.All.First(kind => kind.LogName == change.Entity), currency));

    static Dictionary<string, object?> RowOf(
        IReadOnlyDictionary<string, JsonElement> state, LoggedEntityDefinition kind, Currency currency)
    {
        var fields = Fields.GetValue(kind, static kind =>
            [.. kind.Fields
                .Where(field => !Inner.Contains(field.Name))
                .Select(field => (field, ApiFieldNames.Of(field.Name)))]);
        var row = new Dictionary<string, object?>(fields.Count);
        foreach (var (field, name) in fields)
            if (state.TryGetValue(field.Name, out var value)) row[name] = Value(field, value, currency);
        return row;
    }

    static object? Value(LoggedFieldDefinition field, JsonElement value, Currency currency) => value.ValueKind switch
    {
        JsonValueKind.Number when field.IsAmount => ApiMoney.Of(value.GetInt64(), currency),
        JsonValueKind.String or JsonValueKind.Null when field.Name.EndsWith("Ids", StringComparison.Ordinal) =>
            ApiExpense.Ids(value.GetString()),
        JsonValueKind.Null => null,
        _ => value,
    };
}

/// <param name="Name">The display name; null where the account is gone.</param>
sealed record ApiPerson(Guid Id, string? Name);
