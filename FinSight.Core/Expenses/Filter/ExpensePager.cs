using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Expenses;

/// <summary>Reads one page of filtered expenses; its cost does not grow with the page's depth.</summary>
sealed class ExpensePager(FinSightContext db, Member member, FilterIds filter, RowPlan plan, CancellationToken cancel)
{
    /// <summary>How far from the start of a page words are looked for first.</summary>
    const int Near = 2_000;

    readonly FilteredRows _rows = new(db, member, filter);

    public async Task<ExpensePage> PageAsync(ExpenseSort sort, RowCursor? after)
    {
        var byDay = sort is ExpenseSort.Newest or ExpenseSort.Oldest;
        var rows = byDay && filter.Match is { } match ? await NearAsync(match, sort, after) : null;
        rows ??= await ReadAsync(await plan.ForPageAsync(sort), sort, after);
        var next = ExpenseList.Cut(rows);
        return new ExpensePage(rows, byDay && rows.Count > 0 ? await DayTotalsAsync(rows) : new Dictionary<DateOnly, long>(), next);
    }

    Task<List<ExpenseRow>> ReadAsync(IQueryable<Placed> rows, ExpenseSort sort, RowCursor? after) =>
        rows.After(after, sort).Sorted(sort).Take(ExpensePage.Size + 1).Select(p => p.Row).ToRows(db).ToListAsync(cancel);

    /// <summary>
    /// The index over words knows no days. So the next rows of the list come first, and of the words only those within
    /// their numbers of arrival: a frequent word fills a page there. Null where it does not.
    /// </summary>
    async Task<List<ExpenseRow>?> NearAsync(string match, ExpenseSort sort, RowCursor? after)
    {
        var source = filter.Categories is [_] ? db.ByCategory(member) : db.ByDate(member);
        var near = await _rows.Filed(_rows.Dated(source)).Placed().After(after, sort).Sorted(sort).Take(Near).GroupBy(_ => 1)
            .Select(all => new { Count = all.Count(), First = all.Min(p => p.Seq), Last = all.Max(p => p.Seq), From = all.Min(p => p.Date), To = all.Max(p => p.Date) })
            .SingleOrDefaultAsync(cancel);
        if (near is null) return [];
        var found = FilteredRows.Having(_rows.NarrowButWords(source), db.MatchingText(match, near.First, near.Last));
        // The last of the days may go on behind the rows that were looked at.
        if (near.Count == Near)
            found = sort == ExpenseSort.Newest ? found.Where(e => e.Date > near.From) : found.Where(e => e.Date < near.To);
        var rows = await ReadAsync(found.Placed(), sort, after);
        return near.Count < Near || rows.Count > ExpensePage.Size ? rows : null;
    }

    // A day that begins or ends the page may go on beyond it.
    async Task<IReadOnlyDictionary<DateOnly, long>> DayTotalsAsync(List<ExpenseRow> rows)
    {
        var totals = rows.GroupBy(row => row.Date).ToDictionary(day => day.Key, day => day.Sum(row => row.Amount));
        DateOnly[] edges = [.. new[] { rows[0].Date, rows[^1].Date }.Distinct()];
        var days = db.ByDate(member).Where(e => edges.Contains(e.Date));
        var found = _rows.NarrowButWords(days);
        if (filter.Match is { } match)
        {
            var (first, last) = (await days.MinAsync(e => e.Seq, cancel), await days.MaxAsync(e => e.Seq, cancel));
            found = FilteredRows.Having(found, db.MatchingText(match, first, last));
        }
        var sums = await found.GroupBy(e => e.Date).Select(day => new { day.Key, Amount = day.Sum(e => e.Amount) }).ToListAsync(cancel);
        foreach (var sum in sums) totals[sum.Key] = sum.Amount;
        return totals;
    }
}
