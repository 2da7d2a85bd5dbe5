using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Expenses;

/// <summary>
/// Count and sum of filtered expenses. They are grouped by what is the same in all of them: SQLite knows that and adds
/// up, where it would first sort by a constant.
/// </summary>
static class FilterTotalQueries
{
    /// <summary>From the totals that the database keeps.</summary>
    public static async Task<(long Count, long Amount)> OfDaysAsync(
        FinSightContext db, Member member, ResolvedFilter filter, CancellationToken cancel)
    {
        var days = db.DailyTotals.Where(t => t.LedgerId == member.LedgerId);
        if (filter.From is { } from) days = days.Where(t => t.Date >= from);
        if (filter.To is { } to) days = days.Where(t => t.Date <= to);
        var isAllTime = filter is { From: null, To: null };
        var sums = isAllTime
            ? db.AllTimeTotals
                .Where(t => t.LedgerId == member.LedgerId)
                .Select(t => new { t.LedgerId, t.CategoryId, t.Amount, t.Count })
            : days.Select(t => new { t.LedgerId, t.CategoryId, t.Amount, t.Count });
        if (filter.Categories is { } categories) sums = sums.Where(t => categories.Contains(t.CategoryId));
        if (filter.NotCategories is { Count: > 0 } notCategories)
            sums = sums.Where(t => !notCategories.Contains(t.CategoryId));
        var total = await sums.GroupBy(t => t.LedgerId)
            .Select(all => new { Count = all.Sum(t => t.Count), Amount = all.Sum(t => t.Amount) })
            .SingleOrDefaultAsync(cancel);
        return (total?.Count ?? 0, total?.Amount ?? 0);
    }

    public static async Task<(long Count, long Amount)> OfRowsAsync(
        IQueryable<SortedExpense> rows, CancellationToken cancel)
    {
        var total = await rows.GroupBy(p => p.Row.LedgerId)
            .Select(all => new { Count = all.LongCount(), Amount = all.Sum(p => p.Row.Amount) })
            .SingleOrDefaultAsync(cancel);
        return (total?.Count ?? 0, total?.Amount ?? 0);
    }
}
