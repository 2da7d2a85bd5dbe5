using Microsoft.Data.Sqlite;

namespace FinSight.Core.Data.Sqlite;

/// <summary>What SQLite means by its codes: https://sqlite.org/rescode.html.</summary>
static class SqliteErrorClassifier
{
    const int Constraint = 19; // SQLITE_CONSTRAINT
    const int Unique = 2067; // SQLITE_CONSTRAINT_UNIQUE
    const int ForeignKey = 787; // SQLITE_CONSTRAINT_FOREIGNKEY
    const int Trigger = 1811; // SQLITE_CONSTRAINT_TRIGGER
    const int Full = 13; // SQLITE_FULL
    const int NoRoomForTheIndexOfTheLog = 4874; // SQLITE_IOERR_SHMSIZE

    /// <summary>SQLITE_CORRUPT and SQLITE_NOTADB.</summary>
    static readonly int[] Damaged = [11, 26];

    /// <summary>Denied, busy, locked, read-only, broken on its disk, not to be opened.</summary>
    static readonly int[] Lost = [3, 5, 6, 8, 10, 11, 14, 15, 26];

    /// <summary>SQLITE_IOERR, SQLITE_CORRUPT, SQLITE_CANTOPEN and SQLITE_NOTADB.</summary>
    static readonly int[] Unreadable = [10, 11, 14, 26];

    public static ConstraintViolationKind? ViolationOf(Exception? problem) => problem switch
    {
        SqliteException { SqliteExtendedErrorCode: Unique } => ConstraintViolationKind.Duplicate,
        SqliteException { SqliteExtendedErrorCode: ForeignKey } => ConstraintViolationKind.Orphan,
        SqliteException { SqliteExtendedErrorCode: Trigger } => ConstraintViolationKind.Archived,
        SqliteException { SqliteErrorCode: Constraint } => ConstraintViolationKind.Other,
        _ => null,
    };

    public static bool IsFull(Exception problem) => problem is SqliteException full
        && (full.SqliteErrorCode == Full || full.SqliteExtendedErrorCode == NoRoomForTheIndexOfTheLog);

    public static bool IsLost(Exception problem) =>
        problem is SqliteException fault && Lost.Contains(fault.SqliteErrorCode);

    public static bool IsDamage(Exception problem) =>
        problem is SqliteException fault && Damaged.Contains(fault.SqliteErrorCode);

    public static bool IsUnreadable(this SqliteException problem) => Unreadable.Contains(problem.SqliteErrorCode);
}
