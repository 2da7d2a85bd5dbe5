using FinSight.Core.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Data;

static class WebhookPruning
{
    /// <summary>Removes messages that nobody waits for any more.</summary>
    public static async Task<int> PruneAsync(FinSightContext db, DateTime limit, CancellationToken cancel)
    {
        await using var transaction = await db.BeginAsync(WriteScope.Server, cancel);
        var gone = await db.WebhookDeliveries.Where(d => d.State != WebhookState.Waiting && d.CreatedAt < limit)
            .ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
        return gone;
    }
}
