using FinSight.Core.Accounts;
using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Deletion;

/// <summary>
/// Removes an account for good: ledgers that nobody else keeps go with it, others stay with their other owners, and
/// what was written there stays under no name.
/// </summary>
public sealed class AccountDeletionService(
    IDbContextFactory<FinSightContext> contexts, LedgerAccessService access, LedgerRemoval removal,
    DeletedDataScrubber erasure, SessionService sessions, LedgerFeed feed, SecurityLog log)
{
    public async Task<DeletionPlan> PlanAsync(SignedIn me, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await PlanAsync(db, await access.EnterAllAsync(me.UserId, cancel), me, cancel);
    }

    /// <param name="userName">Typed once more, so that nobody does it by accident.</param>
    /// <exception cref="RuleException">
    /// The name is another one, or others would be left without an owner or an administrator.
    /// </exception>
    public async Task RunAsync(FreshProof me, string? userName, ClientInfo caller, CancellationToken cancel = default)
    {
        List<BatchContext> batches = [];
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var ended = await db.InTransactionAsync(WriteScopeKey.Server, async () =>
        {
            var members = await access.EnterAllAsync(me.UserId, cancel);
            if ((await PlanAsync(db, members, me, cancel)).Refusal is { } refusal) throw refusal;
            var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == me.UserId, cancel)
                ?? throw new NotFoundException("user");
            if (string.IsNullOrWhiteSpace(userName) || UserNameRules.Key(userName) != user.NormalizedUserName)
                throw new RuleException(Rules.Accounts.UserNameNotYours, user.UserName!);
            foreach (var member in members) batches.Add(await LeaveAsync(db, member, cancel));
            return await RemoveAsync(db, me, caller, cancel);
        }, cancel);
        sessions.Tell(ended);
        foreach (var batch in batches) feed.Publish(batch.Member.LedgerId, batch.Progress.Last, isSetting: true);
        // The account is gone, whatever happens to the request; the night shift would do what is left.
        await removal.RunAsync(CancellationToken.None);
        await erasure.RunAsync(cancel: CancellationToken.None);
    }

    static async Task<DeletionPlan> PlanAsync(
        FinSightContext db, IReadOnlyList<Member> members, SignedIn me, CancellationToken cancel)
    {
        List<string> going = [], staying = [];
        RuleException? refusal = null;
        foreach (var member in members)
        {
            var others = await db.Memberships.Where(m => m.LedgerId == member.LedgerId && m.UserId != me.UserId)
                .Select(m => new
                {
                    IsOwner = m.Role == Role.Owner && db.Users.Any(u => u.Id == m.UserId && u.DisabledAt == null),
                }).ToListAsync(cancel);
            var isOwned = others.Any(other => other.IsOwner);
            // Nobody but an owner brings a ledger back out of the trash.
            var isKept = isOwned || others.Count > 0
                && await db.Ledgers.AnyAsync(l => l.Id == member.LedgerId && l.DeletedAt == null, cancel);
            (isKept ? staying : going).Add(member.LedgerName);
            // As at the end of a membership: somebody who can sign in must own the ledger.
            if (isKept && !isOwned) refusal ??= new RuleException(Rules.Accounts.LastOwner, member.LedgerName);
        }
        return new DeletionPlan(going, staying, refusal ?? await LastAdministratorAsync(db, me, cancel));
    }

    static async Task<RuleException?> LastAdministratorAsync(FinSightContext db, SignedIn me, CancellationToken cancel)
    {
        var others = db.Users.Where(u => u.Id != me.UserId);
        return await db.Users.AnyAsync(u => u.Id == me.UserId && u.IsAdministrator, cancel)
            && await others.AnyAsync(cancel)
            && !await others.AnyAsync(u => u.IsAdministrator && u.DisabledAt == null, cancel)
            ? new RuleException(Rules.Accounts.LastAdministrator)
            : null;
    }

    static async Task<BatchContext> LeaveAsync(FinSightContext db, Member member, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var membership = await db.Memberships.SingleAsync(
            m => m.LedgerId == member.LedgerId && m.UserId == member.UserId, cancel);
        db.Write(new BatchContext(member, least: Role.Viewer) { IsOfClosed = true }).Memberships.Remove(membership);
        await db.SaveChangesAsync(cancel);
        return db.Batch!;
    }

    async Task<IReadOnlyList<Session>> RemoveAsync(
        FinSightContext db, SignedIn me, ClientInfo caller, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var ended = await SessionService.RemoveAsync(db, me.UserId, cancel: cancel);
        db.SecurityEvents.RemoveRange(await db.SecurityEvents.Where(e => e.UserId == me.UserId).ToListAsync(cancel));
        await ProgramNameErasure.ForgetAsync(db, me.UserId, cancel);
        db.Users.Remove(await db.Users.SingleAsync(u => u.Id == me.UserId, cancel));
        // That it was, for whoever runs the server; nothing of whom.
        log.Add(db, SecurityEventKind.AccountDeleted, null, caller);
        await DeletedDataScrubber.MarkAsync(db, cancel);
        await db.SaveChangesAsync(cancel);
        return ended;
    }
}

/// <summary>What would become of a user's ledgers, by name.</summary>
/// <param name="Going">Nobody else keeps them.</param>
/// <param name="Staying">Others keep them.</param>
/// <param name="Refusal">Why the account cannot be deleted; null where it can.</param>
public sealed record DeletionPlan(IReadOnlyList<string> Going, IReadOnlyList<string> Staying, RuleException? Refusal);
