using FinSight.Core.Data.Postgres;
using FinSight.Core.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Data;

/// <summary>What the database itself refused.</summary>
static class ConstraintViolationExtensions
{
    public static bool IsDuplicate(this DbUpdateException problem) =>
        Of(problem.InnerException) is ConstraintViolationKind.Duplicate;

    /// <summary>A row that was referred to has gone meanwhile.</summary>
    public static bool IsOrphan(this DbUpdateException problem) =>
        Of(problem.InnerException) is ConstraintViolationKind.Orphan;

    /// <summary>A trigger of the schema said no: the only one that does guards archived categories.</summary>
    public static bool IsArchived(this DbUpdateException problem) =>
        Of(problem.InnerException) is ConstraintViolationKind.Archived;

    /// <summary>Null where it is something else than a refusal.</summary>
    public static ConstraintViolationKind? Of(Exception? problem) =>
        SqliteErrorClassifier.ViolationOf(problem) ?? PostgresErrorClassifier.ViolationOf(problem);
}

enum ConstraintViolationKind
{
    Duplicate,
    Orphan,
    Archived,
    Other,
}
