using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Members;

static class LedgerInvitationQueries
{
    const int Longest = 100;

    /// <summary>
    /// Those that hold: not used up, not too old, their maker still owns the ledger and can sign
    /// in, and the ledger is in use.
    /// </summary>
    public static IQueryable<LedgerInvitation> Open(
        this IQueryable<LedgerInvitation> invitations, FinSightContext db, DateTime now) =>
        invitations.Where(i => i.ExpiresAt > now && (i.IsReusable || i.Uses == 0)
            && db.Ledgers.Any(l => l.Id == i.LedgerId && l.DeletedAt == null && l.ArchivedAt == null)
            && db.Memberships.Any(m => m.LedgerId == i.LedgerId && m.UserId == i.MakerId && m.Role == Role.Owner)
            && db.Users.Any(u => u.Id == i.MakerId && u.DisabledAt == null));

    /// <summary>The one with this secret, of whatever ledger, whether it holds or not.</summary>
    /// <param name="secret">What stands behind the # of the link.</param>
    public static IQueryable<LedgerInvitation> WithSecret(this FinSightContext db, string? secret)
    {
        var hash = secret is null or "" or { Length: > Longest } ? [] : SecretGenerator.Hash(secret);
        return db.LedgerInvitations.Where(i => i.Hash == hash);
    }

    /// <summary>The ledger to which it invites: whoever has its secret may know that much.</summary>
    public static Task<Ledger> LedgerOfAsync(
        this FinSightContext db, LedgerInvitation invitation, CancellationToken cancel) =>
        db.Ledgers.AsNoTracking().SingleAsync(l => l.Id == invitation.LedgerId, cancel);

    public static Task<Membership?> PlaceAsync(
        this FinSightContext db, LedgerInvitation invitation, Guid userId, CancellationToken cancel) =>
        db.Memberships.SingleOrDefaultAsync(m => m.LedgerId == invitation.LedgerId && m.UserId == userId, cancel);

    /// <summary>
    /// Uses the invitation for this user, within a transaction that has looked whether it holds; the caller saves.
    /// Whoever is there already keeps the higher role, and uses nothing up by that.
    /// </summary>
    public static async Task<JoinedLedgerResult> JoinAsync(
        this FinSightContext db, LedgerInvitation invitation, Guid userId, DateTime now, CancellationToken cancel)
    {
        var ledger = await db.LedgerOfAsync(invitation, cancel);
        var place = await db.PlaceAsync(invitation, userId, cancel);
        var joined = new JoinedLedgerResult(
            ledger.Id, ledger.Name, place?.Role > invitation.Role ? place.Role : invitation.Role, place is not null);
        if (place?.Role >= invitation.Role) return joined;
        db.Write(new BatchContext(new Member(userId, ledger, invitation.Role, Source.Page)));
        if (place is null) db.Memberships.Add(new Membership(ledger.Id, userId, invitation.Role, now));
        else place.Become(invitation.Role);
        invitation.Use();
        return joined;
    }
}
