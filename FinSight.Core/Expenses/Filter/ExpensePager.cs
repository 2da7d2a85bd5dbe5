using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Expenses;

/// <summary>Reads one page of filtered expenses; its cost does not grow with the page's depth.</summary>
sealed class ExpensePager(FinSightContext db, Member member, FilterIds filter, CancellationToken cancel)
{
    public async Task<ExpensePage> PageAsync(ExpenseSort sort, RowCursor? after)
    {
        var plan = new RowPlan(db, member, filter, cancel);
        var rows = await ReadAsync(await plan.ForPageAsync(sort), sort, after);
        var next = ExpenseList.Cut(rows);
        var byDay = sort is ExpenseSort.Newest or ExpenseSort.Oldest;
        return new ExpensePage(rows, byDay && rows.Count > 0 ? await DayTotalsAsync(rows) : new Dictionary<DateOnly, long>(), next);
    }

    Task<List<ExpenseRow>> ReadAsync(IQueryable<Placed> rows, ExpenseSort sort, RowCursor? after)
    {
        if (after is { Date: var date, Seq: var seq, Amount: var amount })
            rows = sort switch
            {
                ExpenseSort.Newest => rows.Where(p => p.Date <= date && (p.Date < date || p.Seq < seq)),
                ExpenseSort.Oldest => rows.Where(p => p.Date >= date && (p.Date > date || p.Seq > seq)),
                ExpenseSort.Largest => rows.Where(p => p.Row.Amount <= amount && (p.Row.Amount < amount || p.Seq < seq)),
                _ => rows.Where(p => p.Row.Amount >= amount && (p.Row.Amount > amount || p.Seq > seq)),
            };
        var sorted = sort switch
        {
            ExpenseSort.Newest => rows.OrderByDescending(p => p.Date).ThenByDescending(p => p.Seq),
            ExpenseSort.Oldest => rows.OrderBy(p => p.Date).ThenBy(p => p.Seq),
            ExpenseSort.Largest => rows.OrderByDescending(p => p.Row.Amount).ThenByDescending(p => p.Seq),
            _ => rows.OrderBy(p => p.Row.Amount).ThenBy(p => p.Seq),
        };
        return sorted.Take(ExpensePage.Size + 1).Select(p => p.Row).ToRows(db).ToListAsync(cancel);
    }

    // A day that begins or ends the page may go on beyond it.
    async Task<IReadOnlyDictionary<DateOnly, long>> DayTotalsAsync(List<ExpenseRow> rows)
    {
        var totals = rows.GroupBy(row => row.Date).ToDictionary(day => day.Key, day => day.Sum(row => row.Amount));
        DateOnly[] edges = [.. new[] { rows[0].Date, rows[^1].Date }.Distinct()];
        var sums = await new FilteredRows(db, member, filter).Narrow(db.ByDate(member)).Where(e => edges.Contains(e.Date))
            .GroupBy(e => e.Date).Select(day => new { day.Key, Amount = day.Sum(e => e.Amount) }).ToListAsync(cancel);
        foreach (var sum in sums) totals[sum.Key] = sum.Amount;
        return totals;
    }
}
