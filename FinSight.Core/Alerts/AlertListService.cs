using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Alerts;

/// <summary>The alerts of a ledger, as a member has read them or not.</summary>
public sealed class AlertListService(IDbContextFactory<FinSightContext> contexts, AlertChangeFeed feed)
{
    const int Most = 50;

    /// <summary>The last fifty of budgets that are there, the latest first.</summary>
    public async Task<IReadOnlyList<CrossedBudgetLine>> ListAsync(Member member, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await ReadAsync(Standing(db, member), db, member, cancel);
    }

    /// <summary>What the member has not read, of periods that are not over.</summary>
    /// <param name="today">The date where the reader is.</param>
    public async Task<IReadOnlyList<CrossedBudgetLine>> UnreadAsync(
        Member member, DateOnly today, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var unread = Standing(db, member).Where(a => a.Last >= today)
            .Where(a => !db.AlertReadings.Any(
                r => r.LedgerId == a.LedgerId && r.AlertId == a.Id && r.UserId == member.UserId));
        return await ReadAsync(unread, db, member, cancel);
    }

    /// <summary>The member has read these; others have not.</summary>
    /// <returns>How many were new.</returns>
    public async Task<int> ReadAsync(Member member, IReadOnlyCollection<Guid> ids, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var read = await db.InTransactionAsync(WriteScopeKey.Ledger(member.LedgerId), async () =>
        {
            var unread = await Standing(db, member).Where(a => ids.Contains(a.Id))
                .Where(a => !db.AlertReadings.Any(
                    r => r.LedgerId == a.LedgerId && r.AlertId == a.Id && r.UserId == member.UserId))
                .Where(a => db.Memberships.Any(m => m.LedgerId == a.LedgerId && m.UserId == member.UserId))
                .Select(a => a.Id).ToListAsync(cancel);
            db.AlertReadings.AddRange(unread.Select(id => new AlertReadReceipt(member, id)));
            return await db.SaveChangesAsync(cancel);
        }, cancel);
        if (read > 0) feed.Publish(member.LedgerId);
        return read;
    }

    /// <summary>
    /// An alert that is yet to be told elsewhere; null where it does not stand, the member has read it, or the limit is
    /// reached as well and says it all.
    /// </summary>
    internal async Task<CrossedBudgetLine?> FindToTellAsync(Member member, Guid id, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var alert = Standing(db, member).Where(a => a.Id == id)
            .Where(a => !db.BudgetAlerts.Any(
                b => b.LedgerId == a.LedgerId && b.BudgetId == a.BudgetId && b.First == a.First
                    && !b.IsQuiet && b.WithdrawnAt == null && b.Threshold > a.Threshold
                    && (a.Threshold != CachedBudgetPeriod.Pace || b.Threshold >= CachedBudgetPeriod.Full)));
        return (await ReadAsync(alert, db, member, cancel)) is [{ IsRead: false } line] ? line : null;
    }

    static IQueryable<BudgetAlert> Standing(FinSightContext db, Member member) => db.BudgetAlerts
        .Where(a => a.LedgerId == member.LedgerId && !a.IsQuiet && a.WithdrawnAt == null)
        .Where(a => db.Budgets.Any(b => b.LedgerId == a.LedgerId && b.Id == a.BudgetId));

    static async Task<IReadOnlyList<CrossedBudgetLine>> ReadAsync(
        IQueryable<BudgetAlert> alerts, FinSightContext db, Member member, CancellationToken cancel)
    {
        var rows = await (
            from alert in alerts.OrderByDescending(a => a.RaisedAt).ThenByDescending(a => a.Threshold).Take(Most)
            let categoryId = db.Budgets.Single(b => b.LedgerId == alert.LedgerId && b.Id == alert.BudgetId).CategoryId
            let category = db.Categories.Where(c => c.LedgerId == alert.LedgerId && c.Id == categoryId)
                .Select(c => c.Name).SingleOrDefault()
            join expense in db.Expenses.Where(e => e.LedgerId == member.LedgerId && e.DeletedAt == null)
                on alert.ExpenseId equals (Guid?)expense.Id into causes
            from cause in causes.DefaultIfEmpty()
            select new
            {
                alert,
                category,
                cause = cause == null ? null : new AlertExpenseSummary(cause.Id, cause.Title, cause.Amount),
                isRead = db.AlertReadings.Any(
                    r => r.LedgerId == alert.LedgerId && r.AlertId == alert.Id && r.UserId == member.UserId),
            }).AsNoTracking().ToListAsync(cancel);
        return [.. rows
            .OrderByDescending(row => row.alert.RaisedAt).ThenByDescending(row => row.alert.Threshold)
            .Select(row => new CrossedBudgetLine(
                row.alert.Id, row.alert.BudgetId, row.category, row.alert.Threshold,
                new DateRange(row.alert.First, row.alert.Last),
                row.alert.Spent, row.alert.Limit, row.alert.RaisedAt,
                row.cause, row.isRead))];
    }
}
