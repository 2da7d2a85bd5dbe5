using FinSight.Core.Accounts;
using FinSight.Core.Budgets;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using FinSight.Core.Outbox;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Alerts;

/// <summary>
/// Finds out, when an alert is about to be sent, what it says by then, and whether it still says anything.
/// </summary>
public sealed class AlertDeliveryReader(
    IDbContextFactory<FinSightContext> contexts, LedgerAccessService access, PersonReader people,
    AlertListService alerts, BudgetService budgets, TimeProvider time)
{
    /// <param name="claimed">An alert by e-mail or push.</param>
    /// <returns>
    /// Null where it was withdrawn or read, a higher line says it all, its budget rests, or its reader does not want it
    /// any more.
    /// </returns>
    public async Task<AlertDeliveryDetails?> ReadAsync(ClaimedOutboxMessage claimed, CancellationToken cancel = default)
    {
        if (claimed is not { UserId: { } userId, LedgerId: { } ledgerId, AboutId: { } alertId }) return null;
        try
        {
            var member = await access.EnterAsync(userId, ledgerId, Source.Server, cancel);
            if (await ReachAsync(member, claimed.Kind, cancel) is not { } reach) return null;
            if (await alerts.FindToTellAsync(member, alertId, cancel) is not { } alert) return null;
            var reader = await people.FindAsync(userId, cancel);
            var line = (await budgets.ViewAsync(member, reader.Today(time), cancel)).Lines
                .FirstOrDefault(line => line.Budget.Id == alert.BudgetId && line.Days == alert.Days);
            if (line is { IsPaused: true }) return null;
            return new AlertDeliveryDetails(
                member, reader, alert, line?.Status.Left ?? alert.Limit - alert.Spent, reach.Email,
                reach.Quiet?.EndAfter(time.GetUtcNow().UtcDateTime, reader.Zone));
        }
        catch (NotFoundException)
        {
            return null;
        }
    }

    /// <summary>Null where they do not want to hear of it in this way.</summary>
    async Task<UserReach?> ReachAsync(Member member, OutboxKind kind, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var choice = await db.AlertChoices.AsNoTracking()
            .SingleOrDefaultAsync(c => c.LedgerId == member.LedgerId && c.UserId == member.UserId, cancel);
        if (kind == OutboxKind.AlertMail ? choice is not { ByMail: true } : choice is not { ByPush: true }) return null;
        return await db.ReachAsync(member.UserId, cancel);
    }
}

/// <summary>How a user is reached at the moment.</summary>
/// <param name="Email">Null where none is confirmed.</param>
sealed record UserReach(string? Email, QuietHours? Quiet);

static class UserReachQueries
{
    /// <summary>Null where the account is disabled.</summary>
    public static async Task<UserReach?> ReachAsync(this FinSightContext db, Guid userId, CancellationToken cancel) =>
        await db.Users.AsNoTracking().SingleOrDefaultAsync(
            u => u.Id == userId && u.DisabledAt == null, cancel) is not { } user
            ? null
            : new UserReach(
                user.EmailConfirmed ? user.Email : null,
                await db.QuietHours.AsNoTracking().SingleOrDefaultAsync(h => h.UserId == userId, cancel));
}

/// <summary>An alert for one reader.</summary>
/// <param name="Left">Minor units, now; below 0 where more was spent.</param>
/// <param name="Email">Null where none is confirmed.</param>
/// <param name="QuietUntil">UTC; null where it may be sent at once.</param>
public sealed record AlertDeliveryDetails(
    Member Member, Person Reader, CrossedBudgetLine Alert, long Left, string? Email, DateTime? QuietUntil);
