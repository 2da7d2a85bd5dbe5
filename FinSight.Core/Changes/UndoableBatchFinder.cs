using System.Runtime.CompilerServices;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Changes;

/// <summary>
/// Walks a member's own batches from the latest back, and what others took back of them, to find the one that undo or
/// redo means.
/// </summary>
static class UndoableBatchFinder
{
    /// <summary>The latest batch that stands: not taken back, or not wholly, or repeated since.</summary>
    public static async Task<Guid?> NextUndoAsync(FinSightContext db, Member member, CancellationToken cancel)
    {
        var latest = new Dictionary<Guid, Head>();
        await foreach (var head in HeadsAsync(db, member, cancel))
        {
            if (head.OriginId is { } origin) latest.TryAdd(origin, head);
            else if (latest.GetValueOrDefault(head.BatchId) is not { Intent: BatchKind.Undo } undo
                || await BatchUndoRunner.IsCutShortAsync(db, member, head.BatchId, undo.Intent, undo.Sequence, cancel))
                return head.BatchId;
        }
        return null;
    }

    /// <summary>
    /// The batch of which something was taken back last, or that was repeated in part; something new in
    /// between ends what can be repeated.
    /// </summary>
    public static async Task<Guid?> NextRedoAsync(FinSightContext db, Member member, CancellationToken cancel)
    {
        var latest = new HashSet<Guid>();
        await foreach (var head in HeadsAsync(db, member, cancel))
        {
            if (head.OriginId is not { } origin) return null;
            if (head.UserId != member.UserId)
            {
                latest.Add(origin);
                continue;
            }
            if (latest.Contains(origin)
                || head.Intent == BatchKind.Undo && !await HasEffectAsync(db, member, head.BatchId, cancel))
                continue;
            latest.Add(origin);
            if (head.Intent == BatchKind.Undo
                || await BatchUndoRunner.IsCutShortAsync(db, member, origin, head.Intent, head.Sequence, cancel))
                return await IsKeptAsync(db, member, origin, cancel) ? origin : null;
        }
        return null;
    }

    /// <summary>
    /// The latest first: a few at a time, as between two of them more is asked of the same connection.
    /// </summary>
    static async IAsyncEnumerable<Head> HeadsAsync(
        FinSightContext db, Member member, [EnumeratorCancellation] CancellationToken cancel)
    {
        // Settings are an owner's to take back: who is none any more goes past them.
        var (passed, before) = (member.Role < Role.Owner ? db.Kinds().Settings : [], long.MaxValue);
        for (var size = 16; ; size = Math.Min(2 * size, 1024))
        {
            var heads = await db.Changes
                .Where(c => c.LedgerId == member.LedgerId && c.IsHead
                    && (c.UserId == member.UserId || c.OriginId != null)
                        && c.Intent != BatchKind.Found && !passed.Contains(c.Entity) && c.Sequence < before)
                .Undoable(db).OrderByDescending(c => c.Sequence).Take(size)
                .Select(c => new Head(c.Sequence, c.BatchId, c.UserId, c.Intent, c.OriginId)).ToListAsync(cancel);
            foreach (var head in heads) yield return head;
            if (heads.Count < size) yield break;
            before = heads[^1].Sequence;
        }
    }

    // An undo that met only rows that others had changed took nothing back.
    static Task<bool> HasEffectAsync(FinSightContext db, Member member, Guid batchId, CancellationToken cancel) =>
        db.Changes
        .AnyAsync(c => c.BatchId == batchId && c.LedgerId == member.LedgerId && c.Kind != ChangeKind.LeftAlone, cancel);

    // The log is pruned from its old end: the batch may be gone while its undo is still there.
    static Task<bool> IsKeptAsync(FinSightContext db, Member member, Guid batchId, CancellationToken cancel) =>
        db.Changes.AnyAsync(c => c.BatchId == batchId && c.LedgerId == member.LedgerId, cancel);

    sealed record Head(long Sequence, Guid BatchId, Guid UserId, BatchKind Intent, Guid? OriginId);
}
