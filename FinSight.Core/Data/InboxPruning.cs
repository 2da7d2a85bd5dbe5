using FinSight.Core.Inbox;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Data;

/// <summary>
/// Forgets the texts of messages after 90 days, so that only their hashes tell them again, and connections that were
/// revoked as long ago.
/// </summary>
public sealed class InboxPruning(IDbContextFactory<FinSightContext> contexts, TimeProvider time)
{
    /// <returns>How many texts went.</returns>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        var limit = time.GetUtcNow().UtcDateTime.AddDays(-InboundEvent.DaysKept);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginAsync(WriteScopeKey.Server, cancel);
        await db.InboundEvents.Where(
            e => e.ReceivedAt < limit && (e.Outcome == InboxOutcome.Draft || e.Outcome == InboxOutcome.Stored))
            .ExecuteUpdateAsync(
                e => e.SetProperty(one => one.Outcome, InboxOutcome.Ignored)
                    .SetProperty(one => one.Reason, InboxReasonCodes.TooOld),
                cancel);
        var gone = await db.InboundEvents.Where(e => e.ReceivedAt < limit && (e.Raw != null || e.Fields != null))
            .ExecuteUpdateAsync(
                e => e.SetProperty(one => one.Raw, (string?)null).SetProperty(one => one.Fields, (string?)null)
                    .SetProperty(one => one.Card, (string?)null), cancel);
        await db.Connections.Where(c => c.RevokedAt < limit).ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
        return gone;
    }
}
