using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Changes;

/// <summary>How far a ledger has come, counted in the sequence of its changes.</summary>
public sealed class LedgerSequenceReader(IDbContextFactory<FinSightContext> contexts)
{
    /// <summary>Whether the ledger has moved since a view was read.</summary>
    /// <param name="sequence">The last change that the view knows.</param>
    public async Task<bool> HasMovedAsync(Member member, long sequence, CancellationToken cancel = default) =>
        await ReadAsync(member, cancel) > sequence;

    /// <summary>The sequence of the ledger's last change.</summary>
    public async Task<long> ReadAsync(Member member, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.SequenceAsync(member, cancel);
    }
}

static class LastSequenceQueries
{
    /// <summary>
    /// The sequence of the ledger's last change; where the log has lost all of them, the last that it has lost.
    /// </summary>
    public static async Task<long> SequenceAsync(this FinSightContext db, Member member, CancellationToken cancel) =>
        await db.Changes.Where(c => c.LedgerId == member.LedgerId)
            .OrderByDescending(c => c.Sequence).Select(c => (long?)c.Sequence).FirstOrDefaultAsync(cancel)
        ?? await db.LastPrunedAsync(cancel);
}
