using FinSight.Core.Accounts;
using FinSight.Core.Data;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Providers;

/// <summary>
/// Which accounts of the identity provider open which accounts here: those alone whose user has shown who they are
/// here, or whose account was made by it.
/// </summary>
public sealed class ProviderAccountService(
    IDbContextFactory<FinSightContext> contexts, SessionRevocationService others, SessionService sessions,
    RegistrationSettings settings, SecurityLog log)
{
    /// <summary>Whose account it opens; null where it opens none.</summary>
    public async Task<User?> FindAsync(ProviderIdentityClaims identity, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.UserLogins.Where(l => l.LoginProvider == identity.Provider && l.ProviderKey == identity.Key)
            .Join(db.Users, l => l.UserId, u => u.Id, (l, u) => u).AsNoTracking().SingleOrDefaultAsync(cancel);
    }

    /// <summary>What the user has connected; null where nothing.</summary>
    public async Task<ProviderLinkView?> ViewAsync(SignedIn me, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.UserLogins.Where(l => l.UserId == me.UserId)
            .Select(l => new ProviderLinkView(l.ProviderDisplayName)).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Whether the user can show by a password who they are.</summary>
    public async Task<bool> HasPasswordAsync(SignedIn me, CancellationToken cancel = default)
    {
        if (!settings.Passwords) return false;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Users.AnyAsync(u => u.Id == me.UserId && u.PasswordHash != null, cancel);
    }

    /// <summary>From now on it opens the user's account.</summary>
    /// <exception cref="RuleException">It opens another account, or the user has connected one already.</exception>
    public async Task LinkAsync(
        FreshProof me, ProviderIdentityClaims identity, ClientInfo caller, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(WriteScopeKey.Server, async () =>
        {
            await LinkAsync(db, me.UserId, identity, cancel);
            log.Add(db, SecurityEventKind.ProviderLinked, me.UserId, caller, identity.Shown);
            return await db.SaveChangesAsync(cancel);
        }, cancel);
    }

    /// <summary>
    /// From now on it opens nothing, and the user's other sessions are over, as it may have begun them.
    /// </summary>
    /// <exception cref="RuleException">It is the only way in.</exception>
    /// <exception cref="NotFoundException">There is none.</exception>
    public async Task UnlinkAsync(FreshProof me, ClientInfo caller, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await others.EndAsync(db, me, async user =>
        {
            var links = await db.UserLogins.Where(l => l.UserId == user.Id).ToListAsync(cancel);
            if (links.Count == 0) throw new NotFoundException("provider");
            if (!(settings.Passwords && user.PasswordHash is not null)
                && !await db.UserPasskeys.AnyAsync(p => p.UserId == user.Id, cancel))
                throw new RuleException(Rules.Providers.LastWayIn);
            db.UserLogins.RemoveRange(links);
            log.Add(db, SecurityEventKind.ProviderUnlinked, user.Id, caller, links[0].ProviderDisplayName);
            return true;
        }, cancel);
    }

    /// <summary>The provider has signed somebody out: of one of its sessions, or of all.</summary>
    /// <param name="session">As the provider calls it; null for all.</param>
    public async Task SignOutAsync(
        ProviderIdentityClaims? identity, string? session, CancellationToken cancel = default)
    {
        var user = identity is null ? null : await FindAsync(identity, cancel);
        if (user is null && session is null) return;
        session = session is null ? null : ProviderSession.Stored(session);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var ended = await db.InTransactionAsync(WriteScopeKey.Server, async () =>
        {
            var theirs = db.Sessions.Where(
                s => s.ProviderSession != null && (session == null || s.ProviderSession == session));
            if (user is not null) theirs = theirs.Where(s => s.UserId == user.Id);
            var ended = await theirs.ToListAsync(cancel);
            db.Sessions.RemoveRange(ended);
            foreach (var one in ended) log.Add(db, SecurityEventKind.SignedOut, one.UserId, ClientInfo.Unknown);
            await db.SaveChangesAsync(cancel);
            return ended;
        }, cancel);
        sessions.Tell(ended);
    }

    /// <summary>Joins a transaction that nobody else can write beside.</summary>
    /// <exception cref="RuleException">It opens another account, or the user has connected one already.</exception>
    internal static async Task LinkAsync(
        FinSightContext db, Guid userId, ProviderIdentityClaims identity, CancellationToken cancel)
    {
        var taken = await db.UserLogins.Where(
            l => l.UserId == userId || l.LoginProvider == identity.Provider && l.ProviderKey == identity.Key)
            .Select(l => (Guid?)l.UserId).FirstOrDefaultAsync(cancel);
        if (taken is not null)
            throw new RuleException(taken == userId ? Rules.Providers.OneOnly : Rules.Providers.Taken);
        db.UserLogins.Add(new IdentityUserLogin<Guid>
        {
            UserId = userId,
            LoginProvider = identity.Provider,
            ProviderKey = identity.Key,
            ProviderDisplayName = identity.Shown,
        });
    }
}
