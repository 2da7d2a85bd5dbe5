using FinSight.Core.Data;

namespace FinSight.Core.Doctor;

/// <summary>The totals that triggers keep, against the sums of their rows.</summary>
static class TotalChecks
{
    public static IEnumerable<DoctorCheck> Of(ISqlDialect sql) =>
    [
        new($"""
            SELECT 'The daily total of category ' || {sql.IdText("CategoryId")} || ' on ' || Date || ' is ' || Kept
                || ', its rows come to ' || Real || '.' AS "Value"
            FROM ({TotalsRepair.WrongDays}) wrong
            """, Mendable: true),
        new($"""
            SELECT 'The total of category ' || {sql.IdText("CategoryId")} || ' for all time is ' || Kept
                || ', its rows come to ' || Real || '.' AS "Value"
            FROM ({TotalsRepair.WrongForAllTime}) wrong
            """, Mendable: true),
    ];
}
