using FinSight.Core.Accounts;
using FinSight.Core.Data;
using FinSight.Core.Links;
using FinSight.Core.Outbox;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Mail;

/// <param name="Address">Confirmed; null where there is none.</param>
/// <param name="Pending">Waits to be confirmed.</param>
public sealed record UserEmailView(string? Address, string? Pending);

/// <summary>A link that is on its way to somebody.</summary>
/// <param name="Path">With the link's secret behind a #, so that no log of a server or proxy holds it.</param>
public sealed record SentLinkResult(string Address, string Path);

/// <summary>
/// The optional address of a user: it counts once a link that was sent to it has been opened, in the session that asked
/// for it and while that lasts. Whoever asked in another browser, with a password that has changed since, gets nothing.
/// </summary>
public sealed class UserEmailService(
    IDbContextFactory<FinSightContext> contexts, LetterOutbox letters, SecurityLog log, TimeProvider time)
{
    const int MostInAnHour = 5;

    static readonly TimeSpan Life = TimeSpan.FromHours(24), LifeOfNotice = TimeSpan.FromDays(2);

    DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task<UserEmailView> StateAsync(SignedIn me, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return new UserEmailView(
            await db.Users.Where(user => user.Id == me.UserId).Select(user => user.Email).SingleOrDefaultAsync(cancel),
            await db.GoodLinks(LinkPurpose.EmailConfirmation, Now).Where(link => link.UserId == me.UserId)
                .Select(link => link.Email).SingleOrDefaultAsync(cancel));
    }

    /// <summary>Whether somebody else has the address, nobody hears before they have shown that it is theirs.</summary>
    /// <exception cref="RuleException">It is no address, or too many were asked for.</exception>
    public async Task<SentLinkResult> AskAsync(
        FreshProof me, string? typed, ClientInfo caller, CancellationToken cancel = default)
    {
        var address = EmailAddressParser.Clean(typed);
        var secret = SecretGenerator.Create();
        var sent = new SentLinkResult(address, $"/account/email/confirm#{secret}");
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(WriteScopeKey.Server, async () =>
        {
            var hourAgo = Now.AddHours(-1);
            if (await db.SecurityEvents.CountAsync(
                e => e.UserId == me.UserId && e.Act == SecurityEventKind.EmailAsked && e.At > hourAgo,
                cancel) >= MostInAnHour)
                throw new RuleException(Rules.Mail.EmailTooOften);
            await db.RemoveLinksAsync(LinkPurpose.EmailConfirmation, me.UserId, cancel);
            db.OneTimeLinks.Add(new OneTimeLink(
                LinkPurpose.EmailConfirmation, Bound(secret, me), Now, Life, me.UserId, email: address));
            letters.Post(db, new(LetterKind.Confirmation, address, me.UserId, sent.Path), Life, me.UserId);
            log.Add(db, SecurityEventKind.EmailAsked, me.UserId, caller, address);
            return await db.SaveChangesAsync(cancel);
        }, cancel);
        letters.Ring();
        return sent;
    }

    /// <summary>
    /// The address is the user's from now on, for signing in and for a forgotten password. The one before is told so.
    /// </summary>
    /// <param name="code">What stands behind the # of the link.</param>
    /// <param name="me">Null for a visitor, who is told that the link does not work for them.</param>
    /// <returns>The address.</returns>
    /// <exception cref="RuleException">
    /// The link holds no longer or not here, or the address is another user's.
    /// </exception>
    public async Task<string> ConfirmAsync(
        SignedIn? me, string? code, ClientInfo caller, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        try
        {
            var address = await db.InTransactionAsync(WriteScopeKey.Server, async () =>
            {
                var link = me is null || code is null ? null
                    : await db.FindLinkAsync(LinkPurpose.EmailConfirmation, Bound(code, me), Now, cancel);
                if (link is null || link.UserId != me!.UserId)
                    throw new RuleException(Rules.Mail.LinkOpenedElsewhere);
                var user = await db.Users.SingleAsync(u => u.Id == link.UserId, cancel);
                TellFormer(db, user, link.Email);
                link.Use(Now);
                user.ReachAt(link.Email!);
                // Sent to the address before, they would still open the account.
                await db.RemoveLinksAsync(LinkPurpose.PasswordReset, user.Id, cancel);
                log.Add(db, SecurityEventKind.EmailConfirmed, user.Id, caller, link.Email);
                await db.SaveChangesAsync(cancel);
                return link.Email!;
            }, cancel);
            letters.Ring();
            return address;
        }
        catch (DbUpdateException taken) when (taken.IsDuplicate())
        {
            throw new RuleException(Rules.Mail.EmailTaken);
        }
    }

    /// <summary>The user has none from now on. The one before is told so.</summary>
    public async Task RemoveAsync(FreshProof me, ClientInfo caller, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(WriteScopeKey.Server, async () =>
        {
            var user = await db.Users.SingleAsync(u => u.Id == me.UserId, cancel);
            var before = user.Email;
            TellFormer(db, user, null);
            user.ReachAt(null);
            await db.RemoveLinksAsync(LinkPurpose.EmailConfirmation, me.UserId, cancel);
            await db.RemoveLinksAsync(LinkPurpose.PasswordReset, me.UserId, cancel);
            log.Add(db, SecurityEventKind.EmailRemoved, me.UserId, caller, before);
            return await db.SaveChangesAsync(cancel);
        }, cancel);
        letters.Ring();
    }

    void TellFormer(FinSightContext db, User user, string? next)
    {
        if (user.Email is { } before
            && (next is null || EmailAddressParser.Key(before) != EmailAddressParser.Key(next)))
            letters.Post(db, new(LetterKind.FormerAddress, before, user.Id), LifeOfNotice, user.Id);
    }

    // The hash of both is kept: in another session the same secret is another link, which nobody made.
    static string Bound(string secret, SignedIn me) => $"{secret} {me.SessionId:N}";
}
