using FinSight.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Security;

/// <summary>Keeps what happened to accounts: who, from where, what, and when.</summary>
public sealed class SecurityLog(IDbContextFactory<FinSightContext> contexts, TimeProvider time)
{
    public async Task WriteAsync(
        SecurityAct act, Guid? userId, Caller caller, string? detail = null, Guid? actorId = null, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        Add(db, act, userId, caller, detail, actorId);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Joins a save that is under way, so that neither is there without the other.</summary>
    internal void Add(
        FinSightContext db, SecurityAct act, Guid? userId, Caller caller, string? detail = null, Guid? actorId = null) =>
        db.SecurityEvents.Add(new SecurityEvent(act, time.GetUtcNow().UtcDateTime, userId, caller, detail, actorId));
}
