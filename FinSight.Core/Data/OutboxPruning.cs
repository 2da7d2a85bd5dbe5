using FinSight.Core.Outbox;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Data;

static class OutboxPruning
{
    /// <summary>Removes messages that ended long ago, and those that wait though they are of no use any more.</summary>
    public static async Task<int> PruneAsync(
        FinSightContext db, DateTime ended, DateTime useless, CancellationToken cancel)
    {
        await using var transaction = await db.BeginAsync(WriteScopeKey.Outbox, cancel);
        var gone = await db.OutboxMessages
            .Where(
                m => m.State != OutboxStatus.Waiting && m.EndedAt < ended
                    || m.State == OutboxStatus.Waiting && m.Until < useless)
            .ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
        return gone;
    }
}
