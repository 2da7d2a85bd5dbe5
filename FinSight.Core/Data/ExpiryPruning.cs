using FinSight.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Data;

/// <summary>Removes sessions that are over, and links and tokens that have been no good for a month.</summary>
public sealed class ExpiryPruning(IDbContextFactory<FinSightContext> contexts, TimeProvider time)
{
    static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <returns>How many rows went.</returns>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var (unused, old, expired) = (now - Session.Idle, now - Session.Longest, now - Kept);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginAsync(WriteScopeKey.Server, cancel);
        var gone = await db.Sessions.Where(s => s.SeenAt <= unused || s.BeganAt <= old).ExecuteDeleteAsync(cancel)
            + await db.OneTimeLinks.Where(l => l.ExpiresAt <= expired || l.UsedAt <= expired).ExecuteDeleteAsync(cancel)
            + await db.LedgerInvitations.Where(i => i.ExpiresAt <= expired).ExecuteDeleteAsync(cancel)
            + await db.ApiTokens.Where(t => t.ExpiresAt <= expired).ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
        return gone;
    }
}
