using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Dashboard;

/// <summary>
/// What a ledger's expenses come to, divided in one way: whole numbers, so that nobody has to reckon.
/// </summary>
public sealed class SummaryService(IDbContextFactory<FinSightContext> contexts)
{
    /// <param name="from">The first day; null where the past is open.</param>
    /// <param name="to">The last day; null where the future is open.</param>
    public async Task<SummaryView> ViewAsync(
        Member member, SummaryGrouping by, DateOnly? from, DateOnly? to, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var moment = await db.ReadSnapshotAsync(cancel);
        var reader = new SummaryReader(
            db, member, from ?? Expense.EarliestDate, to ?? Expense.LatestDate, isAllTime: from is null && to is null);
        var rows = by switch
        {
            SummaryGrouping.Month => await reader.ByMonthAsync(cancel),
            SummaryGrouping.Category => await reader.ByCategoryAsync(cancel),
            SummaryGrouping.Tag => await reader.ByTagAsync(cancel),
            _ => await reader.ByMemberAsync(cancel),
        };
        var (count, amount) = await reader.TotalAsync(cancel);
        return new(await db.SequenceAsync(member, cancel), rows, count, amount);
    }
}

public enum SummaryGrouping
{
    /// <summary>The ledger's months, from its first day on.</summary>
    Month,

    Category,

    /// <summary>What carries several tags counts with each.</summary>
    Tag,

    /// <summary>Who added it.</summary>
    Member,
}

/// <param name="Sequence">The last change of the ledger that this knows.</param>
/// <param name="Amount">Of all expenses, each once, in minor units.</param>
public sealed record SummaryView(long Sequence, IReadOnlyList<SummaryRow> Rows, long Count, long Amount);

/// <param name="Id">The category's, the tag's or the member's; null for a month.</param>
/// <param name="Name">Of a month as <c>2026-10</c>; null where it is not known any more.</param>
/// <param name="Amount">Minor units.</param>
public sealed record SummaryRow(Guid? Id, string? Name, long Count, long Amount);

sealed class SummaryReader(FinSightContext db, Member member, DateOnly from, DateOnly to, bool isAllTime)
{
    IQueryable<StoredDailyTotal> Days =>
        db.DailyTotals.Where(t => t.LedgerId == member.LedgerId && t.Date >= from && t.Date <= to);

    public async Task<IReadOnlyList<SummaryRow>> ByMonthAsync(CancellationToken cancel)
    {
        var days = await Days.GroupBy(t => t.Date)
            .Select(day => new { day.Key, Count = day.Sum(t => t.Count), Amount = day.Sum(t => t.Amount) })
            .ToListAsync(cancel);
        return
        [
            .. days.GroupBy(day => Month.Containing(day.Key, member.FirstDay)).OrderBy(month => month.Key)
                .Select(month => new SummaryRow(
                    null, $"{month.Key}", month.Sum(day => day.Count), month.Sum(day => day.Amount))),
        ];
    }

    public async Task<IReadOnlyList<SummaryRow>> ByCategoryAsync(CancellationToken cancel)
    {
        var sums = isAllTime
            ? await db.AllTimeTotals
                .Where(t => t.LedgerId == member.LedgerId)
                .Select(t => new Sum(t.CategoryId, t.Count, t.Amount))
                .ToListAsync(cancel)
            : await Days.GroupBy(t => t.CategoryId)
                .Select(all => new Sum(all.Key, all.Sum(t => t.Count), all.Sum(t => t.Amount))).ToListAsync(cancel);
        return Rows(sums, await db.Categories.Of(member).ToDictionaryAsync(c => c.Id, c => c.Name, cancel));
    }

    public async Task<IReadOnlyList<SummaryRow>> ByTagAsync(CancellationToken cancel)
    {
        var tagged = db.ExpenseTags.Where(t => t.LedgerId == member.LedgerId && t.Date >= from && t.Date <= to);
        var sums = await tagged.Join(db.BySeq(member), t => t.Seq, e => e.Seq, (t, e) => new { t.TagId, e.Amount })
            .GroupBy(row => row.TagId).Select(all => new Sum(all.Key, all.LongCount(), all.Sum(row => row.Amount)))
            .ToListAsync(cancel);
        return Rows(sums, await db.Tags.Of(member).ToDictionaryAsync(t => t.Id, t => t.Name, cancel));
    }

    public async Task<IReadOnlyList<SummaryRow>> ByMemberAsync(CancellationToken cancel)
    {
        var sums = await db.ByDate(member).Where(e => e.Date >= from && e.Date <= to).GroupBy(e => e.CreatedBy)
            .Select(all => new Sum(all.Key, all.LongCount(), all.Sum(e => e.Amount))).ToListAsync(cancel);
        var users = sums.ConvertAll(sum => sum.Id);
        return Rows(
            sums,
            await db.PersonNames.Where(p => users.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel));
    }

    public async Task<(long Count, long Amount)> TotalAsync(CancellationToken cancel)
    {
        var total = isAllTime
            ? await db.AllTimeTotals.Where(t => t.LedgerId == member.LedgerId).GroupBy(t => t.LedgerId)
                .Select(all => new { Count = all.Sum(t => t.Count), Amount = all.Sum(t => t.Amount) })
                .SingleOrDefaultAsync(cancel)
            : await Days.GroupBy(t => t.LedgerId)
                .Select(all => new { Count = all.Sum(t => t.Count), Amount = all.Sum(t => t.Amount) })
                .SingleOrDefaultAsync(cancel);
        return (total?.Count ?? 0, total?.Amount ?? 0);
    }

    static List<SummaryRow> Rows(List<Sum> sums, Dictionary<Guid, string> names) =>
        [.. sums.Where(sum => sum.Count > 0).OrderByDescending(sum => sum.Amount).ThenBy(sum => sum.Id)
            .Select(sum => new SummaryRow(sum.Id, names.GetValueOrDefault(sum.Id), sum.Count, sum.Amount))];

    sealed record Sum(Guid Id, long Count, long Amount);
}
