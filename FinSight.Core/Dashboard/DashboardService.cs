using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Dashboard;

/// <summary>Reads a ledger at a glance: one moment of the database, at a cost that does not grow with the years.</summary>
public sealed class DashboardService(IDbContextFactory<FinSightContext> contexts)
{
    const int MonthsShown = 12;

    public async Task<DashboardView> ViewAsync(Member member, DashboardQuery query, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var moment = await db.ReadAtOnceAsync(cancel);

        var lastMonth = query.Month ?? Month.Containing(query.Today, member.FirstDay);
        var firstMonth = lastMonth.Add(1 - MonthsShown);
        var perDay = await db.DayTotalsAsync(
            member, firstMonth.Days(member.FirstDay).First, lastMonth.Days(member.FirstDay).Last, null, cancel);
        var choices = await ChoicesAsync(db, member, cancel);
        var period = query.Month?.Days(member.FirstDay) ?? await AllTimeAsync(db, member, query.Today, cancel);
        var categories = await CategoriesAsync(db, member, query.Month is null ? null : period, choices, cancel);
        var spent = categories.Sum(c => c.Amount);

        return new DashboardView(
            await db.SequenceAsync(member, cancel), period.First, period.Last, spent, categories.Sum(c => c.Count),
            PerDay: query.Month is { } month
                ? Average(perDay, SameDays.Of(month, member.FirstDay, query.Today).Days)
                : Rounding.Divide(await TotalAsync(db, member, upTo: period.Last, cancel), period.Days),
            AllTime: query.Month is null ? spent : await TotalAsync(db, member, upTo: DateOnly.MaxValue, cancel),
            Comparison: query.Month is { } compared ? Compare(perDay, SameDays.Of(compared, member.FirstDay, query.Today)) : null,
            Days: query.Month is null ? [] : [.. Each(period).Select(day => perDay.GetValueOrDefault(day))],
            categories,
            Months: [.. Enumerable.Range(0, MonthsShown).Select(i => firstMonth.Add(i)).Select(m =>
                new MonthTotal(new DateOnly(m.Year, m.Number, 1), Sum(perDay, m.Days(member.FirstDay))))],
            await db.PageAsync(member, query.Month is null ? null : period, query.CategoryId, query.After, cancel),
            choices);
    }

    static Comparison Compare(Dictionary<DateOnly, long> perDay, SameDays days) =>
        new(days.Before.First, days.Before.Last, Sum(perDay, days.Days), Sum(perDay, days.Before));

    static long Average(Dictionary<DateOnly, long> perDay, DateRange days) => Rounding.Divide(Sum(perDay, days), days.Days);

    static long Sum(Dictionary<DateOnly, long> perDay, DateRange days) =>
        Each(days).Sum(day => perDay.GetValueOrDefault(day));

    static IEnumerable<DateOnly> Each(DateRange days) => Enumerable.Range(0, days.Days).Select(days.First.AddDays);

    static async Task<DateRange> AllTimeAsync(FinSightContext db, Member member, DateOnly today, CancellationToken cancel)
    {
        var totals = db.DailyTotals.Where(t => t.LedgerId == member.LedgerId);
        var first = await totals.OrderBy(t => t.Date).Select(t => (DateOnly?)t.Date).FirstOrDefaultAsync(cancel);
        return new DateRange(first < today ? first.Value : today, today);
    }

    static Task<long> TotalAsync(FinSightContext db, Member member, DateOnly upTo, CancellationToken cancel) =>
        db.DailyTotals.Where(t => t.LedgerId == member.LedgerId && t.Date <= upTo).SumAsync(t => t.Amount, cancel);

    static async Task<List<CategoryTotal>> CategoriesAsync(
        FinSightContext db, Member member, DateRange? days, List<CategoryChoice> choices, CancellationToken cancel)
    {
        var totals = db.DailyTotals.Where(t => t.LedgerId == member.LedgerId);
        if (days is { First: var first, Last: var last }) totals = totals.Where(t => t.Date >= first && t.Date <= last);
        var sums = await totals.GroupBy(t => t.CategoryId)
            .Select(group => new { group.Key, Amount = group.Sum(t => t.Amount), Count = group.Sum(t => t.Count) })
            .ToListAsync(cancel);
        return [.. sums
            .Join(choices, sum => sum.Key, choice => choice.Id, (sum, choice) =>
                new CategoryTotal(choice.Id, choice.Name, choice.Color, choice.Icon, sum.Amount, sum.Count))
            .OrderByDescending(total => total.Amount).ThenBy(total => total.Name, StringComparer.Ordinal)];
    }

    static Task<List<CategoryChoice>> ChoicesAsync(FinSightContext db, Member member, CancellationToken cancel) =>
        db.Categories.Of(member).OrderBy(c => c.Position).ThenBy(c => c.Id)
            .Select(c => new CategoryChoice(c.Id, c.Name, c.Color, c.Icon, c.Archived))
            .ToListAsync(cancel);
}
