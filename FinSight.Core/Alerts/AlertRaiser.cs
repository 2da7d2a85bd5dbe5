using System.Collections.Concurrent;
using FinSight.Core.Budgets;
using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Outbox;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Alerts;

/// <summary>
/// Raises an alert in the transaction that crosses a line of a budget, whoever writes, and withdraws
/// what nobody has read once it is below again. What it knows of a ledger it keeps from one write to the
/// next, so that a write costs no more.
/// </summary>
sealed class AlertRaiser(
    TimeProvider time, AlertChangeFeed feed, OutboxSignal bell, IEnumerable<IAlertListener> listeners)
    : IBeforeCommitObserver
{
    readonly IReadOnlyList<IAlertListener> _listeners = [.. listeners];

    const int MostLedgers = 1_000;

    static readonly string[] Structure =
        [BudgetLogDefinition.Kind, CategoryLogDefinition.Kind, LedgerLogDefinition.Kind];

    readonly ConcurrentDictionary<Guid, CachedLedgerBudgets> _ledgers = new();

    public async Task BeforeCommitAsync(FinSightContext db, BatchContext batch, CancellationToken cancel)
    {
        if (batch.Moves.Count == 0) return;
        var member = batch.Moves.Any(move => move.Kind == LedgerLogDefinition.Kind)
            ? await RecountAsync(db, batch.Member, cancel)
            : batch.Member;
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var moves = batch.Moves.OfType<ExpenseSpendingChange>().ToList();
        // A budget that is set when its line is crossed already, or counts other categories since, says nothing.
        // Nor does what was made up.
        var isRebuilt = batch.Moves.Any(move => Structure.Contains(move.Kind));
        var isQuiet = batch.Member.Source == Source.Demo || isRebuilt;
        if (!isRebuilt && !batch.IsUnsure && Known(batch, today) is { } ledger) ledger.Count(moves);
        else _ledgers[batch.Member.LedgerId] = ledger = await ReadAsync(db, member, today, cancel);
        var writer = new AlertWriter(db, member, _listeners, time.GetUtcNow().UtcDateTime);
        foreach (var period in isQuiet ? ledger.Periods : ledger.Touched(moves).ToList())
            await writer.LookAsync(period, today, ledger.Cause(period, moves), isQuiet, cancel);
        batch.HasAlerts |= await writer.SaveAsync(cancel);
    }

    public void End(BatchContext batch, bool isOnDisk)
    {
        var ledgerId = batch.Member.LedgerId;
        if (batch.Moves.Count == 0) return;
        // What is rolled back never was.
        if (!isOnDisk) _ledgers.TryRemove(ledgerId, out _);
        else if (_ledgers.TryGetValue(ledgerId, out var ledger)) ledger.Sequence = batch.Progress.Last;
        if (isOnDisk && batch.HasAlerts)
        {
            feed.Publish(ledgerId);
            bell.Ring();
        }
        batch.HasAlerts = false;
    }

    /// <summary>What was told in a currency with other decimals, which budgets follow on their own.</summary>
    /// <returns>The member in the ledger as it is from now on.</returns>
    static async Task<Member> RecountAsync(FinSightContext db, Member member, CancellationToken cancel)
    {
        var now = member.In(await db.Ledgers.AsNoTracking().SingleAsync(l => l.Id == member.LedgerId, cancel));
        var (from, to) = (member.Currency.MinorPerUnit, now.Currency.MinorPerUnit);
        if (from == to) return now;
        foreach (var alert in await db.BudgetAlerts.Where(a => a.LedgerId == member.LedgerId).ToListAsync(cancel))
            alert.Recount(from, to);
        await db.SaveChangesAsync(cancel);
        return now;
    }

    CachedLedgerBudgets? Known(BatchContext batch, DateOnly today) =>
        _ledgers.TryGetValue(batch.Member.LedgerId, out var ledger)
            && ledger.Sequence == batch.Before
            && ledger.Day == today
            ? ledger
            : null;

    async Task<CachedLedgerBudgets> ReadAsync(
        FinSightContext db, Member member, DateOnly today, CancellationToken cancel)
    {
        if (_ledgers.Count >= MostLedgers) _ledgers.Clear();
        if (!await db.Budgets.Of(member).AnyAsync(cancel)) return new CachedLedgerBudgets(0, today, [], null);
        // Of a period that begins tomorrow or has ended yesterday, it is today somewhere.
        DateOnly[] days = [today, today.AddDays(-1), today.AddDays(1)];
        var book = await db.BudgetBookAsync(
            member, await db.CategoryChoicesAsync(member, cancel), days, withPace: true, cancel);
        var periods = days
            .SelectMany(book.Running).DistinctBy(running => (running.Plan.Row.Id, running.Chain[^1].Days.First))
            .Select(running => new CachedBudgetPeriod(running.Plan, running.Chain, running.SoFar, running.Usual))
            .ToList();
        await FillAsync(db, member, periods, cancel);
        return new CachedLedgerBudgets(0, today, periods, book.Branches);
    }

    static async Task FillAsync(
        FinSightContext db, Member member, List<CachedBudgetPeriod> periods, CancellationToken cancel)
    {
        // Not by its last day, which is another one once the ledger's months begin on another day.
        var firsts = periods.Select(period => period.Days.First).Distinct().ToList();
        var alerts = await db.BudgetAlerts.Where(a => a.LedgerId == member.LedgerId && firsts.Contains(a.First))
            .Select(a => new { a.BudgetId, a.First, a.Threshold, a.IsQuiet, a.WithdrawnAt }).ToListAsync(cancel);
        foreach (var period in periods)
            foreach (var alert in alerts.Where(a => a.BudgetId == period.BudgetId && a.First == period.Days.First))
                period.Alerts[alert.Threshold] =
                    alert.WithdrawnAt is not null ? RaisedAlertStatus.Withdrawn
                    : alert.IsQuiet ? RaisedAlertStatus.Quiet
                    : RaisedAlertStatus.Told;
    }
}
