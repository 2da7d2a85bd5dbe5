using FinSight.Core.Administration;
using FinSight.Core.Data;
using FinSight.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Security;

/// <summary>Reads the security log, the latest first: one's own part, or the whole for who runs the server.</summary>
public sealed class SecurityLogReader(IDbContextFactory<FinSightContext> contexts)
{
    /// <param name="before">Where the page begins; null for the latest.</param>
    public async Task<SecurityLogPage> MineAsync(SignedIn me, long? before = null, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await PageAsync(
            db, db.SecurityEvents.Where(e => e.UserId == me.UserId), before, SecurityLogPage.MineSize, cancel);
    }

    /// <exception cref="NotFoundException">The key holds no longer.</exception>
    public async Task<SecurityLogPage> AllAsync(
        SignedInAdministrator me, long? before = null, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.CheckAsync(me, cancel);
        return await PageAsync(db, db.SecurityEvents, before, SecurityLogPage.Size, cancel);
    }

    static async Task<SecurityLogPage> PageAsync(
        FinSightContext db, IQueryable<LoggedSecurityEvent> events, long? before, int size, CancellationToken cancel)
    {
        if (before is { } sequence) events = events.Where(e => e.Sequence < sequence);
        var lines = await events.AsNoTracking().OrderByDescending(e => e.Sequence).Take(size + 1)
            .Select(e => new SecurityLogEntryView(
                e.Sequence, e.At, e.Act, e.Address, e.Detail, e.UserId,
                db.Users.Where(u => u.Id == e.UserId).Select(u => u.DisplayName).FirstOrDefault(),
                e.ActorId,
                db.Users.Where(u => u.Id == e.ActorId).Select(u => u.DisplayName).FirstOrDefault()))
            .ToListAsync(cancel);
        var more = lines.Count > size;
        if (more) lines.RemoveAt(size);
        return new SecurityLogPage(lines, more ? lines[^1].Sequence : null);
    }
}

/// <param name="Next">Where the page after this one begins; null on the last.</param>
public sealed record SecurityLogPage(IReadOnlyList<SecurityLogEntryView> Lines, long? Next)
{
    public const int MineSize = 10;
    public const int Size = 50;
}

/// <param name="At">UTC.</param>
/// <param name="Address">Of who did it.</param>
/// <param name="User">The display name of whose account it concerns; null where it is gone, or nobody is known.</param>
/// <param name="ActorId">Who did it, where that is somebody else.</param>
/// <param name="Actor">Their display name; null where their account is gone.</param>
public sealed record SecurityLogEntryView(
    long Sequence, DateTime At, SecurityEventKind Act, string Address, string Detail, Guid? UserId, string? User,
    Guid? ActorId, string? Actor);
