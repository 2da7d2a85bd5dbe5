using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Dashboard;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Expenses;

/// <summary>Finds expenses in the whole history of a ledger, page by page.</summary>
public sealed class ExpenseSearchService(IDbContextFactory<FinSightContext> contexts)
{
    /// <summary>
    /// How many rows of an index are gathered and sorted rather than walked past: a few milliseconds' worth.
    /// </summary>
    internal int Few { get; init; } = 5_000;

    /// <summary>How far from the start of a page words are looked for first: a few milliseconds' worth, too.</summary>
    internal int Nearby { get; init; } = 2_000;

    public async Task<ExpenseListView> PageAsync(
        Member member, ExpenseListRequest query, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var moment = await db.ReadSnapshotAsync(cancel);
        var filter = await ResolvedFilter.FindAsync(db, member, query.Filter, cancel);
        return new ExpenseListView(
            await db.SequenceAsync(member, cancel),
            await Pager(db, member, filter, cancel).PageAsync(query.Sort, query.After),
            await db.CategoryChoicesAsync(member, cancel), await ActivityService.WritersAsync(db, member, cancel),
            await db.Tags.Of(member).OrderBy(t => t.NameKey).Take(ExpenseListView.MostTags).Select(t => t.Name)
                .ToListAsync(cancel),
            filter.Problems);
    }

    /// <summary>The rows of a page alone, as many as are asked for.</summary>
    /// <exception cref="RuleException">The filter names something that does not exist.</exception>
    public async Task<ExpenseListPage> ListAsync(
        Member member, ExpenseListRequest query, int size, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var moment = await db.ReadSnapshotAsync(cancel);
        var filter = await ResolvedFilter.FindAsync(db, member, query.Filter, cancel);
        if (filter.Problems is [var unknown, ..]) throw new RuleException(unknown.Rule, [.. unknown.Arguments]);
        var (rows, next) = await Pager(db, member, filter, cancel, size).ListAsync(query.Sort, query.After);
        return new(await db.SequenceAsync(member, cancel), rows, next);
    }

    /// <summary>Where the page before this one starts; null for the first page.</summary>
    public async Task<ExpenseCursor?> BeforeAsync(
        Member member, ExpenseListRequest query, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var moment = await db.ReadSnapshotAsync(cancel);
        var filter = await ResolvedFilter.FindAsync(db, member, query.Filter, cancel);
        var back = await Pager(db, member, filter, cancel).PageAsync(query.Sort.Reversed(), query.After);
        return back.Rows is { Count: ExpensePage.Size } and [.., var last] ? last.Cursor : null;
    }

    /// <summary>What all pages together come to.</summary>
    public async Task<ExpenseTotals> TotalsAsync(
        Member member, ExpenseFilter filter, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var moment = await db.ReadSnapshotAsync(cancel);
        var ids = await ResolvedFilter.FindAsync(db, member, filter, cancel);
        var sequence = await db.SequenceAsync(member, cancel);
        var (count, amount) = ids.HasTotals
            ? await FilterTotalQueries.OfDaysAsync(db, member, ids, cancel)
            : await FilterTotalQueries.OfRowsAsync(
                await new FilterQueryPlanner(db, member, ids, Few, cancel).ForTotalsAsync(), cancel);
        return new ExpenseTotals(sequence, count, amount);
    }

    ExpensePager Pager(
        FinSightContext db, Member member, ResolvedFilter filter, CancellationToken cancel,
        int size = ExpensePage.Size) =>
        new(db, member, filter, new FilterQueryPlanner(db, member, filter, Few, cancel), Nearby, cancel)
        {
            Size = size
        };
}
