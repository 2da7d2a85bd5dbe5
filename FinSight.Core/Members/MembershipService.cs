using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Members;

/// <summary>
/// Who keeps a ledger. Whoever goes leaves their rows behind, under their name. The log tells of it and every open page
/// follows at once, but undo passes it by.
/// </summary>
public sealed class MembershipService(IDbContextFactory<FinSightContext> contexts, SecurityLog log)
{
    /// <summary>The owners first, each role by name.</summary>
    /// <param name="today">The date where the reader is.</param>
    public async Task<MembersView> ListAsync(Member member, DateOnly today, CancellationToken cancel = default)
    {
        var days = Month.Containing(today, member.FirstDay).Days(member.FirstDay);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var moment = await db.ReadSnapshotAsync(cancel);
        var added = await db.Expenses.Of(member)
            .Where(e => e.DeletedAt == null && e.Date >= days.First && e.Date <= days.Last)
            .GroupBy(e => e.CreatedBy)
            .Select(all => new { all.Key, Count = all.LongCount(), Amount = all.Sum(e => e.Amount) })
            .ToDictionaryAsync(all => all.Key, cancel);
        var rows = await db.Memberships.Where(m => m.LedgerId == member.LedgerId)
            .Join(db.Users, m => m.UserId, u => u.Id, (m, u) => new
            {
                m.UserId,
                u.DisplayName,
                m.Role,
                m.Since,
                SeenAt = db.LedgerVisits.Where(v => v.LedgerId == m.LedgerId && v.UserId == m.UserId)
                    .Select(v => (DateTime?)v.LastSeenAt).FirstOrDefault(),
            })
            .OrderByDescending(row => row.Role).ThenBy(row => row.DisplayName).ThenBy(row => row.UserId)
            .ToListAsync(cancel);
        return new MembersView(await db.SequenceAsync(member, cancel),
        [
            .. rows.Select(row => added.TryGetValue(row.UserId, out var all)
                ? new MemberListItem(
                    row.UserId, row.DisplayName, row.Role, row.Since, row.SeenAt, all.Count, all.Amount)
                : new MemberListItem(row.UserId, row.DisplayName, row.Role, row.Since, row.SeenAt, 0, 0)),
        ]);
    }

    /// <exception cref="NotFoundException">There is no such member.</exception>
    /// <exception cref="RuleException">
    /// There is no such role, one is no owner, or the ledger would have no owner.
    /// </exception>
    public async Task<WriteResult> ChangeRoleAsync(
        Member member, Guid userId, Role role, CancellationToken cancel = default)
    {
        if (!Enum.IsDefined(role)) throw new RuleException(Rules.Members.RoleUnknown);
        return await ActAsync(member, Role.Owner, async db =>
        {
            var place = await FindAsync(db, member, userId, cancel);
            if (place.Role == role) return;
            if (role < Role.Owner) await EndOwnershipAsync(db, member, place, cancel);
            place.Become(role);
            log.Add(db, SecurityEventKind.LedgerRoleChanged, userId, ClientInfo.Unknown, member.LedgerName,
                member.UserId);
            await db.SaveChangesAsync(cancel);
        }, cancel);
    }

    /// <exception cref="NotFoundException">There is no such member.</exception>
    /// <exception cref="RuleException">One is no owner, or the ledger would have no owner.</exception>
    public Task<WriteResult> RemoveAsync(Member member, Guid userId, CancellationToken cancel = default) =>
        ActAsync(member, Role.Owner, db => EndAsync(db, member, userId, cancel), cancel);

    /// <summary>Takes oneself out of the ledger.</summary>
    /// <exception cref="RuleException">The ledger would have no owner.</exception>
    public Task<WriteResult> LeaveAsync(Member member, CancellationToken cancel = default) =>
        ActAsync(member, Role.Viewer, db => EndAsync(db, member, member.UserId, cancel), cancel);

    /// <summary>Makes another member an owner, and oneself an editor.</summary>
    /// <exception cref="NotFoundException">There is no such member.</exception>
    /// <exception cref="RuleException">One is no owner, or the other's account is disabled.</exception>
    public Task<WriteResult> HandOverAsync(Member member, Guid userId, CancellationToken cancel = default) =>
        ActAsync(member, Role.Owner, async db =>
        {
            var (theirs, mine) = (await FindAsync(db, member, userId, cancel), await FindAsync(
                db, member, member.UserId, cancel));
            if (theirs.UserId == mine.UserId) return;
            if (await db.Users.AnyAsync(u => u.Id == userId && u.DisabledAt != null, cancel))
                throw new RuleException(Rules.Members.Disabled);
            // Before one's own, so that it is the batch's head.
            theirs.Become(Role.Owner);
            await db.SaveChangesAsync(cancel);
            await EndOwnershipAsync(db, member, mine, cancel);
            mine.Become(Role.Editor);
            log.Add(db, SecurityEventKind.LedgerHandedOver, userId, ClientInfo.Unknown, member.LedgerName,
                member.UserId);
            await db.SaveChangesAsync(cancel);
        }, cancel);

    async Task<WriteResult> ActAsync(
        Member member, Role least, Func<FinSightContext, Task> act, CancellationToken cancel)
    {
        await member.RequireAsync(least);
        await using var db = (await contexts.CreateDbContextAsync(cancel)).WriteAs(member, least);
        return await db.InTransactionAsync(async () =>
        {
            await act(db);
            return db.Written();
        }, cancel);
    }

    async Task EndAsync(FinSightContext db, Member member, Guid userId, CancellationToken cancel)
    {
        var place = await FindAsync(db, member, userId, cancel);
        await EndOwnershipAsync(db, member, place, cancel);
        db.Memberships.Remove(place);
        log.Add(
            db, userId == member.UserId ? SecurityEventKind.LedgerLeft : SecurityEventKind.LedgerMemberRemoved,
            userId, ClientInfo.Unknown, member.LedgerName, member.UserId);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>
    /// Somebody who can sign in must own the ledger; the links of whoever does no longer open nothing any more.
    /// </summary>
    static async Task EndOwnershipAsync(FinSightContext db, Member member, Membership place, CancellationToken cancel)
    {
        if (place.Role != Role.Owner) return;
        if (!await db.Memberships.AnyAsync(
            m => m.LedgerId == member.LedgerId && m.UserId != place.UserId && m.Role == Role.Owner
                && db.Users.Any(u => u.Id == m.UserId && u.DisabledAt == null), cancel))
            throw new RuleException(Rules.Members.LastOwner);
        db.LedgerInvitations.RemoveRange(await db.LedgerInvitations
            .Where(i => i.LedgerId == member.LedgerId && i.MakerId == place.UserId).ToListAsync(cancel));
    }

    static async Task<Membership> FindAsync(FinSightContext db, Member member, Guid userId, CancellationToken cancel) =>
        await db.Memberships.SingleOrDefaultAsync(m => m.LedgerId == member.LedgerId && m.UserId == userId, cancel)
        ?? throw new NotFoundException("member");
}

/// <param name="Sequence">The last change of the ledger that this view knows.</param>
public sealed record MembersView(long Sequence, IReadOnlyList<MemberListItem> Members);

/// <param name="Since">UTC.</param>
/// <param name="LastSeenAt">UTC, to within minutes; null where that is not known.</param>
/// <param name="Count">How many expenses of the ledger's current month they have added.</param>
/// <param name="Amount">The sum of those, in minor units.</param>
public sealed record MemberListItem(
    Guid UserId, string Name, Role Role, DateTime Since, DateTime? LastSeenAt, long Count, long Amount);
