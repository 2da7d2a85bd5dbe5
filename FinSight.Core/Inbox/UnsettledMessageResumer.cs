using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace FinSight.Core.Inbox;

/// <summary>Messages that are on disk, and that nobody came to read.</summary>
sealed class UnsettledMessageResumer(
    IDbContextFactory<FinSightContext> contexts, CaptureContextCache captureContexts, LedgerAccessService access,
    MessageBatchSettler settlement, TimeProvider time, ILogger logger)
{
    /// <summary>After it, whoever stored a message and did not read it has ended.</summary>
    static readonly TimeSpan Age = TimeSpan.FromSeconds(30);

    /// <summary>Reads what an earlier run of the server stored and did not come to read.</summary>
    /// <returns>How many.</returns>
    public async Task<int> ResumeAsync(CancellationToken cancel)
    {
        var limit = time.GetUtcNow().UtcDateTime - Age;
        List<InboundEvent> left;
        await using (var db = await contexts.CreateDbContextAsync(cancel))
            left = await db.InboundEvents.AsNoTracking()
                .Where(e => e.Outcome == InboxOutcome.Stored && e.ReceivedAt < limit)
                .OrderBy(e => e.ReceivedAt).ThenBy(e => e.Id).ToListAsync(cancel);
        foreach (var e in left) await ResumeAsync(e, cancel);
        return left.Count;
    }

    async Task ResumeAsync(InboundEvent e, CancellationToken cancel)
    {
#pragma warning disable CA1031 // One that can't be read must not keep those behind it from being read.
        try
        {
            var member = (await access.EnterAsync(e.UserId, e.LedgerId, Source.Hook, cancel)).ToAddOnly();
            var context = await captureContexts.OfAsync(member, e.ConnectionId, cancel);
            await settlement.ResumeAsync(new(member, e.Id, null, context), cancel);
        }
        catch (NotFoundException)
        {
            // The ledger lies in the trash.
        }
        catch (Exception problem) when (!cancel.IsCancellationRequested)
        {
            logger.LogError(problem, "A stored payment could not be read");
        }
#pragma warning restore CA1031
    }
}
