using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Data;

/// <summary>What the database itself refused.</summary>
static class Constraints
{
    const int Constraint = 19; // SQLITE_CONSTRAINT
    const int Unique = 2067; // SQLITE_CONSTRAINT_UNIQUE
    const int ForeignKey = 787; // SQLITE_CONSTRAINT_FOREIGNKEY

    public static bool IsBroken(this DbUpdateException problem) => problem.InnerException is SqliteException { SqliteErrorCode: Constraint };

    public static bool IsDuplicate(this DbUpdateException problem) => Has(problem, Unique);

    /// <summary>A row that was referred to has gone meanwhile.</summary>
    public static bool IsOrphan(this DbUpdateException problem) => Has(problem, ForeignKey);

    static bool Has(DbUpdateException problem, int code) =>
        problem.InnerException is SqliteException { SqliteExtendedErrorCode: var extended } && extended == code;
}
