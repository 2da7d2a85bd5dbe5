using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Webhooks;

/// <summary>
/// For what no change of the log tells, such as a budget's threshold: a message that goes with the transaction that
/// calls for it.
/// </summary>
static class WebhookPostExtensions
{
    /// <summary>Saved with the context; each of the ledger's hooks that asks for such events gets it.</summary>
    /// <param name="payload">The whole message: <c>type</c>, <c>timestamp</c> and <c>data</c>.</param>
    public static async Task PostAsync(
        this FinSightContext db, Member member, WebhookEventKinds kind, string payload, DateTime now,
        CancellationToken cancel)
    {
        var hooks = await db.WebhooksThatAreOn()
            .Where(h => h.LedgerId == member.LedgerId && (h.Events & kind) != 0).ToListAsync(cancel);
        db.WebhookDeliveries.AddRange(hooks.Select(hook => new WebhookDelivery(hook, kind, 0, payload, now)));
    }

    /// <summary>Nothing leaves the house in the name of an account that is disabled.</summary>
    public static IQueryable<Webhook> WebhooksThatAreOn(this FinSightContext db) => db.Webhooks.Where(
        h => h.DisabledAt == null && db.Users.Any(u => u.Id == h.UserId && u.DisabledAt == null));
}
