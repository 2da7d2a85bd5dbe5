using System.Globalization;
using FinSight.Core.Accounts;
using FinSight.Core.Budgets;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using FinSight.Core.Mail;
using FinSight.Core.Outbox;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Alerts;

/// <summary>The weekly letter: when it is due, and what it says.</summary>
public sealed class DigestService(
    IDbContextFactory<FinSightContext> contexts, LedgerAccessService access, PersonReader people, BudgetService budgets,
    TimeProvider time, Mailer? mailer = null)
{
    const int AtOnce = 100, Most = 3;

    /// <summary>A server that was off for longer sends the next one only.</summary>
    static readonly TimeSpan Late = TimeSpan.FromDays(2);

    /// <summary>Posts the letters that are due: each once, however many servers ask.</summary>
    public async Task PostDueAsync(CancellationToken cancel = default)
    {
        if (mailer is null) return;
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        while (await db.AlertChoices.AnyAsync(c => c.DigestAt <= now, cancel))
            await db.InTransactionAsync(WriteScopeKey.Outbox, () => PostAsync(db, now, cancel), cancel);
    }

    static async Task<int> PostAsync(FinSightContext db, DateTime now, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        foreach (var choice in await db.AlertChoices.Where(c => c.DigestAt <= now).OrderBy(c => c.DigestAt).Take(AtOnce)
            .ToListAsync(cancel))
        {
            var (day, due) = (choice.DigestDay, choice.DigestAt!.Value);
            var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == choice.UserId, cancel);
            choice.Digest(day, day is { } on ? DigestSchedule.Next(now, on, AlertChoiceService.ZoneOf(user)) : null);
            if (day is null || now - due > Late) continue;
            var key = string.Create(
                CultureInfo.InvariantCulture, $"digest {choice.LedgerId:N} {choice.UserId:N} {due:yyyy-MM-dd}");
            if (await db.OutboxMessages.AnyAsync(m => m.LedgerId == choice.LedgerId && m.Key == key, cancel)) continue;
            db.OutboxMessages.Add(new OutboxMessage(OutboxKind.Digest, due, Late)
            {
                UserId = choice.UserId,
                LedgerId = choice.LedgerId,
                Key = key
            });
        }
        return await db.SaveChangesAsync(cancel);
    }

    /// <returns>Null where its reader does not want it any more, or has no confirmed address.</returns>
    public async Task<Digest?> ReadAsync(ClaimedOutboxMessage claimed, CancellationToken cancel = default)
    {
        if (claimed is not { UserId: { } userId, LedgerId: { } ledgerId }) return null;
        try
        {
            var member = await access.EnterAsync(userId, ledgerId, Source.Server, cancel);
            return member.IsArchived
                ? null
                : await ReadAsync(member, await people.FindAsync(userId, cancel), claimed, cancel);
        }
        catch (NotFoundException)
        {
            return null;
        }
    }

    async Task<Digest?> ReadAsync(Member member, Person reader, ClaimedOutboxMessage claimed, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (!await db.AlertChoices.AnyAsync(
            c => c.LedgerId == member.LedgerId && c.UserId == member.UserId && c.DigestDay != null, cancel)
            || await db.ReachAsync(member.UserId, cancel) is not { Email: { } email } reach) return null;
        var days = DigestSchedule.Told(claimed.CreatedAt, reader.Zone);
        var spent = await db.DailyTotals.Where(
            t => t.LedgerId == member.LedgerId && t.Date >= days.First && t.Date <= days.Last)
            .SumAsync(t => t.Amount, cancel);
        var largest = await db.Expenses.Where(
            e => e.LedgerId == member.LedgerId && e.DeletedAt == null && e.Date >= days.First && e.Date <= days.Last)
            .Where(e => e.Amount > 0).OrderByDescending(e => e.Amount).ThenBy(e => e.Seq).Take(Most)
            .Select(e => new DigestExpense(e.Date, e.Title, e.Amount)).ToListAsync(cancel);
        var view = await budgets.ViewAsync(member, reader.Today(time), cancel);
        return new Digest(
            member, reader, email, reach.Quiet?.EndAfter(time.GetUtcNow().UtcDateTime, reader.Zone), days, spent,
            view.Left?.Minor,
            [.. view.Lines
                .Where(line => line.IsRunning)
                .OrderByDescending(line => line.Status.Percent ?? 0)
                .Take(Most)],
            largest);
    }
}

/// <summary>What was spent in a week, and what is left; all amounts in minor units.</summary>
/// <param name="QuietUntil">UTC; null where it may be sent at once.</param>
/// <param name="Left">Of all budgets; null where there are none.</param>
/// <param name="Tightest">At most three.</param>
/// <param name="Largest">At most three.</param>
public sealed record Digest(
    Member Member, Person Reader, string Email, DateTime? QuietUntil, DateRange Days, long Spent, long? Left,
    IReadOnlyList<BudgetLine> Tightest, IReadOnlyList<DigestExpense> Largest);

public sealed record DigestExpense(DateOnly Date, string Title, long Amount);
