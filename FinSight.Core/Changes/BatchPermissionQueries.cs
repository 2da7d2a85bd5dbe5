using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Changes;

/// <summary>
/// What a member who is no editor may take back and repeat: their own, where all of its rows are theirs to change.
/// </summary>
static class BatchPermissionQueries
{
    const int ChunkSize = 500;

    /// <returns>Those of the batches that are not.</returns>
    public static async Task<HashSet<Guid>> ExceptAsync(
        FinSightContext db, Member member, IReadOnlyCollection<Change> heads, DateTime now, CancellationToken cancel)
    {
        var others = heads.Where(head => head.UserId != member.UserId || !member.MayCorrectOwn)
            .Select(head => head.BatchId).ToHashSet();
        var mine = heads.Select(head => head.BatchId).Where(id => !others.Contains(id)).ToList();
        if (mine.Count == 0) return others;
        var incidental = db.Kinds().Incidental;
        var rows = await db.Changes
            .Where(c => c.LedgerId == member.LedgerId && mine.Contains(c.BatchId) && !incidental.Contains(c.Entity))
            .Select(c => new { c.BatchId, c.Entity, c.EntityId }).Distinct().ToListAsync(cancel);
        var correctable = new HashSet<Guid>();
        foreach (var kind in rows.GroupBy(row => row.Entity, row => row.EntityId))
            foreach (var ids in kind.Distinct().Chunk(ChunkSize))
                correctable.UnionWith(await db.Kinds()[kind.Key].CorrectableAsync(db, member, ids, now, cancel));
        others.UnionWith(rows.Where(row => !correctable.Contains(row.EntityId)).Select(row => row.BatchId));
        return others;
    }
}
