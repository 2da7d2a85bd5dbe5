using System.Net;
using FinSight.Core.Accounts;
using FinSight.Core.Data;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Administration;

/// <summary>The one door to the administration, and the rule that somebody must always be able to pass it.</summary>
public sealed class AdministratorAccessService(IDbContextFactory<FinSightContext> contexts, SecurityLog log)
{
    /// <summary>
    /// The key to the administration; null, and a line in the security log, for who does not run this server.
    /// </summary>
    /// <param name="what">What they asked for, such as the address of a page.</param>
    public async Task<SignedInAdministrator?> EnterAsync(SignedIn me, string what, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var session = await db.Sessions.AsNoTracking()
            .SingleOrDefaultAsync(s => s.Id == me.SessionId && s.UserId == me.UserId, cancel);
        if (session is null) return null;
        var caller =
            new ClientInfo(IPAddress.TryParse(session.Address, out var address) ? address : null, session.Browser);
        if (await db.Users.AnyAsync(u => u.Id == me.UserId && u.IsAdministrator && u.DisabledAt == null, cancel))
            return new SignedInAdministrator(me.UserId, me.SessionId, caller);
        await log.WriteSparselyAsync(SecurityEventKind.AccessRefused, me.UserId, caller, what, cancel);
        return null;
    }
}

static class AdministratorRules
{
    /// <exception cref="NotFoundException">
    /// The key holds no longer: its session is over, or its user runs the server no more.
    /// </exception>
    public static async Task CheckAsync(this FinSightContext db, SignedInAdministrator me, CancellationToken cancel)
    {
        if (!await db.Sessions.AnyAsync(s => s.Id == me.SessionId && db.Users.Any(u =>
            u.Id == me.UserId && u.Id == s.UserId && u.SecurityStamp == s.Stamp && u.IsAdministrator
            && u.DisabledAt == null), cancel))
            throw new NotFoundException("administration");
    }

    /// <summary>Called within a transaction, before this user stops running the server in whatever way.</summary>
    /// <exception cref="RuleException">Nobody would be left to run it.</exception>
    public static async Task KeepAnAdministratorAsync(this FinSightContext db, User user, CancellationToken cancel)
    {
        if (user.IsAdministrator
            && !await db.Users.AnyAsync(u => u.Id != user.Id && u.IsAdministrator && u.DisabledAt == null, cancel))
            throw new RuleException(Rules.Administration.NoAdministratorLeft);
    }
}
