using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace FinSight.Core.Data.Postgres;

/// <summary>
/// The model as PostgreSQL has it. All names are in lower case, which is what it makes of names without quotes: so the
/// same SQL, however it writes them, reads both databases. Conditions that only SQLite needs, as its
/// columns have no types, are left out.
/// </summary>
static partial class PostgresModel
{
    public static void Complete(ModelBuilder model)
    {
        foreach (var type in model.Model.GetEntityTypes())
        {
            if (type.IsMappedToJson())
            {
                if (type.GetContainerColumnName() is { } container) type.SetContainerColumnName(Lower(container));
                continue;
            }
            Name(type);
            // They are SQLite's, whose inserts must know; ours have names of their own.
            foreach (var trigger in type.GetDeclaredTriggers().ToList()) type.RemoveTrigger(trigger.ModelName);
            foreach (var check in type.GetCheckConstraints().ToList())
            {
                type.RemoveCheckConstraint(check.ModelName);
                if (Condition(check.Sql) is { Length: > 0 } sql)
                    type.AddCheckConstraint(check.ModelName, sql).Name = Lower(check.Name ?? check.ModelName);
            }
        }
    }

    static void Name(IMutableEntityType type)
    {
        foreach (var property in type.GetProperties()) property.SetColumnName(Lower(property.GetColumnName()));
        foreach (var key in type.GetKeys()) key.SetName(Lower(key.GetName()));
        foreach (var reference in type.GetForeignKeys())
            reference.SetConstraintName(Lower(reference.GetConstraintName()));
        foreach (var index in type.GetIndexes()) index.SetDatabaseName(Lower(index.GetDatabaseName()));
        if (type.GetTableName() is { } table) type.SetTableName(Lower(table));
    }

    static string? Condition(string sql)
    {
        if (OfBytes().IsMatch(sql) || sql.Contains(" GLOB ", StringComparison.Ordinal)) return null;
        return Binary().Replace(NumberType().Replace(sql, ""), "");
    }

    static string? Lower(string? name) => name?.ToLowerInvariant();

    [GeneratedRegex(@"typeof\(\w+\) = 'integer'( AND )?")]
    private static partial Regex NumberType();

    [GeneratedRegex(@"\w+ IN \(0, 1\)( AND )?")]
    private static partial Regex Binary();

    [GeneratedRegex(@"length\(\w*Id\) = 16")]
    private static partial Regex OfBytes();
}
