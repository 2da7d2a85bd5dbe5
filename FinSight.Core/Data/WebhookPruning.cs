using FinSight.Core.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Data;

static class WebhookPruning
{
    /// <summary>Removes messages that nobody waits for any more.</summary>
    public static async Task<int> PruneAsync(FinSightContext db, DateTime limit, CancellationToken cancel)
    {
        await using var transaction = await db.BeginAsync(WriteScopeKey.Server, cancel);
        var gone =
            await db.WebhookDeliveries.Where(d => d.State != WebhookDeliveryStatus.Waiting && d.CreatedAt < limit)
            .ExecuteDeleteAsync(cancel);
        // What waits for a hook, or in the name of an account, that has been off for so long is not sent once it is on.
        gone += await db.WebhookDeliveries
            .Where(d => d.CreatedAt < limit && db.Webhooks.Any(
                h => h.Id == d.HookId
                    && (h.DisabledAt < limit || db.Users.Any(u => u.Id == h.UserId && u.DisabledAt != null))))
            .ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
        return gone;
    }
}
