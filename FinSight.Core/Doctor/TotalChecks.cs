using FinSight.Core.Data;

namespace FinSight.Core.Doctor;

/// <summary>Daily totals against the sums of their rows.</summary>
static class TotalChecks
{
    public static IEnumerable<Check> All =>
    [
        new($"""
            SELECT 'The daily total of category ' || lower(hex(CategoryId)) || ' on ' || Date || ' is ' || Kept
                || ', its rows come to ' || Real || '.' AS Value
            FROM ({DailyTotalsRepair.Differences})
            """, Mendable: true),
    ];
}
