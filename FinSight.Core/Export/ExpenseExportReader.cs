using FinSight.Core.Categories;
using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Tags;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Export;

/// <summary>
/// Reads all expenses that match, in the order of the list and with the names of what they point at. They pass by one
/// after the other: many take no more memory than few.
/// </summary>
sealed class ExpenseExportReader(FinSightContext db, Member member, ResolvedFilter filter, CancellationToken cancel)
{
    /// <summary>How many may be gathered and sorted rather than walked through in order.</summary>
    const int Few = 5_000;

    Dictionary<Guid, IReadOnlyList<string>> _categories = [];
    Dictionary<Guid, string> _tags = [];
    readonly Dictionary<Guid, string?> _people = [];

    FilterQueryPlanner Plan => new(db, member, filter, Few, cancel);

    public async Task<long> CountAsync() => (filter.HasTotals
        ? await FilterTotalQueries.OfDaysAsync(db, member, filter, cancel)
        : await FilterTotalQueries.OfRowsAsync(await Plan.ForTotalsAsync(), cancel)).Count;

    /// <param name="count">As it was counted at the same moment.</param>
    public async IAsyncEnumerable<ExpenseLine> ReadAsync(ExpenseSort sort, long count)
    {
        await foreach (var line in ReadAsync((await Plan.ForPageAsync(sort)).Sorted(sort), count)) yield return line;
    }

    /// <param name="sorted">Those that are read, whatever the filter says.</param>
    public async IAsyncEnumerable<ExpenseLine> ReadAsync(IQueryable<SortedExpense> sorted, long count)
    {
        var categories = await db.Categories.Of(member).AsNoTracking().ToListAsync(cancel);
        var tree = new CategoryTree(categories);
        _categories = categories.ToDictionary(
            c => c.Id, c => (IReadOnlyList<string>)[.. tree.Path(c).Reverse().Select(above => above.Name)]);
        _tags = await db.Tags.Of(member).ToDictionaryAsync(t => t.Id, t => t.Name, cancel);
        if (!db.Provider.AnswersWhileReading) await MeetAsync(sorted);
        var rows = sorted.Select(p => new
        {
            p.Row.Id,
            p.Row.Date,
            p.Row.Title,
            p.Row.Amount,
            p.Row.CategoryId,
            p.Row.TagIds,
            p.Row.Note,
            p.Row.CreatedBy,
            p.Row.CreatedAt,
            p.Row.Version,
        });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
            yield return new ExpenseLine(
                row.Id, row.Date, row.Title, row.Amount, row.CategoryId, _categories[row.CategoryId], Tags(row.TagIds),
                row.Note, row.CreatedBy, await NameAsync(row.CreatedBy), row.CreatedAt, row.Version, --count);
    }

    IReadOnlyList<string> Tags(string? ids) =>
        ids is null ? [] : [.. TagIds.Split(ids).Select(id => _tags[id]).Order(StringComparer.Ordinal)];

    /// <summary>Asks beforehand for all names that will be met.</summary>
    async Task MeetAsync(IQueryable<SortedExpense> sorted)
    {
        var users = await sorted.Select(p => p.Row.CreatedBy).Distinct().ToListAsync(cancel);
        foreach (var user in users) await NameAsync(user);
    }

    async ValueTask<string?> NameAsync(Guid userId)
    {
        if (_people.TryGetValue(userId, out var known)) return known;
        return _people[userId] = await db.PersonNames
            .Where(p => p.Id == userId)
            .Select(p => p.Name)
            .FirstOrDefaultAsync(cancel);
    }
}
