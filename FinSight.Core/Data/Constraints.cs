using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Data;

/// <summary>What the database itself refused.</summary>
static class Constraints
{
    public const int Constraint = 19; // SQLITE_CONSTRAINT
    const int Unique = 2067; // SQLITE_CONSTRAINT_UNIQUE
    const int ForeignKey = 787; // SQLITE_CONSTRAINT_FOREIGNKEY

    const int Trigger = 1811; // SQLITE_CONSTRAINT_TRIGGER

    public static bool IsBroken(this DbUpdateException problem) => problem.InnerException is SqliteException { SqliteErrorCode: Constraint };

    public static bool IsDuplicate(this DbUpdateException problem) => Has(problem, Unique);

    /// <summary>A row that was referred to has gone meanwhile.</summary>
    public static bool IsOrphan(this DbUpdateException problem) => Has(problem, ForeignKey);

    /// <summary>A trigger of the schema said no: the only one that does guards archived categories.</summary>
    public static bool IsArchived(this DbUpdateException problem) => Has(problem, Trigger);

    static bool Has(DbUpdateException problem, int code) =>
        problem.InnerException is SqliteException { SqliteExtendedErrorCode: var extended } && extended == code;
}
