using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Alerts;

/// <summary>Raises, withdraws and restores the alerts of one transaction.</summary>
sealed class AlertWriter(FinSightContext db, Member member, IReadOnlyList<IAlertListener> listeners, DateTime now)
{
    bool _hasWritten;

    /// <param name="cause">The expense that moved the period.</param>
    /// <param name="isQuiet">What is crossed was so before, and nobody is told.</param>
    public async Task LookAsync(
        CachedBudgetPeriod period, DateOnly today, Guid? cause, bool isQuiet, CancellationToken cancel)
    {
        foreach (var line in period.Lines)
        {
            var before = period.Alerts.TryGetValue(line, out var state) ? state : (RaisedAlertStatus?)null;
            if (period.Crosses(line, today)) await CrossAsync(period, line, before, cause, isQuiet, cancel);
            else if (before is RaisedAlertStatus.Told or RaisedAlertStatus.Quiet)
                await FallAsync(period, line, before.Value, cancel);
        }
    }

    /// <returns>Whether there was anything to write.</returns>
    public async Task<bool> SaveAsync(CancellationToken cancel)
    {
        if (_hasWritten) await db.SaveChangesAsync(cancel);
        return _hasWritten;
    }

    async Task CrossAsync(
        CachedBudgetPeriod period, int line, RaisedAlertStatus? before, Guid? cause, bool isQuiet,
        CancellationToken cancel)
    {
        if (before is RaisedAlertStatus.Told or RaisedAlertStatus.Quiet) return;
        if (before is null)
            await RaiseAsync(new BudgetAlert(member.LedgerId, period, line, cause, isQuiet, now), cancel);
        else await RestoreAsync(await FindAsync(period, line, cancel), cancel);
        period.Alerts[line] = before is null && isQuiet ? RaisedAlertStatus.Quiet : RaisedAlertStatus.Told;
        _hasWritten = true;
    }

    async Task RaiseAsync(BudgetAlert alert, CancellationToken cancel)
    {
        db.BudgetAlerts.Add(alert);
        if (alert.IsQuiet) return;
        foreach (var listener in listeners) await listener.HearAsync(db, member, alert, cancel);
    }

    async Task RestoreAsync(BudgetAlert alert, CancellationToken cancel)
    {
        alert.Restore();
        foreach (var listener in listeners) await listener.HearAgainAsync(db, member, alert, cancel);
    }

    async Task FallAsync(CachedBudgetPeriod period, int line, RaisedAlertStatus before, CancellationToken cancel)
    {
        var alert = await FindAsync(period, line, cancel);
        if (before == RaisedAlertStatus.Quiet)
        {
            // Crossed again, it is told: nobody has heard of it yet.
            db.BudgetAlerts.Remove(alert);
            period.Alerts.Remove(line);
        }
        else if (await db.AlertReadings.AnyAsync(r => r.LedgerId == member.LedgerId && r.AlertId == alert.Id, cancel))
            return;
        else
        {
            alert.Withdraw(now);
            period.Alerts[line] = RaisedAlertStatus.Withdrawn;
        }
        _hasWritten = true;
    }

    Task<BudgetAlert> FindAsync(CachedBudgetPeriod period, int line, CancellationToken cancel) =>
        db.BudgetAlerts.SingleAsync(
            a => a.LedgerId == member.LedgerId && a.BudgetId == period.BudgetId && a.First == period.Days.First
                && a.Threshold == line,
            cancel);
}
