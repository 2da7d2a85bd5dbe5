using FinSight.Core.Budgets;
using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Dashboard;
using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Export;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Reports;

/// <summary>Reads what a report says.</summary>
public sealed class ReportService(IDbContextFactory<FinSightContext> contexts)
{
    const int MonthsShown = 12, LargestShown = 10, Few = 5_000;

    /// <exception cref="RuleException">The filter names something that does not exist.</exception>
    public async Task<ReportResult> ViewAsync(Member member, ReportRequest query, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var moment = await db.ReadSnapshotAsync(cancel);
        var filter = await ResolvedFilter.FindAsync(db, member, query.Filter, cancel);
        if (filter.Problems is [var unknown, ..]) throw new RuleException(unknown.Rule, [.. unknown.Arguments]);

        var days = await DaysAsync(db, member, filter, query.Today, cancel);
        var same = ReportPeriodComparer.Compared(days, member.FirstDay, query.Today);
        var last = Month.Containing(days.Last, member.FirstDay);
        var months = Enumerable.Range(1 - MonthsShown, MonthsShown).Select(last.Add).ToList();
        var sums = await ReportSums.ReadAsync(db, member, filter, Around(days, same, months, member), cancel);
        var fair = same.IsFair(await db.BegunAsync(member, cancel), query.Today);
        var categories = await db.Categories.Of(member).AsNoTracking().ToListAsync(cancel);
        var count = sums.Count(days);

        return new ReportResult(
            await db.SequenceAsync(member, cancel), days, sums.Amount(days), count,
            PerDay: RoundedDivision.Divide(sums.Amount(same.Days), same.Days.Days),
            fair
                ? new ReportComparison(same.Days, same.Before, sums.Amount(same.Days), sums.Amount(same.Before))
                : null,
            new ReportTree(categories, sums, days, fair ? same : null).Rows(),
            months.ConvertAll(month => Total(month, month.Days(member.FirstDay), sums)),
            filter is { HasTotals: true, Categories: null, NotCategories.Count: 0 }
                ? await ReportBudgetReader.ReadAsync(db, member, days, query.Today, cancel) : [],
            await LargestAsync(db, member, filter with { From = days.First, To = days.Last }, cancel),
            query.WithList
                ? await ListAsync(db, member, filter with { From = days.First, To = days.Last }, count, cancel)
                : [],
            query.WithList ? Math.Max(0, count - ReportResult.MostListed) : 0,
            await db.Memberships.CountAsync(m => m.LedgerId == member.LedgerId, cancel) > 1);
    }

    static MonthTotal Total(Month month, DateRange days, ReportSums sums) =>
        new(new DateOnly(month.Year, month.Number, 1), sums.Amount(days), sums.Count(days));

    static DateRange Around(DateRange days, ComparedDateRanges same, List<Month> months, Member member)
    {
        DateOnly[] all =
            [
                days.First, days.Last, same.Before.First, months[0].Days(member.FirstDay).First,
                months[^1].Days(member.FirstDay).Last
            ];
        return new DateRange(all.Min(), all.Max());
    }

    /// <summary>Those of the filter; an open end is where the expenses begin or end.</summary>
    static async Task<DateRange> DaysAsync(
        FinSightContext db, Member member, ResolvedFilter filter, DateOnly today, CancellationToken cancel)
    {
        if (filter is { From: { } from, To: { } to }) return new DateRange(from, to);
        var ends = await (await new FilterQueryPlanner(db, member, filter, Few, cancel).ForTotalsAsync())
            .GroupBy(p => p.Row.LedgerId)
            .Select(all => new { First = all.Min(p => p.Row.Date), Last = all.Max(p => p.Row.Date) })
            .SingleOrDefaultAsync(cancel);
        var first = filter.From ?? (ends is null ? Earlier(filter.To ?? today, today) : ends.First);
        var last = filter.To ?? (ends is null || ends.Last < today ? today : ends.Last);
        return new DateRange(first, last < first ? first : last);
    }

    static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    static async Task<IReadOnlyList<ReportExpense>> LargestAsync(
        FinSightContext db, Member member, ResolvedFilter filter, CancellationToken cancel)
    {
        var found = await (await new FilterQueryPlanner(db, member, filter, Few, cancel).ForTotalsAsync())
            .OrderByDescending(p => p.Row.Amount)
            .ThenByDescending(p => p.Seq)
            .Take(LargestShown)
            .Select(p => p.Seq)
            .ToListAsync(cancel);
        return await ReadAsync(new ExpenseExportReader(db, member, filter, cancel)
            .ReadAsync(
                db.BySeq(member).Where(e => found.Contains(e.Seq)).Placed().Sorted(ExpenseSort.Largest), found.Count),
            cancel);
    }

    static async Task<IReadOnlyList<ReportExpense>> ListAsync(
        FinSightContext db, Member member, ResolvedFilter filter, long count, CancellationToken cancel) =>
        await ReadAsync(
            new ExpenseExportReader(db, member, filter, cancel).ReadAsync(ExpenseSort.Oldest, count), cancel);

    static async Task<List<ReportExpense>> ReadAsync(IAsyncEnumerable<ExpenseLine> lines, CancellationToken cancel)
    {
        var read = new List<ReportExpense>();
        await foreach (var line in lines.WithCancellation(cancel))
        {
            if (read.Count == ReportResult.MostListed) break;
            read.Add(new(line.Date, line.Title, line.Amount, line.Category, line.Tags, line.Note, line.By));
        }
        return read;
    }
}
