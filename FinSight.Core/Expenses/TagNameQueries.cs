using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Tags;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Expenses;

static class TagNameQueries
{
    /// <summary>
    /// The rows with the names of their tags: one query for all of them, and none where no row has any.
    /// </summary>
    public static async Task<List<ExpenseRow>> WithTagsAsync(
        this FinSightContext db, Member member, List<ExpenseRow> rows, CancellationToken cancel)
    {
        var ids = rows.SelectMany(row => TagIds.Split(row.TagIds)).Distinct().ToList();
        if (ids.Count == 0) return rows;
        var tags = await db.Tags.Of(member).Where(t => ids.Contains(t.Id)).OrderBy(t => t.NameKey)
            .Select(t => new { t.Id, t.Name }).ToListAsync(cancel);
        return [.. rows.Select(row => row.TagIds is null ? row : row with
        {
            Tags = [.. tags.IntersectBy(TagIds.Split(row.TagIds), t => t.Id).Select(t => t.Name)],
        })];
    }

    public static async Task<ExpenseRow> RowAsync(
        this FinSightContext db, Member member, Expense expense, CancellationToken cancel) =>
        (await db.WithTagsAsync(member, [ExpenseRow.Of(expense)], cancel))[0];
}
