using System.Data.Common;
using FinSight.Core.Data.Postgres;
using FinSight.Core.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Data;

/// <summary>A database that can't be read or written, through no fault of who asks.</summary>
public static class DatabaseFaultExtensions
{
    /// <summary>That its disk is full, or that it is lost; null where something else went wrong.</summary>
    public static Rule? FaultOf(this Exception problem) =>
        problem.IsFullDisk() ? Rules.Data.DiskFull : problem.IsLost() ? Rules.Data.DatabaseLost : null;

    /// <summary>What it holds can't be read to its end, or is no database.</summary>
    internal static bool IsDamage(this DbException problem) =>
        SqliteErrorClassifier.IsDamage(problem) || PostgresErrorClassifier.IsDamage(problem);

    static bool IsLost(this Exception problem) => problem switch
    {
        DbException fault => fault.IsTransient
            || SqliteErrorClassifier.IsLost(fault) || PostgresErrorClassifier.IsLost(fault),
        LostConnectionException => true,
        NullReferenceException tripped => PostgresErrorClassifier.IsLostWhileRead(tripped),
        DbUpdateException { InnerException: { } inner } => inner.IsLost(),
        // As EF says it where nothing tries again by itself.
        InvalidOperationException { InnerException: TimeoutException } => true,
        InvalidOperationException { InnerException: (DbException or DbUpdateException) and { } inner } =>
            inner.IsLost(),
        _ => false,
    };
}
