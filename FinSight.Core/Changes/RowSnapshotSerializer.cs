using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace FinSight.Core.Changes;

/// <summary>A row's fields as the log keeps them: JSON, by their names there.</summary>
static class RowSnapshotSerializer
{
    public static (string? Before, string? After) Of(LoggedEntityDefinition kind, EntityEntry row) => row.State switch
    {
        EntityState.Added => (null, Write(kind.Fields, row.CurrentValues)),
        EntityState.Deleted => (Write(kind.Fields, row.OriginalValues), null),
        _ => Both(kind.Fields.Where(field => row.Property(field.Property).IsModified).ToList(), row),
    };

    public static string Write(IEnumerable<LoggedFieldDefinition> fields, PropertyValues values) =>
        JsonSerializer.Serialize(fields.ToDictionary(field => field.Name, field => values[field.Property]));

    static (string, string) Both(List<LoggedFieldDefinition> changed, EntityEntry row) =>
        (Write(changed, row.OriginalValues), Write(changed, row.CurrentValues));
}
