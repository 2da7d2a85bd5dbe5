using FinSight.Core.Data;
using FinSight.Core.Ledgers;

namespace FinSight.Core.Changes;

static class BatchChangeQueries
{
    /// <summary>What a batch did to rows that can be taken back.</summary>
    public static IQueryable<Change> ReplayedChanges(this FinSightContext db, Member member, Guid originId)
    {
        var incidental = db.Kinds().Incidental;
        return db.Changes
            .Where(c => c.BatchId == originId && c.LedgerId == member.LedgerId).Undoable(db)
            // A tag that was made is no step of its own, and one that only took over from another has nothing to take
            // back.
            .Where(c => !incidental.Contains(c.Entity) || c.Kind != ChangeKind.Added && c.Before != c.After);
    }

    /// <summary>The rows that a batch made on the way, say the tags of its expenses.</summary>
    public static IQueryable<Change> MadeOnTheWay(this FinSightContext db, Member member, Guid originId)
    {
        var incidental = db.Kinds().Incidental;
        return db.Changes
            .Where(c => c.LedgerId == member.LedgerId && c.BatchId == originId)
            .Where(c => incidental.Contains(c.Entity) && c.Kind == ChangeKind.Added);
    }
}
