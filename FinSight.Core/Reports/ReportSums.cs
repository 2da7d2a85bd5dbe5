using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Reports;

/// <summary>What a filter comes to by day and category.</summary>
sealed class ReportSums(IReadOnlyList<ReportSum> all)
{
    const int Few = 5_000;

    public long Amount(DateRange days) => Of(days).Sum(sum => sum.Amount);

    public long Count(DateRange days) => Of(days).Sum(sum => sum.Count);

    public Dictionary<Guid, (long Amount, long Count)> ByCategory(DateRange days) =>
        Of(days).GroupBy(sum => sum.CategoryId)
            .ToDictionary(group => group.Key, group => (group.Sum(sum => sum.Amount), group.Sum(sum => sum.Count)));

    /// <summary>From the totals that the database keeps, where only days and categories count.</summary>
    public static async Task<ReportSums> ReadAsync(
        FinSightContext db, Member member, ResolvedFilter filter, DateRange days, CancellationToken cancel)
    {
        var wide = filter with { From = days.First, To = days.Last };
        if (!filter.HasTotals)
            return new(
                await (await new FilterQueryPlanner(db, member, wide, Few, cancel).ForTotalsAsync()).Select(p => p.Row)
                    .GroupBy(e => new { e.Date, e.CategoryId })
                    .Select(group => new ReportSum(
                        group.Key.Date, group.Key.CategoryId, group.Sum(e => e.Amount), group.LongCount()))
                    .ToListAsync(cancel));
        var totals = db.DailyTotals.Where(
            t => t.LedgerId == member.LedgerId && t.Date >= days.First && t.Date <= days.Last);
        if (filter.Categories is { } categories) totals = totals.Where(t => categories.Contains(t.CategoryId));
        if (filter.NotCategories is { Count: > 0 } not) totals = totals.Where(t => !not.Contains(t.CategoryId));
        return new(
            await totals.Select(t => new ReportSum(t.Date, t.CategoryId, t.Amount, t.Count)).ToListAsync(cancel));
    }

    IEnumerable<ReportSum> Of(DateRange days) => all.Where(sum => days.Contains(sum.Date));
}

readonly record struct ReportSum(DateOnly Date, Guid CategoryId, long Amount, long Count);
