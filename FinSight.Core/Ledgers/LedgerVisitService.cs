using FinSight.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Ledgers;

/// <summary>Notes when members were last in their ledgers.</summary>
public sealed class LedgerVisitService(IDbContextFactory<FinSightContext> contexts, TimeProvider time)
{
    /// <summary>How old "seen last" may grow before it is written again.</summary>
    static readonly TimeSpan SeenWithin = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The member is here; told as often as one likes, it is written when they come, and every few minutes.
    /// </summary>
    public async Task SeenAsync(Member member, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await IsFreshAsync(
            db,
            await FindAsync(db.LedgerVisits.AsNoTracking().Where(v => v.LedgerId == member.LedgerId), member, cancel),
            cancel))
            return;
        try
        {
            await db.InTransactionAsync(WriteScopeKey.Ledger(member.LedgerId), async () =>
            {
                var visit = await FindAsync(db.LedgerVisits.Where(v => v.LedgerId == member.LedgerId), member, cancel);
                if (await IsFreshAsync(db, visit, cancel)) return 0;
                if (visit is null) db.LedgerVisits.Add(new LedgerVisit(member, Now));
                else visit.See(Now);
                return await db.SaveChangesAsync(cancel);
            }, cancel);
        }
        catch (DbUpdateException problem) when (problem.IsOrphan())
        {
            // They have just been removed: whoever reads next hears of it.
        }
        catch (FullDiskException)
        {
            // Whoever only reads needs no room.
        }
    }

    DateTime Now => time.GetUtcNow().UtcDateTime;

    // A clock that was set back must not keep it from being written for ever. And whoever has been elsewhere since is
    // here last: addresses that name no ledger lead here.
    async Task<bool> IsFreshAsync(FinSightContext db, LedgerVisit? visit, CancellationToken cancel) =>
        visit is not null && (Now - visit.LastSeenAt).Duration() < SeenWithin
        && !await db.LedgerVisits.AnyAsync(
            other => other.UserId == visit.UserId && other.LedgerId != visit.LedgerId
                && other.LastSeenAt >= visit.LastSeenAt,
            cancel);

    static Task<LedgerVisit?> FindAsync(IQueryable<LedgerVisit> visits, Member member, CancellationToken cancel) =>
        visits.SingleOrDefaultAsync(v => v.UserId == member.UserId, cancel);
}
