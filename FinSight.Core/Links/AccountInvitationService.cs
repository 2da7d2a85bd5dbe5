using FinSight.Core.Administration;
using FinSight.Core.Data;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Links;

/// <summary>
/// Links with which somebody new can create an account: each once, within a week. An administrator makes
/// and revokes them with fresh proof.
/// </summary>
public sealed class AccountInvitationService(
    IDbContextFactory<FinSightContext> contexts, SecurityLog log, TimeProvider time)
{
    /// <summary>How long one holds.</summary>
    public const int Days = 7;

    DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <param name="note">Whom it is for, in the administrator's words.</param>
    /// <returns>The path of the page that it opens, which nobody can look up later.</returns>
    /// <exception cref="RuleException">The note is too long.</exception>
    public async Task<string> MakeAsync(
        SignedInAdministrator me, FreshProof proof, string? note, CancellationToken cancel = default)
    {
        me.With(proof);
        var line = TextNormalizer.OneLine(note);
        if (line.Length > OneTimeLink.MaxNote)
            throw new RuleException(Rules.Links.InvitationNoteTooLong, OneTimeLink.MaxNote);
        var secret = SecretGenerator.Create();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.CheckAsync(me, cancel);
        db.OneTimeLinks.Add(new OneTimeLink(
            LinkPurpose.Invitation, secret, Now, TimeSpan.FromDays(Days), userId: null, me.UserId, note: line));
        log.Add(db, SecurityEventKind.InvitationMade, me.UserId, me.Caller, line);
        await db.SaveChangesAsync(cancel);
        return $"/account/register#{secret}";
    }

    /// <summary>Those that still hold, the latest first.</summary>
    public async Task<IReadOnlyList<AccountInvitationListItem>> ListAsync(
        SignedInAdministrator me, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.CheckAsync(me, cancel);
        return await db.Invitations(Now).AsNoTracking().OrderByDescending(link => link.Id)
            .Select(link => new AccountInvitationListItem(
                link.Id, link.Note, db.Users.Where(u => u.Id == link.MakerId).Select(u => u.DisplayName).First(),
                link.ExpiresAt))
            .ToListAsync(cancel);
    }

    /// <exception cref="NotFoundException">There is no such invitation, or it holds no longer.</exception>
    public async Task RevokeAsync(
        SignedInAdministrator me, FreshProof proof, Guid id, CancellationToken cancel = default)
    {
        me.With(proof);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginAsync(WriteScopeKey.Server, cancel);
        await db.CheckAsync(me, cancel);
        var link = await db.Invitations(Now).SingleOrDefaultAsync(l => l.Id == id, cancel)
            ?? throw new NotFoundException("invitation");
        db.OneTimeLinks.Remove(link);
        log.Add(db, SecurityEventKind.InvitationRevoked, me.UserId, me.Caller, link.Note);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}

/// <param name="MadeBy">The display name of an administrator.</param>
/// <param name="ExpiresAt">UTC.</param>
public sealed record AccountInvitationListItem(Guid Id, string Note, string MadeBy, DateTime ExpiresAt);

static class AccountInvitationQueries
{
    /// <summary>Those that hold: not used, not too old, and their maker still runs the server.</summary>
    public static IQueryable<OneTimeLink> Invitations(this FinSightContext db, DateTime now) =>
        db.OneTimeLinks.Where(link =>
            link.Purpose == LinkPurpose.Invitation && link.UsedAt == null && link.ExpiresAt > now
            && db.Users.Any(maker => maker.Id == link.MakerId && maker.IsAdministrator && maker.DisabledAt == null));
}
