using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Data;

/// <summary>A database that can't be read or written, through no fault of who asks.</summary>
public static class DatabaseFaultExtensions
{
    /// <summary>Denied, busy, locked, read-only, broken on its disk, not to be opened: https://sqlite.org/rescode.html.</summary>
    static readonly int[] Lost = [3, 5, 6, 8, 10, 11, 14, 15, 26];

    /// <summary>That its disk is full, or that it is lost; null where something else went wrong.</summary>
    public static Rule? FaultOf(this Exception problem) =>
        problem.IsFullDisk() ? Rules.Data.DiskFull : problem.IsLost() ? Rules.Data.DatabaseLost : null;

    static bool IsLost(this Exception problem) => problem switch
    {
        SqliteException fault => Lost.Contains(fault.SqliteErrorCode),
        DbException fault => fault.IsTransient,
        DbUpdateException { InnerException: { } inner } => inner.IsLost(),
        _ => false,
    };
}
