using System.Linq.Expressions;
using FinSight.Core.Accounts;
using FinSight.Core.Data;
using FinSight.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Sessions;

/// <summary>
/// Who is signed in, in which browsers. What ends here is over at once, for cookies and for open pages.
/// </summary>
public sealed class SessionService(
    IDbContextFactory<FinSightContext> contexts, SessionFeed feed, SecurityLog log, TimeProvider time)
{
    /// <summary>How long a session lasts without use.</summary>
    public static readonly TimeSpan Idle = Session.Idle;

    /// <summary>How long a proof is fresh.</summary>
    public static readonly TimeSpan ProofHolds = TimeSpan.FromMinutes(5);

    /// <summary>How old "seen last" may grow before it is written again.</summary>
    static readonly TimeSpan SeenWithin = TimeSpan.FromMinutes(5);

    DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <returns>Its id, for the cookie.</returns>
    /// <exception cref="RuleException">The account is disabled.</exception>
    public Task<Guid> BeginAsync(User user, ClientInfo caller, CancellationToken cancel = default) =>
        BeginAsync(user, caller, null, cancel);

    /// <param name="provider">Null where another way in begins it.</param>
    /// <returns>Its id, for the cookie.</returns>
    /// <exception cref="RuleException">The account is disabled.</exception>
    public async Task<Guid> BeginAsync(
        User user, ClientInfo caller, ProviderSession? provider, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await db.Users.AnyAsync(u => u.Id == user.Id && u.DisabledAt != null, cancel))
            throw new RuleException(Rules.Sessions.AccountDisabled);
        var session = new Session(user, caller, Now, provider);
        db.Sessions.Add(session);
        log.Add(db, SecurityEventKind.SignedIn, user.Id, caller);
        await db.SaveChangesAsync(cancel);
        feed.Publish([user.Id]);
        return session.Id;
    }

    /// <summary>
    /// Who is signed in by this session, which is noted as seen where somebody uses it; null where it is over.
    /// </summary>
    /// <param name="caller">Whoever uses it now; null where it is only looked at.</param>
    public async Task<SignedIn?> CheckAsync(
        Guid userId, Guid sessionId, ClientInfo? caller = null, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await FindAsync(db, userId, sessionId, cancel) is not { } session || session.IsOver(Now)) return null;
        if (caller is null || Now - session.SeenAt < SeenWithin) return new SignedIn(session);
        session.See(Now, caller);
        try
        {
            await db.SaveChangesAsync(cancel);
            return new SignedIn(session);
        }
        catch (DbUpdateConcurrencyException)
        {
            // It has been ended in this moment.
            return null;
        }
        catch (FullDiskException)
        {
            // Whoever only reads needs no room.
            return new SignedIn(session);
        }
    }

    /// <summary>The key to the sensitive acts; null where the last proof is too old.</summary>
    public FreshProof? ProofOf(SignedIn me) => Now - me.ProvedAt < ProofHolds ? new FreshProof(me) : null;

    /// <summary>Notes that the user has just shown, by whatever factor the caller has checked, who they are.</summary>
    /// <exception cref="NotFoundException">The session is over.</exception>
    public async Task<FreshProof> ProveAsync(SignedIn me, ClientInfo caller, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var session = await FindAsync(db, me.UserId, me.SessionId, cancel) ?? throw new NotFoundException("session");
        session.Prove(Now);
        log.Add(db, SecurityEventKind.Proved, me.UserId, caller);
        await db.SaveChangesAsync(cancel);
        return new FreshProof(new SignedIn(session));
    }

    /// <summary>The user's browsers, the one in use first, then those seen last.</summary>
    public async Task<IReadOnlyList<SessionListItem>> ListAsync(SignedIn me, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (unused, old) = (Now - Session.Idle, Now - Session.Longest);
        return await db.Sessions.Where(s => s.UserId == me.UserId && s.SeenAt > unused && s.BeganAt > old)
            .OrderByDescending(s => s.Id == me.SessionId).ThenByDescending(s => s.SeenAt)
            .Select(s => new SessionListItem(s.Id, s.Browser, s.Address, s.BeganAt, s.SeenAt, s.Id == me.SessionId))
            .ToListAsync(cancel);
    }

    /// <summary>Ends one of the user's sessions; that of somebody else, or one that is over, does not exist.</summary>
    public Task<int> EndAsync(SignedIn me, Guid sessionId, CancellationToken cancel = default) => EndAsync(
        me, sessionId == me.SessionId ? SecurityEventKind.SignedOut : SecurityEventKind.SessionEnded,
        s => s.Id == sessionId, cancel);

    /// <summary>Ends all of the user's sessions but this one.</summary>
    public Task<int> EndOthersAsync(SignedIn me, CancellationToken cancel = default) =>
        EndAsync(me, SecurityEventKind.OtherSessionsEnded, s => s.Id != me.SessionId, cancel);

    /// <summary>Joins a save that is under way; <see cref="Tell"/> the answer once that is on disk.</summary>
    internal static async Task<IReadOnlyList<Session>> RemoveAsync(
        FinSightContext db, Guid userId, Expression<Func<Session, bool>>? which = null,
        CancellationToken cancel = default)
    {
        var ended = await db.Sessions.Where(s => s.UserId == userId).Where(which ?? (s => true)).ToListAsync(cancel);
        db.Sessions.RemoveRange(ended);
        return ended;
    }

    /// <summary>Open pages of these sessions leave, and the user's other pages show what is left.</summary>
    internal void Tell(IReadOnlyList<Session> ended) =>
        feed.Publish(ended.Select(session => session.Id).Concat(ended.Select(session => session.UserId).Distinct()));

    /// <summary>Where somebody acts from whose page stays open: there the session was seen last.</summary>
    internal static async Task<ClientInfo> CallerOfAsync(FinSightContext db, SignedIn me, CancellationToken cancel) =>
        (await db.Sessions.AsNoTracking()
            .SingleOrDefaultAsync(s => s.Id == me.SessionId && s.UserId == me.UserId, cancel))?.Caller
        ?? ClientInfo.Unknown;

    async Task<int> EndAsync(
        SignedIn me, SecurityEventKind act, Expression<Func<Session, bool>> which, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var ended = await db.InTransactionAsync(WriteScopeKey.Account(me.UserId), async () =>
        {
            var caller = await CallerOfAsync(db, me, cancel);
            var ended = await RemoveAsync(db, me.UserId, which, cancel);
            if (ended.Count > 0) log.Add(db, act, me.UserId, caller);
            await db.SaveChangesAsync(cancel);
            return ended;
        }, cancel);
        Tell(ended);
        return ended.Count;
    }

    static Task<Session?> FindAsync(FinSightContext db, Guid userId, Guid sessionId, CancellationToken cancel) =>
        db.Sessions
        .Where(s => s.Id == sessionId && s.UserId == userId)
        .Where(s => db.Users.Any(u => u.Id == userId && u.DisabledAt == null && u.SecurityStamp == s.Stamp))
        .SingleOrDefaultAsync(cancel);
}
