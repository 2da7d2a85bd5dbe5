using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Data;

/// <summary>A database from the past brings back what let people in then, and may have been ended since.</summary>
static class RestoredAccessRevocation
{
    /// <summary>
    /// Ends all sessions and voids all one-time links and invitations, in the name of whoever restores. What waited to
    /// be sent then was sent since. Tokens and connections stay, as programs and banks would fall silent without them.
    /// </summary>
    public static async Task EndAsync(FinSightContext db, CancellationToken cancel)
    {
        await using var transaction = await db.BeginAsync(WriteScopeKey.Server, cancel);
        await db.Sessions.ExecuteDeleteAsync(cancel);
        await db.OneTimeLinks.ExecuteDeleteAsync(cancel);
        await db.LedgerInvitations.ExecuteDeleteAsync(cancel);
        await db.OutboxMessages.ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
