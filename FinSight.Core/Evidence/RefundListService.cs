using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Evidence;

/// <summary>Tells what came back of an expense, and what a refund gives back.</summary>
public sealed class RefundListService(IDbContextFactory<FinSightContext> contexts)
{
    /// <exception cref="NotFoundException">There is no such expense in this ledger.</exception>
    public async Task<ExpenseRefunds> OfAsync(Member member, Guid expenseId, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var moment = await db.ReadSnapshotAsync(cancel);
        if (!await db.Expenses.Of(member).AnyAsync(x => x.Id == expenseId, cancel))
            throw new NotFoundException("expense");
        var links = db.Evidence.Where(one => one.LedgerId == member.LedgerId && one.RefundOf != null);
        var refunds = await db.Expenses.Of(member)
            .Where(x => x.DeletedAt == null && links.Any(one => one.RefundOf == expenseId && one.ExpenseId == x.Id))
            .OrderBy(x => x.Date).ThenBy(x => x.Seq).Select(x => new RefundListItem(x.Id, x.Title, x.Amount, x.Date))
            .ToListAsync(cancel);
        var purchase = await db.Expenses.Of(member)
            .Where(x => x.DeletedAt == null && links.Any(one => one.ExpenseId == expenseId && one.RefundOf == x.Id))
            .Select(x => new RefundListItem(x.Id, x.Title, x.Amount, x.Date)).FirstOrDefaultAsync(cancel);
        return new(refunds, purchase);
    }
}

/// <param name="Refunds">What came back of it, the earliest first.</param>
/// <param name="Purchase">What it gives back itself; null where it is no refund, or that is not known.</param>
public sealed record ExpenseRefunds(IReadOnlyList<RefundListItem> Refunds, RefundListItem? Purchase);

/// <param name="Amount">Minor units; negative for a refund.</param>
public sealed record RefundListItem(Guid ExpenseId, string Title, long Amount, DateOnly Date);
