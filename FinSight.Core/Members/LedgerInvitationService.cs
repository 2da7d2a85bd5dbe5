using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using FinSight.Core.Links;
using FinSight.Core.Mail;
using FinSight.Core.Outbox;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Members;

/// <summary>Links with which an owner lets others into a ledger.</summary>
public sealed class LedgerInvitationService(
    IDbContextFactory<FinSightContext> contexts, LetterOutbox letters, SecurityLog log, TimeProvider time)
{
    /// <summary>How many one owner may make in a day.</summary>
    public const int MostInADay = 50;

    /// <summary>For how many days one may hold.</summary>
    public static readonly IReadOnlyList<int> Lives = [1, 7, 30];

    /// <summary>What one can make of somebody, the least first; an owner only another owner.</summary>
    public static readonly IReadOnlyList<Role> Roles = [Role.Viewer, Role.Adder, Role.Editor];

    DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>With an address, it is posted there as well.</summary>
    /// <exception cref="RuleException">
    /// No link gives that role or holds that long, the address is none, or there are too many.
    /// </exception>
    public async Task<CreatedLedgerInvitation> MakeAsync(
        Member member, LedgerInvitationInput fields, CancellationToken cancel = default)
    {
        await member.RequireAsync(Role.Owner);
        if (!Roles.Contains(fields.Role)) throw new RuleException(Rules.Members.InvitationRoleUnknown);
        if (!Lives.Contains(fields.Days)) throw new RuleException(Rules.Members.InvitationDaysUnknown);
        fields = fields with
        {
            Email = string.IsNullOrWhiteSpace(fields.Email) ? null : EmailAddressParser.Clean(fields.Email),
        };
        var secret = SecretGenerator.Create();
        var path = $"/account/join#{secret}";
        var invitation = new LedgerInvitation(member, secret, fields, Now);
        await using var db = (await contexts.CreateDbContextAsync(cancel)).WriteAs(member, Role.Owner);
        await db.InTransactionAsync(async () =>
        {
            var dayAgo = Now.AddDays(-1);
            if (await db.SecurityEvents.CountAsync(e => e.UserId == member.UserId
                && e.Act == SecurityEventKind.LedgerInvitationMade && e.At > dayAgo, cancel) >= MostInADay)
                throw new RuleException(Rules.Members.InvitationsTooMany, MostInADay);
            db.LedgerInvitations.Add(invitation);
            if (invitation.Email is { } email)
                letters.Post(
                    db, new(LetterKind.Invitation, email, member.UserId, path, member.LedgerName, invitation.ExpiresAt),
                    invitation.ExpiresAt - Now, member.UserId, member.LedgerId);
            log.Add(db, SecurityEventKind.LedgerInvitationMade, member.UserId, ClientInfo.Unknown, member.LedgerName);
            return await db.SaveChangesAsync(cancel);
        }, cancel);
        letters.Ring();
        return new CreatedLedgerInvitation(path, invitation.Email, invitation.Role, invitation.ExpiresAt);
    }

    /// <summary>Those that still hold, the latest first.</summary>
    /// <exception cref="RuleException">The member is no owner.</exception>
    public async Task<IReadOnlyList<OpenLedgerInvitation>> ListAsync(Member member, CancellationToken cancel = default)
    {
        await member.RequireAsync(Role.Owner);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.LedgerInvitations.Where(i => i.LedgerId == member.LedgerId).Open(db, Now)
            .OrderByDescending(i => i.Id)
            .Select(i => new OpenLedgerInvitation(
                i.Id, i.Role, db.Users.Where(u => u.Id == i.MakerId).Select(u => u.DisplayName).First(), i.IsReusable,
                i.Uses, i.Email, i.ExpiresAt))
            .ToListAsync(cancel);
    }

    /// <exception cref="NotFoundException">There is no such invitation to this ledger.</exception>
    public async Task RevokeAsync(Member member, Guid id, CancellationToken cancel = default)
    {
        await member.RequireAsync(Role.Owner);
        await using var db = (await contexts.CreateDbContextAsync(cancel)).WriteAs(member, Role.Owner);
        await db.InTransactionAsync(async () =>
        {
            var invitation = await db.LedgerInvitations.SingleOrDefaultAsync(
                i => i.LedgerId == member.LedgerId && i.Id == id, cancel)
                ?? throw new NotFoundException("invitation");
            db.LedgerInvitations.Remove(invitation);
            log.Add(db, SecurityEventKind.LedgerInvitationRevoked, member.UserId, ClientInfo.Unknown,
                member.LedgerName);
            return await db.SaveChangesAsync(cancel);
        }, cancel);
    }

    /// <summary>Who invites to which ledger; null where the link holds no longer.</summary>
    /// <param name="secret">What stands behind the # of the link.</param>
    /// <param name="me">Whoever looks, where that is known: a member is told so, be the link used up.</param>
    public async Task<LedgerInvitationOffer?> LookAsync(
        string? secret, SignedIn? me = null, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await db.WithSecret(secret).AsNoTracking().SingleOrDefaultAsync(cancel) is not { } invitation) return null;
        var holds = await db.WithSecret(secret).Open(db, Now).AnyAsync(cancel);
        var mine = me is null ? null : (await db.PlaceAsync(invitation, me.UserId, cancel))?.Role;
        if (!holds && mine is null) return null;
        var ledger = await db.LedgerOfAsync(invitation, cancel);
        var maker = await db.Users.Where(u => u.Id == invitation.MakerId).Select(u => u.DisplayName)
            .SingleAsync(cancel);
        return new LedgerInvitationOffer(
            ledger.Id, ledger.Name, maker, holds ? invitation.Role : mine!.Value, invitation.ExpiresAt, mine);
    }

    /// <summary>Comes into the ledger. A member already keeps the higher of both roles.</summary>
    /// <param name="secret">What stands behind the # of the link.</param>
    /// <exception cref="RuleException">The link holds no longer.</exception>
    public async Task<JoinedLedgerResult> AcceptAsync(
        SignedIn me, string? secret, ClientInfo caller, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var invitation = await db.WithSecret(secret).AsNoTracking().SingleOrDefaultAsync(cancel)
            ?? throw OneTimeLinkQueries.Dead();
        return await db.InTransactionAsync(WriteScopeKey.Ledger(invitation.LedgerId), async () =>
        {
            if (await db.WithSecret(secret).Open(db, Now).SingleOrDefaultAsync(cancel) is not { } open)
                return await StayAsync(db, invitation, me, cancel);
            var joined = await db.JoinAsync(open, me.UserId, Now, cancel);
            if (db.ChangeTracker.HasChanges())
                log.Add(db, SecurityEventKind.LedgerJoined, me.UserId, caller, joined.LedgerName);
            await db.SaveChangesAsync(cancel);
            return joined;
        }, cancel);
    }

    // Whoever sends the form twice has used the link up, and is in.
    static async Task<JoinedLedgerResult> StayAsync(
        FinSightContext db, LedgerInvitation invitation, SignedIn me, CancellationToken cancel) =>
        await db.PlaceAsync(invitation, me.UserId, cancel) is { } place
            ? new JoinedLedgerResult(
                place.LedgerId, (await db.LedgerOfAsync(invitation, cancel)).Name, place.Role, true)
            : throw OneTimeLinkQueries.Dead();
}
