using FinSight.Core.Accounts;
using FinSight.Core.Administration;
using FinSight.Core.Data;
using FinSight.Core.Mail;
using FinSight.Core.Passkeys;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Links;

/// <summary>
/// Links with which somebody who has forgotten the password sets a new one: sent to their confirmed address, or made by
/// an administrator. Each works once; the second step of signing in stays.
/// </summary>
public sealed class PasswordResetService(
    IDbContextFactory<FinSightContext> contexts, IPasswordHasher<User> hasher, SessionRevocationService sessions, UserPasskeys keys,
    People people, PublicAddress address, AccountSettings settings, SecurityLog log, TimeProvider time)
{
    const int MostInAnHour = 3;

    static readonly TimeSpan LifeOfMail = TimeSpan.FromHours(1);
    static readonly TimeSpan LifeFromAdministrator = TimeSpan.FromHours(24);

    DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <param name="name">A user name or an address. Whoever asks must not learn whether there is such a user.</param>
    /// <returns>What to send; null where nobody is to get anything.</returns>
    public async Task<SentLink?> AskAsync(string name, Caller caller, CancellationToken cancel = default)
    {
        settings.RefuseWithoutPasswords();
        var secret = Secret.Create();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var user = await db.InTransactionAsync(WriteScope.Server, async () =>
        {
            var user = await db.FindUserAsync(name, cancel);
            log.Add(db, SecurityEventKind.ResetAsked, user?.Id, caller);
            var hourAgo = Now.AddHours(-1);
            var isSent = user is { Email: not null, DisabledAt: null } && await db.OneTimeLinks.CountAsync(
                l => l.UserId == user.Id && l.Purpose == LinkPurpose.PasswordReset && l.CreatedAt > hourAgo, cancel) < MostInAnHour;
            if (isSent) db.OneTimeLinks.Add(new(LinkPurpose.PasswordReset, secret, Now, LifeOfMail, user!.Id, email: user.Email));
            await db.SaveChangesAsync(cancel);
            return isSent ? user : null;
        }, cancel);
        return user is null ? null : new SentLink(user.Email!, PathOf(secret), await people.FindAsync(user.Id, cancel));
    }

    /// <param name="proof">Of the administrator, since the link opens another's account.</param>
    /// <returns>The path of the page that it opens, which nobody can look up later.</returns>
    /// <exception cref="NotFoundException">There is no such account, or it is disabled.</exception>
    public async Task<string> IssueAsync(Administrator me, FreshProof proof, Guid userId, CancellationToken cancel = default)
    {
        settings.RefuseWithoutPasswords();
        me.With(proof);
        var secret = Secret.Create();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(WriteScope.Server, async () =>
        {
            await db.CheckAsync(me, cancel);
            if (!await db.Users.AnyAsync(user => user.Id == userId && user.DisabledAt == null, cancel)) throw new NotFoundException("account");
            await db.RemoveLinksAsync(LinkPurpose.PasswordReset, userId, cancel);
            db.OneTimeLinks.Add(new(LinkPurpose.PasswordReset, secret, Now, LifeFromAdministrator, userId, me.UserId));
            log.Add(db, SecurityEventKind.ResetLinkIssued, userId, me.Caller, actorId: me.UserId);
            return await db.SaveChangesAsync(cancel);
        }, cancel);
        return PathOf(secret);
    }

    /// <summary>Whom the link is for; null where it holds no longer.</summary>
    /// <param name="code">What stands behind the # of the link.</param>
    public async Task<PasswordReset?> LookAsync(string? code, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await db.FindLinkAsync(LinkPurpose.PasswordReset, code, Now, cancel) is not { UserId: { } userId }) return null;
        return new PasswordReset(
            await db.Users.Where(user => user.Id == userId).Select(user => user.UserName!).SingleAsync(cancel),
            await UserPasskeys.ListAsync(db, userId, cancel));
    }

    /// <summary>Ends all sessions of the user, and voids their other links.</summary>
    /// <param name="passkeys">Those that shall go with the old password.</param>
    /// <exception cref="RuleException">The link holds no longer, or the password won't do.</exception>
    public async Task UseAsync(
        string? code, string? password, IReadOnlyCollection<string> passkeys, Caller caller, CancellationToken cancel = default)
    {
        settings.RefuseWithoutPasswords();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var before = await db.FindLinkAsync(LinkPurpose.PasswordReset, code, Now, cancel) is { } link
            ? await db.Users.AsNoTracking().SingleAsync(user => user.Id == link.UserId, cancel)
            : throw OneTimeLinks.Dead();
        Passwords.Check(before.UserName!, password, before.DisplayName, before.Email, address.Host);
        var hash = hasher.HashPassword(before, password!);
        await sessions.EndAllAsync(db, before.Id, async user =>
        {
            // Somebody else may have used it while the password was hashed.
            if (await db.FindLinkAsync(LinkPurpose.PasswordReset, code, Now, cancel) is null) throw OneTimeLinks.Dead();
            user.ChangePassword(hash, Now);
            log.Add(db, SecurityEventKind.PasswordReset, user.Id, caller);
            return await keys.RemoveAsync(db, user, passkeys, caller, cancel);
        }, cancel);
    }

    static string PathOf(string secret) => $"/account/reset#{secret}";
}

/// <summary>What a link for a new password opens.</summary>
/// <param name="Passkeys">They go on signing in, unless they are taken away with the old password.</param>
public sealed record PasswordReset(string UserName, IReadOnlyList<PasskeyRow> Passkeys);
