namespace FinSight.Core.Doctor;

/// <summary>The file itself, as SQLite sees it.</summary>
static class FileChecks
{
    public static IEnumerable<Check> All =>
    [
        new("""
            SELECT 'The database file is damaged: ' || integrity_check AS Value
            FROM pragma_integrity_check WHERE integrity_check <> 'ok'
            """),
        // Some of each table before more of one: only so many are told.
        new("""
            SELECT 'Row ' || coalesce(rowid, '?') || ' of ' || "table" || ' points at a row of ' || parent
                || ' that does not exist.' AS Value
            FROM pragma_foreign_key_check
            ORDER BY row_number() OVER (PARTITION BY "table", parent)
            """),
    ];
}
