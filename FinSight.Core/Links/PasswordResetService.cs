using FinSight.Core.Accounts;
using FinSight.Core.Administration;
using FinSight.Core.Data;
using FinSight.Core.Outbox;
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
    IDbContextFactory<FinSightContext> contexts, IPasswordHasher<User> hasher, SessionRevocationService sessions,
    UserPasskeyService keys, LetterOutbox letters, PublicAddress address, RegistrationSettings settings,
    SecurityLog log, TimeProvider time)
{
    const int MostInAnHour = 3;

    static readonly TimeSpan LifeOfMail = TimeSpan.FromHours(1);
    static readonly TimeSpan LifeFromAdministrator = TimeSpan.FromHours(24);

    DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Finds out whether somebody is to get a link, and posts it to them. What was asked is settled in the same
    /// transaction, so that each request makes one link, whatever becomes of the server.
    /// </summary>
    /// <param name="request">Taken from the outbox.</param>
    public async Task AnswerAsync(
        ClaimedOutboxMessage request, ForgottenPasswordRequest asked, CancellationToken cancel = default)
    {
        settings.RefuseWithoutPasswords();
        var secret = SecretGenerator.Create();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(WriteScopeKey.Server, async () =>
        {
            if (await db.OutboxMessages.SingleOrDefaultAsync(
                m => m.Id == request.Id && m.State == OutboxStatus.Waiting, cancel) is not { } row)
                return 0;
            db.OutboxMessages.Remove(row);
            var user = await db.FindUserAsync(asked.Name, cancel);
            log.Add(db, SecurityEventKind.ResetAsked, user?.Id, asked.Caller);
            var hourAgo = Now.AddHours(-1);
            if (user is { Email: { } email, DisabledAt: null } && await db.OneTimeLinks.CountAsync(
                l => l.UserId == user.Id && l.Purpose == LinkPurpose.PasswordReset && l.CreatedAt > hourAgo,
                cancel) < MostInAnHour)
            {
                db.OneTimeLinks.Add(new(LinkPurpose.PasswordReset, secret, Now, LifeOfMail, user.Id, email: email));
                letters.Post(db, new(LetterKind.PasswordReset, email, user.Id, PathOf(secret)), LifeOfMail, user.Id);
            }
            return await db.SaveChangesAsync(cancel);
        }, cancel);
        letters.Ring();
    }

    /// <param name="proof">Of the administrator, since the link opens another's account.</param>
    /// <returns>The path of the page that it opens, which nobody can look up later.</returns>
    /// <exception cref="NotFoundException">There is no such account, or it is disabled.</exception>
    public async Task<string> IssueAsync(
        SignedInAdministrator me, FreshProof proof, Guid userId, CancellationToken cancel = default)
    {
        settings.RefuseWithoutPasswords();
        me.With(proof);
        var secret = SecretGenerator.Create();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(WriteScopeKey.Server, async () =>
        {
            await db.CheckAsync(me, cancel);
            if (!await db.Users.AnyAsync(user => user.Id == userId && user.DisabledAt == null, cancel))
                throw new NotFoundException("account");
            await db.RemoveLinksAsync(LinkPurpose.PasswordReset, userId, cancel);
            db.OneTimeLinks.Add(new(LinkPurpose.PasswordReset, secret, Now, LifeFromAdministrator, userId, me.UserId));
            log.Add(db, SecurityEventKind.ResetLinkIssued, userId, me.Caller, actorId: me.UserId);
            return await db.SaveChangesAsync(cancel);
        }, cancel);
        return PathOf(secret);
    }

    /// <summary>Whom the link is for; null where it holds no longer.</summary>
    /// <param name="code">What stands behind the # of the link.</param>
    public async Task<PasswordResetView?> LookAsync(string? code, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await db.FindLinkAsync(LinkPurpose.PasswordReset, code, Now, cancel) is not { UserId: { } userId })
            return null;
        return new PasswordResetView(
            await db.Users.Where(user => user.Id == userId).Select(user => user.UserName!).SingleAsync(cancel),
            await UserPasskeyService.ListAsync(db, userId, cancel));
    }

    /// <summary>Ends all sessions of the user, and voids their other links.</summary>
    /// <param name="passkeys">Those that shall go with the old password.</param>
    /// <exception cref="RuleException">The link holds no longer, or the password won't do.</exception>
    public async Task UseAsync(
        string? code, string? password, IReadOnlyCollection<string> passkeys, ClientInfo caller,
        CancellationToken cancel = default)
    {
        settings.RefuseWithoutPasswords();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var before = await db.FindLinkAsync(LinkPurpose.PasswordReset, code, Now, cancel) is { } link
            ? await db.Users.AsNoTracking().SingleAsync(user => user.Id == link.UserId, cancel)
            : throw OneTimeLinkQueries.Dead();
        PasswordRules.Check(before.UserName!, password, before.DisplayName, before.Email, address.Host);
        var hash = hasher.HashPassword(before, password!);
        await sessions.EndAllAsync(db, before.Id, async user =>
        {
            // Somebody else may have used it while the password was hashed.
            if (await db.FindLinkAsync(LinkPurpose.PasswordReset, code, Now, cancel) is null)
                throw OneTimeLinkQueries.Dead();
            user.ChangePassword(hash, Now);
            log.Add(db, SecurityEventKind.PasswordReset, user.Id, caller);
            return await keys.RemoveAsync(db, user, passkeys, caller, cancel);
        }, cancel);
    }

    static string PathOf(string secret) => $"/account/reset#{secret}";
}

/// <summary>What a link for a new password opens.</summary>
/// <param name="Passkeys">They go on signing in, unless they are taken away with the old password.</param>
public sealed record PasswordResetView(string UserName, IReadOnlyList<PasskeyListItem> Passkeys);
