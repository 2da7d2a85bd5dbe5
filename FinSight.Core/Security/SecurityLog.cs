using FinSight.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Security;

/// <summary>Keeps what happened to accounts: who, from where, what, and when.</summary>
public sealed class SecurityLog(IDbContextFactory<FinSightContext> contexts, TimeProvider time)
{
    public async Task WriteAsync(
        SecurityEventKind act, Guid? userId, ClientInfo caller, string? detail = null, Guid? actorId = null,
        CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        Add(db, act, userId, caller, detail, actorId);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>
    /// The same, unless it was written within the last minute: whoever keeps trying does not fill the log.
    /// </summary>
    public async Task WriteSparselyAsync(
        SecurityEventKind act, Guid? userId, ClientInfo caller, string detail = "", CancellationToken cancel = default)
    {
        var since = time.GetUtcNow().UtcDateTime.AddMinutes(-1);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await db.SecurityEvents.AnyAsync(e =>
            e.At > since && e.Act == act && e.UserId == userId && e.Address == caller.Address && e.Detail == detail,
            cancel))
            return;
        Add(db, act, userId, caller, detail);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Joins a save that is under way, so that neither is there without the other.</summary>
    internal void Add(
        FinSightContext db, SecurityEventKind act, Guid? userId, ClientInfo caller, string? detail = null,
        Guid? actorId = null) =>
        db.SecurityEvents.Add(
            new LoggedSecurityEvent(act, time.GetUtcNow().UtcDateTime, userId, caller, detail, actorId));
}
