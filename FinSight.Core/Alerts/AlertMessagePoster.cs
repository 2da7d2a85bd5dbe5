using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using FinSight.Core.Mail;
using FinSight.Core.Outbox;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Alerts;

/// <summary>
/// Writes a message to each member who wants to hear of an alert. What it says is found when it is sent.
/// </summary>
sealed class AlertMessagePoster(TimeProvider time, Mailer? mailer = null) : IAlertListener
{
    /// <summary>Later than that it is no news.</summary>
    static readonly TimeSpan Life = TimeSpan.FromDays(2);

    DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task HearAsync(FinSightContext db, Member member, BudgetAlert alert, CancellationToken cancel)
    {
        var choices = await db.AlertChoices.AsNoTracking()
            .Where(c => c.LedgerId == member.LedgerId && (c.ByMail || c.ByPush)).ToListAsync(cancel);
        if (mailer is not null)
            db.OutboxMessages.AddRange(
                choices.Where(c => c.ByMail).Select(c => Message(OutboxKind.AlertMail, alert, c.UserId, null)));
        var users = choices.Where(c => c.ByPush).Select(c => c.UserId).ToList();
        if (users.Count == 0) return;
        var browsers = await db.PushBrowsers.Where(b => users.Contains(b.UserId)).Select(b => new { b.Id, b.UserId })
            .ToListAsync(cancel);
        db.OutboxMessages.AddRange(browsers.Select(b => Message(OutboxKind.AlertPush, alert, b.UserId, b.Id)));
    }

    /// <summary>
    /// What was not sent as it had been withdrawn is sent after all; what was sent, is not sent twice.
    /// </summary>
    public async Task HearAgainAsync(FinSightContext db, Member member, BudgetAlert alert, CancellationToken cancel)
    {
        var skipped = await db.OutboxMessages
            .Where(m => m.LedgerId == member.LedgerId && m.AboutId == alert.Id && m.State == OutboxStatus.Skipped)
            .ToListAsync(cancel);
        foreach (var message in skipped) message.Wait(Now);
    }

    OutboxMessage Message(OutboxKind kind, BudgetAlert alert, Guid userId, Guid? browser) => new(kind, Now, Life)
    {
        UserId = userId,
        LedgerId = alert.LedgerId,
        AboutId = alert.Id,
        TargetId = browser,
    };
}
