using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using FinSight.Core.Tags;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Expenses;

/// <summary>
/// Reads one page of a ledger's expenses; its cost does not grow with the ledger or with the page's depth.
/// </summary>
static class ExpenseListQueries
{
    /// <summary>
    /// Fewer than on the page of all expenses: figures stand beside them, and each is held for as long as the page is
    /// open.
    /// </summary>
    public const int Size = 20;

    public static async Task<ExpensePage> PageAsync(
        this FinSightContext db, Member member, DateRange? days, IReadOnlyList<Guid>? categories, ExpenseCursor? after,
        CancellationToken cancel)
    {
        var expenses = db.Expenses.Of(member).Where(e => e.DeletedAt == null);
        if (days is { First: var first, Last: var last })
            expenses = expenses.Where(e => e.Date >= first && e.Date <= last);
        if (categories is [var only]) expenses = expenses.Where(e => e.CategoryId == only);
        else if (categories is not null) expenses = expenses.Where(e => categories.Contains(e.CategoryId));
        if (after is { Date: var date, Seq: var seq })
            expenses = expenses.Where(e => e.Date <= date && (e.Date < date || e.Seq < seq));

        var rows = await expenses
            .OrderByDescending(e => e.Date).ThenByDescending(e => e.Seq)
            .Take(Size + 1)
            .ToRows(db).ToListAsync(cancel);
        var next = Cut(rows, Size);
        var totals = rows.Count == 0
            ? []
            : await db.DayTotalsAsync(member, rows[^1].Date, rows[0].Date, categories, cancel);
        return new ExpensePage(await db.WithTagsAsync(member, rows, cancel), totals, next);
    }

    public static IQueryable<ExpenseRow> ToRows(this IQueryable<Expense> expenses, FinSightContext db) =>
        expenses.Select(e => new ExpenseRow(
            e.Id, e.Seq, e.Date, e.Title, e.Amount, e.CategoryId, e.Note, e.Version, e.CreatedBy,
            db.PersonNames.Where(p => p.Id == e.CreatedBy).Select(p => p.Name).FirstOrDefault(), false, e.TagIds,
            e.CreatedAt));

    /// <summary>
    /// Takes off the row that was read beyond the page, if there is one, and answers where the next page starts.
    /// </summary>
    public static ExpenseCursor? Cut(List<ExpenseRow> rows, int size)
    {
        if (rows.Count <= size) return null;
        rows.RemoveAt(size);
        return rows[^1].Cursor;
    }

    public static async Task<Dictionary<DateOnly, long>> DayTotalsAsync(
        this FinSightContext db, Member member, DateOnly first, DateOnly last, IReadOnlyList<Guid>? categories,
        CancellationToken cancel)
    {
        var totals = db.DailyTotals.Where(t => t.LedgerId == member.LedgerId && t.Date >= first && t.Date <= last);
        if (categories is not null) totals = totals.Where(t => categories.Contains(t.CategoryId));
        return await totals.GroupBy(t => t.Date).Select(day => new { day.Key, Amount = day.Sum(t => t.Amount) })
            .ToDictionaryAsync(day => day.Key, day => day.Amount, cancel);
    }
}
