using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using FinSight.Core.Tags;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Expenses;

/// <summary>Reads one page of filtered expenses; its cost does not grow with the page's depth.</summary>
/// <param name="nearby">How far from the start of a page words are looked for first.</param>
sealed class ExpensePager(
    FinSightContext db, Member member, ResolvedFilter filter, FilterQueryPlanner plan, int nearby,
    CancellationToken cancel)
{
    readonly FilterConditionQueries _rows = new(db, member, filter);

    /// <summary>Rows of a page.</summary>
    public int Size { get; init; } = ExpensePage.Size;

    /// <summary>The rows and where the page after them starts.</summary>
    public async Task<(IReadOnlyList<ExpenseRow> Rows, ExpenseCursor? Next)> ListAsync(
        ExpenseSort sort, ExpenseCursor? after)
    {
        var (rows, next, _) = await RowsAsync(sort, after);
        return (await db.WithTagsAsync(member, rows, cancel), next);
    }

    async Task<(List<ExpenseRow> Rows, ExpenseCursor? Next, List<Key>? Near)> RowsAsync(
        ExpenseSort sort, ExpenseCursor? after)
    {
        var near = IsByDay(sort) && filter.Match is { } match ? await NearAsync(match, sort, after) : null;
        var rows = near is null
            ? await ReadAsync(await plan.ForPageAsync(sort), sort, after)
            : await ReadAsync(Of(near.Take(Size + 1).Select(k => k.Seq).ToList()), sort, null);
        return (rows, ExpenseListQueries.Cut(rows, Size), near);
    }

    static bool IsByDay(ExpenseSort sort) => sort is ExpenseSort.Newest or ExpenseSort.Oldest;

    public async Task<ExpensePage> PageAsync(ExpenseSort sort, ExpenseCursor? after)
    {
        var (rows, next, near) = await RowsAsync(sort, after);
        var byDay = IsByDay(sort);
        return new ExpensePage(
            await db.WithTagsAsync(member, rows, cancel),
            byDay && rows.Count > 0 ? await DayTotalsAsync(rows, near, after) : new Dictionary<DateOnly, long>(), next);
    }

    Task<List<ExpenseRow>> ReadAsync(IQueryable<SortedExpense> rows, ExpenseSort sort, ExpenseCursor? after) =>
        rows.After(after, sort).Sorted(sort).Take(Size + 1).Select(p => p.Row).ToRows(db).ToListAsync(cancel);

    IQueryable<SortedExpense> Of(List<long> seqs) => db.BySeq(member).Where(e => seqs.Contains(e.Seq)).Placed();

    /// <summary>
    /// The index over words knows no days. So the next rows of the list come first, and of the words only those within
    /// their numbers of arrival: a frequent word fills a page there. Null where it does not.
    /// </summary>
    async Task<List<Key>?> NearAsync(string match, ExpenseSort sort, ExpenseCursor? after)
    {
        var source = filter.Categories is [_] ? db.ByCategory(member) : db.ByDate(member);
        var near = await _rows.Filed(_rows.Dated(source)).Placed().After(after, sort).Sorted(sort).Take(nearby)
            .GroupBy(_ => 1)
            .Select(all => new
            {
                Count = all.Count(),
                First = all.Min(p => p.Seq),
                Last = all.Max(p => p.Seq),
                From = all.Min(p => p.Date),
                To = all.Max(p => p.Date)
            })
            .SingleOrDefaultAsync(cancel);
        if (near is null) return [];
        var found = FilterConditionQueries.Having(
            _rows.NarrowButWords(source), db.MatchingText(match, near.First, near.Last));
        // The last of the days may go on behind the rows that were looked at.
        if (near.Count == nearby)
            found = sort == ExpenseSort.Newest
                ? found.Where(e => e.Date > near.From)
                : found.Where(e => e.Date < near.To);
        var keys = await found.Placed().After(after, sort).Sorted(sort)
            .Select(p => new Key(p.Date, p.Seq, p.Row.Amount)).ToListAsync(cancel);
        return near.Count < nearby || keys.Count > Size ? keys : null;
    }

    /// <param name="near">Whole days, but for what comes before the page; null where only the page is known.</param>
    async Task<IReadOnlyDictionary<DateOnly, long>> DayTotalsAsync(
        List<ExpenseRow> rows, List<Key>? near, ExpenseCursor? after)
    {
        var shown = rows.Select(row => row.Date).ToHashSet();
        var known = near ?? rows.Select(row => new Key(row.Date, row.Seq, row.Amount));
        var totals = known.Where(key => shown.Contains(key.Date)).GroupBy(key => key.Date)
            .ToDictionary(day => day.Key, day => day.Sum(key => key.Amount));
        // A day that begins or ends the page may go on beyond it.
        List<DateOnly> edges = near is null ? [.. new[] { rows[0].Date, rows[^1].Date }.Distinct()]
            : after?.Date == rows[0].Date ? [rows[0].Date] : [];
        if (edges.Count > 0)
            foreach (var (day, amount) in await EdgesAsync(edges)) totals[day] = amount;
        return totals;
    }

    async Task<Dictionary<DateOnly, long>> EdgesAsync(List<DateOnly> edges)
    {
        var days = db.ByDate(member).Where(e => edges.Contains(e.Date));
        var found = _rows.NarrowButWords(days);
        if (filter.Match is { } match)
        {
            // Asked for alone, the least would be sought from the first expense of all.
            var within = await days.GroupBy(e => e.LedgerId)
                .Select(all => new { First = all.Min(e => e.Seq), Last = all.Max(e => e.Seq) }).SingleAsync(cancel);
            found = FilterConditionQueries.Having(found, db.MatchingText(match, within.First, within.Last));
        }
        return await found.GroupBy(e => e.Date).Select(day => new { day.Key, Amount = day.Sum(e => e.Amount) })
            .ToDictionaryAsync(day => day.Key, day => day.Amount, cancel);
    }

    sealed record Key(DateOnly Date, long Seq, long Amount);
}
