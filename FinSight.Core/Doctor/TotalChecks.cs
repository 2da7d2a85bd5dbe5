using FinSight.Core.Data;

namespace FinSight.Core.Doctor;

/// <summary>The totals that triggers keep, against the sums of their rows.</summary>
static class TotalChecks
{
    public static IEnumerable<Check> All =>
    [
        new($"""
            SELECT 'The daily total of category ' || lower(hex(CategoryId)) || ' on ' || Date || ' is ' || Kept
                || ', its rows come to ' || Real || '.' AS Value
            FROM ({TotalsRepair.WrongDays})
            """, Mendable: true),
        new($"""
            SELECT 'The total of category ' || lower(hex(CategoryId)) || ' for all time is ' || Kept
                || ', its rows come to ' || Real || '.' AS Value
            FROM ({TotalsRepair.WrongForAllTime})
            """, Mendable: true),
    ];
}
