using FinSight.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Inbox;

/// <summary>Puts messages on disk as they arrive, before anything is done about them.</summary>
sealed class IncomingMessageStore(IDbContextFactory<FinSightContext> contexts)
{
    /// <summary>In one transaction, else each by itself.</summary>
    /// <returns>Why it could not be stored, for each; null where it was.</returns>
    public async Task<Exception?[]> AddAsync(Guid ledgerId, IReadOnlyList<IncomingMessageSet> arrivals)
    {
        try
        {
            return await AddTogetherAsync(ledgerId, arrivals);
        }
#pragma warning disable CA1031 // Each of them hears its own.
        catch (Exception problem)
        {
            if (arrivals.Count == 1) return [problem];
            var problems = new Exception?[arrivals.Count];
            for (var i = 0; i < arrivals.Count; i++) problems[i] = (await AddAsync(ledgerId, [arrivals[i]]))[0];
            return problems;
        }
#pragma warning restore CA1031
    }

    async Task<Exception?[]> AddTogetherAsync(Guid ledgerId, IReadOnlyList<IncomingMessageSet> arrivals)
    {
        await using var db = await contexts.CreateDbContextAsync();
        return await db.InTransactionAsync(WriteScopeKey.Ledger(ledgerId), async () =>
        {
            var problems = new Exception?[arrivals.Count];
            var member = arrivals[0].Member;
            var ids = arrivals.Select(arrival => arrival.ConnectionId).OfType<Guid>().Distinct().ToList();
            var known = ids.Count == 0
                ? []
                : await db.Connections.Where(
                    c => c.LedgerId == member.LedgerId
                        && ids.Contains(c.Id)
                        && c.RevokedAt == null).ToDictionaryAsync(c => c.Id);
            for (var i = 0; i < arrivals.Count; i++)
            {
                var arrival = arrivals[i];
                if (arrival.ConnectionId is { } id)
                {
                    if (known.TryGetValue(id, out var connection)) connection.Hear(arrival.At);
                    else problems[i] = new NotFoundException("connection");
                }
                else if (!await db.Memberships.AnyAsync(
                    m => m.LedgerId == member.LedgerId && m.UserId == arrival.Member.UserId))
                    problems[i] = new NotFoundException("ledger");
                if (problems[i] is null) db.InboundEvents.AddRange(arrival.Rows);
            }
            await db.SaveChangesAsync();
            return problems;
        }, CancellationToken.None);
    }
}
