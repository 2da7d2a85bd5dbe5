using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Expenses;

/// <summary>
/// Decides by which index a filter is served. Where one condition is met by few rows, those are gathered and sorted;
/// else the list is walked in its order until a page is full, and each row on the way is held against the filter.
/// </summary>
/// <param name="few">How many rows may be gathered.</param>
sealed class FilterQueryPlanner(
    FinSightContext db, Member member, ResolvedFilter filter, int few, CancellationToken cancel)
{
    readonly FilterConditionQueries _rows = new(db, member, filter);

    public async Task<IQueryable<SortedExpense>> ForPageAsync(ExpenseSort sort)
    {
        if (!IsServed(sort) && await FewAsync() is { } gathered) return gathered;
        if (sort is ExpenseSort.Largest or ExpenseSort.Smallest) return All(db.ByAmount(member));
        if (filter.Tags is [[var tag], ..]) return Walk(tag);
        return All(filter.Categories is [_] ? db.ByCategory(member) : db.ByDate(member));
    }

    /// <summary>In any order.</summary>
    public async Task<IQueryable<SortedExpense>> ForTotalsAsync()
    {
        if (await FewAsync() is { } gathered) return gathered;
        if (filter.Match is null && filter.Tags is [[var tag], ..]) return Walk(tag);
        if (filter with { Least = null, Most = null } is not { HasTotals: true } priced) return All(db.BySeq(member));
        return All(
            priced is { From: null, To: null, Categories: null, NotCategories: [] }
                ? db.ByAmount(member)
                : db.ByCategory(member));
    }

    // The order of an index, from which nothing or next to nothing is left out on the way.
    bool IsServed(ExpenseSort sort) => sort is ExpenseSort.Newest or ExpenseSort.Oldest
        ? filter.HasTotals && filter.Categories is null or [_]
        : filter is { From: null, To: null, Categories: null, By: null, Match: null } && filter.Tags.Count == 0;

    /// <summary>By the condition that the fewest rows meet; null where all are met by many.</summary>
    async Task<IQueryable<SortedExpense>?> FewAsync()
    {
        var ways = new List<(int Count, Func<IQueryable<SortedExpense>> Rows)>();
        if (filter.Match is { } match)
        {
            // Once they are known, no database looks for the words again, or walks through all rows for them.
            var found = await db.MatchingText(match).Take(few + 1).ToListAsync(cancel);
            ways.Add((found.Count, () => _rows.NarrowButWords(
                db.BySeq(member).Where(e => found.Contains(e.Seq))).Placed()));
        }
        if (filter.Tags is [[var tag], ..])
            ways.Add((await Tagged(tag).Take(few + 1).CountAsync(cancel), () => Walk(tag)));
        if (filter.Least is not null || filter.Most is not null)
            ways.Add((
                await _rows.Priced(db.ByAmount(member)).Take(few + 1).CountAsync(cancel),
                () => All(db.ByAmount(member))));
        if (filter.Categories is not null)
            ways.Add((await CountFiledAsync(), () => All(db.ByCategory(member))));
        if (filter.From is not null || filter.To is not null)
            ways.Add(
                (await _rows.Dated(db.ByDate(member)).Take(few + 1).CountAsync(cancel), () => All(db.ByDate(member))));
        var (count, rows) = ways.OrderBy(way => way.Count)
            .FirstOrDefault((few + 1, () => throw new InvalidOperationException()));
        return count <= few ? rows() : null;
    }

    Task<int> CountFiledAsync() =>
        _rows.Dated(db.ByCategory(member).Where(e => filter.Categories!.Contains(e.CategoryId)))
        .Take(few + 1).CountAsync(cancel);

    IQueryable<Tags.ExpenseTag> Tagged(Guid tag)
    {
        var tagged = db.ExpenseTags.Where(t => t.LedgerId == member.LedgerId && t.TagId == tag);
        if (filter.From is { } from) tagged = tagged.Where(t => t.Date >= from);
        if (filter.To is { } to) tagged = tagged.Where(t => t.Date <= to);
        return tagged;
    }

    // The rows of a tag lie in the order of their days. Which one it is was asked by that.
    IQueryable<SortedExpense> Walk(Guid tag) => Tagged(tag).Join(
        new FilterConditionQueries(db, member, filter with { Tags = [.. filter.Tags.Skip(1)] })
            .Narrow(db.BySeq(member)),
        t => t.Seq, e => e.Seq,
        (t, e) => new SortedExpense { Date = t.Date, Seq = t.Seq, Row = e });

    IQueryable<SortedExpense> All(IQueryable<Expense> rows) => _rows.Narrow(rows).Placed();
}
