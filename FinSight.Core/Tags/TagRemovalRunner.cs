using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Tags;

/// <summary>Takes a tag away, or puts another in its place, as one batch.</summary>
sealed class TagRemovalRunner(FinSightContext db, Member member, Guid id, Guid? intoId)
{
    const int ChunkSize = 300;

    /// <exception cref="NotFoundException">One of the two is no tag of this ledger, or has gone meanwhile.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        await db.InTransactionAsync(() => BeginAsync(cancel), cancel);
        // Listed once: a merge the other way, at the same time, would never let a loop of "as long as there are any"
        // end.
        foreach (var chunk in (await SeqsAsync(cancel)).Chunk(ChunkSize))
        {
            await db.InTransactionAsync(async () =>
            {
                await ReplaceAsync(chunk, cancel);
                return await db.SaveChangesAsync(cancel);
            }, cancel);
        }
        await db.InTransactionAsync(() => EndAsync(cancel), cancel);
    }

    // The log is to say first of all which tag it is about: the one that takes over, or else the one that goes.
    async Task<int> BeginAsync(CancellationToken cancel)
    {
        var tags = await TagsAsync(cancel);
        db.Entry(tags.Single(t => t.Id == (intoId ?? id))).Property(t => t.Name).IsModified = true;
        return await db.SaveChangesAsync(cancel);
    }

    async Task<int> EndAsync(CancellationToken cancel)
    {
        // Some may have come while the others went.
        await ReplaceAsync(await SeqsAsync(cancel), cancel);
        db.Tags.Remove((await TagsAsync(cancel)).Single(t => t.Id == id));
        return await db.SaveChangesAsync(cancel);
    }

    async Task ReplaceAsync(long[] seqs, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        await TagsAsync(cancel);
        await foreach (var expense in db.Expenses.Of(member).Where(e => seqs.Contains(e.Seq))
            .AsAsyncEnumerable().WithCancellation(cancel))
            expense.Retag(id, intoId);
    }

    Task<long[]> SeqsAsync(CancellationToken cancel) => db.ExpenseTags
        .Where(t => t.LedgerId == member.LedgerId && t.TagId == id).Select(t => t.Seq).ToArrayAsync(cancel);

    /// <summary>The one that goes, and the one that takes over.</summary>
    async Task<List<Tag>> TagsAsync(CancellationToken cancel)
    {
        var tags = await db.Tags.Of(member).Where(t => t.Id == id || t.Id == intoId).ToListAsync(cancel);
        return tags.Count == (intoId is null ? 1 : 2) ? tags : throw new NotFoundException("tag");
    }
}
