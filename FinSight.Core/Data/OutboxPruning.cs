using FinSight.Core.Outbox;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Data;

static class OutboxPruning
{
    /// <summary>Removes messages that ended long ago.</summary>
    public static async Task<int> PruneAsync(FinSightContext db, DateTime limit, CancellationToken cancel)
    {
        await using var transaction = await db.BeginAsync(WriteScopeKey.Outbox, cancel);
        var gone = await db.OutboxMessages
            .Where(m => m.State != OutboxStatus.Waiting && m.EndedAt < limit)
            .ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
        return gone;
    }
}
