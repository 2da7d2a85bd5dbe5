using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Expenses;

static class ExpenseSelectionQueries
{
    const int ChunkSize = 200;

    /// <summary>The numbers of arrival of all that is selected.</summary>
    /// <exception cref="NotFoundException">One of the ids is none of this ledger.</exception>
    /// <exception cref="RuleException">The filter names something that does not exist.</exception>
    public static async Task<List<long>> SeqsAsync(
        this FinSightContext db, Member member, ExpenseSelection pick, CancellationToken cancel)
    {
        if (pick.Matching is not { } matching) return await PickedAsync(db, member, pick.Ids, cancel);
        var filter = await ResolvedFilter.FindAsync(db, member, matching, cancel);
        if (filter.Problems is [var unknown, ..]) throw new RuleException(unknown.Rule, [.. unknown.Arguments]);
        return await (await new FilterQueryPlanner(db, member, filter, ChunkSize, cancel).ForTotalsAsync())
            .Select(p => p.Seq).ToListAsync(cancel);
    }

    static async Task<List<long>> PickedAsync(
        FinSightContext db, Member member, IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        var seqs = new List<long>(ids.Count);
        foreach (var chunk in ids.Chunk(ChunkSize))
            seqs.AddRange(
                await db.Expenses.Of(member).Where(e => chunk.Contains(e.Id)).Select(e => e.Seq).ToListAsync(cancel));
        return seqs.Count == ids.Count ? seqs : throw new NotFoundException("expense");
    }
}
