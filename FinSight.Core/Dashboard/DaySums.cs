using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Dashboard;

/// <summary>What was spent on each of the days that a view looks at.</summary>
sealed class DaySums(Dictionary<DateOnly, DaySum> days)
{
    public static async Task<DaySums> ReadAsync(
        FinSightContext db, Member member, DateOnly first, DateOnly last, CancellationToken cancel) =>
        new(await db.DailyTotals.Where(t => t.LedgerId == member.LedgerId && t.Date >= first && t.Date <= last)
            .GroupBy(t => t.Date)
            .Select(day => new { day.Key, Amount = day.Sum(t => t.Amount), Count = day.Sum(t => t.Count) })
            .ToDictionaryAsync(day => day.Key, day => new DaySum(day.Amount, day.Count), cancel));

    public IEnumerable<DaySum> Each(DateRange range) =>
        Enumerable.Range(0, range.Days).Select(range.First.AddDays).Select(day => days.GetValueOrDefault(day));

    public DaySum Of(DateRange range) => Each(range).Aggregate((sum, day) => sum + day);

    public long Average(DateRange range) => RoundedDivision.Divide(Of(range).Amount, range.Days);
}

/// <param name="Amount">Minor units.</param>
/// <param name="Count">Of expenses: an amount of 0 may be many of them.</param>
readonly record struct DaySum(long Amount, long Count)
{
    public static DaySum operator +(DaySum one, DaySum other) =>
        new(checked(one.Amount + other.Amount), one.Count + other.Count);
}
