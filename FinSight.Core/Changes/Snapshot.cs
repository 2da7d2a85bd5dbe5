using System.Text.Json;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace FinSight.Core.Changes;

/// <summary>A row's fields as the log keeps them: JSON, by property name.</summary>
static class Snapshot
{
    /// <summary>The key, the ledger and the version have columns of their own in the log.</summary>
    static readonly string[] Elsewhere =
        [nameof(ILedgerEntity.LedgerId), nameof(ILedgerEntity.Id), nameof(ILedgerEntity.Version), "Seq"];

    public static (string? Before, string? After) Of(EntityEntry row)
    {
        var all = Logged(row.Metadata);
        return row.State switch
        {
            EntityState.Added => (null, Write(all, row.CurrentValues)),
            EntityState.Deleted => (Write(all, row.OriginalValues), null),
            _ => Both(all.Where(p => row.Property(p).IsModified).ToList(), row),
        };
    }

    /// <summary>The properties that the log keeps.</summary>
    public static IEnumerable<IProperty> Logged(ITypeBase type) =>
        type.GetProperties().Where(p => !Elsewhere.Contains(p.Name));

    static (string, string) Both(List<IProperty> changed, EntityEntry row) =>
        (Write(changed, row.OriginalValues), Write(changed, row.CurrentValues));

    public static string Write(IEnumerable<IProperty> properties, PropertyValues values) =>
        JsonSerializer.Serialize(properties.ToDictionary(p => p.Name, p => values[p]));
}
