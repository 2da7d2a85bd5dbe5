using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using FinSight.Core.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Inbox;

/// <summary>A message that is stored and to be read.</summary>
/// <param name="From">The name of what it came through; null where it was pasted.</param>
sealed record UnprocessedMessageReference(Member Member, Guid EventId, string? From, CaptureContext Context);

/// <summary>
/// Reads messages that are stored: those that came at once in one transaction, each as a batch of its own. What fails
/// leaves the others as they are.
/// </summary>
sealed class MessageBatchSettler(
    IDbContextFactory<FinSightContext> contexts, CaptureContextCache captureContexts, LedgerAccessService access,
    InboxChangeFeed feed, WebhookSignal bell, TimeProvider time)
{
    /// <summary>In one transaction: others wait until its end.</summary>
    const int Most = 32;

    DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>One answer for each, or why it has none yet, in their order.</summary>
    public async Task<IReadOnlyList<KeyedBatchItemResult<CaptureResult>>> RunAsync(
        Guid ledgerId, IReadOnlyList<UnprocessedMessageReference> all)
    {
        var answers = new List<KeyedBatchItemResult<CaptureResult>>(all.Count);
        foreach (var few in all.Chunk(Most))
        {
            if (few.Length > 1 && await TryTogetherAsync(ledgerId, few) is { } done) answers.AddRange(done);
            else foreach (var one in few) answers.Add(await TryAsync(one));
        }
        return answers;
    }

    public async Task<CaptureResult> RunAsync(UnprocessedMessageReference one, CancellationToken cancel)
    {
        try
        {
            return await ReadAsync(one, cancel);
        }
        catch (RuleException change) when (change.Rule == Rules.Ledgers.CurrencyChanged)
        {
            return await ReadAgainAsync(one, cancel);
        }
        catch (Exception refusal) when (IsRefusal(refusal))
        {
            return await EndAsync(one, InboxOutcome.Refused, InboxReasonCodes.NotAllowed, cancel);
        }
    }

    /// <summary>
    /// As one that was left behind: what can't be settled at all waits for a person. A database that fails has the next
    /// run try again.
    /// </summary>
    public async Task<CaptureResult> ResumeAsync(UnprocessedMessageReference one, CancellationToken cancel)
    {
#pragma warning disable CA1031 // Else it would be tried again for good, and nobody would see it.
        try
        {
            return await RunAsync(one, cancel);
        }
        catch (Exception problem) when (
            problem is not FullDiskException && problem.FaultOf() is null && !cancel.IsCancellationRequested)
        {
            return await EndAsync(one, InboxOutcome.Draft, InboxReasonCodes.RuleBroken, cancel);
        }
#pragma warning restore CA1031
    }

    async Task<CaptureResult> ReadAsync(UnprocessedMessageReference one, CancellationToken cancel)
    {
        var settling = new MessageSettler(one.Member, one.Context, Now, time);
        await using var db = (await contexts.CreateDbContextAsync(cancel)).WriteAs(one.Member);
        var answer = await db.InTransactionAsync(() => settling.RunAsync(db, one.EventId, one.From, cancel), cancel);
        Tell(one, answer, settling.News);
        return answer;
    }

    /// <summary>In the ledger's currency as it is by now.</summary>
    async Task<CaptureResult> ReadAgainAsync(UnprocessedMessageReference one, CancellationToken cancel)
    {
        try
        {
            var (known, connection) = (one.Member, await ConnectionOfAsync(one, cancel));
            var entered = await access.EnterAsync(known.UserId, known.LedgerId, known.Source, cancel);
            var member = known.Source == Source.Hook ? entered.ToAddOnly(one.From) : entered;
            var context = await captureContexts.OfAsync(member, connection, cancel);
            return await ReadAsync(one with { Member = member, Context = context }, cancel);
        }
        catch (Exception refusal) when (IsRefusal(refusal))
        {
            return await EndAsync(one, InboxOutcome.Refused, InboxReasonCodes.NotAllowed, cancel);
        }
    }

    async Task<Guid?> ConnectionOfAsync(UnprocessedMessageReference one, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return (await db.FindEventAsync(one.Member, one.EventId, cancel)).ConnectionId;
    }

#pragma warning disable CA1031 // Each of them hears its own: what fails is stored, and read by the next run.
    async Task<KeyedBatchItemResult<CaptureResult>> TryAsync(UnprocessedMessageReference one)
    {
        try
        {
            return new(await RunAsync(one, CancellationToken.None));
        }
        catch (Exception problem)
        {
            return new(null, problem);
        }
    }

    /// <summary>Null where one of them would hold up the others: nothing is done then.</summary>
    async Task<IEnumerable<KeyedBatchItemResult<CaptureResult>>?> TryTogetherAsync(
        Guid ledgerId, UnprocessedMessageReference[] few)
    {
        var settlings = few.Select(one => new MessageSettler(one.Member, one.Context, Now, time)).ToList();
        var batches = few.Select(one => new BatchContext(one.Member)).ToList();
        var answers = new CaptureResult[few.Length];
        try
        {
            await using var db = (await contexts.CreateDbContextAsync()).WriteAll(batches);
            await db.InTransactionAsync(WriteScopeKey.Ledger(ledgerId), async () =>
            {
                for (var i = 0; i < few.Length; i++)
                    answers[i] = await settlings[i].RunAsync(
                        db.Turn(batches[i]), few[i].EventId, few[i].From, CancellationToken.None);
                return true;
            }, CancellationToken.None);
        }
        catch (Exception)
        {
            return null;
        }
        for (var i = 0; i < few.Length; i++) Tell(few[i], answers[i], settlings[i].News);
        return answers.Select(answer => new KeyedBatchItemResult<CaptureResult>(answer));
    }
#pragma warning restore CA1031

    // Their role, or the ledger's state, does not allow it any more.
    static bool IsRefusal(Exception problem) => problem is RuleException and not FullDiskException or NotFoundException;

    async Task<CaptureResult> EndAsync(
        UnprocessedMessageReference one, InboxOutcome outcome, string reason, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var answer = await db.InTransactionAsync(WriteScopeKey.Ledger(one.Member.LedgerId), async () =>
        {
            var e = await db.InboundEvents.SingleOrDefaultAsync(
                row => row.LedgerId == one.Member.LedgerId && row.Id == one.EventId, cancel)
                ?? throw new NotFoundException("event");
            // Another run was faster.
            if (e.Outcome != InboxOutcome.Stored) return CaptureResult.Of(e);
            e.End(outcome, reason);
            if (outcome == InboxOutcome.Draft)
                await db.PostAsync(
                    one.Member, WebhookEventKinds.InboxCreated, InboxWebhookMessageComposer.Of(e, Now), Now, cancel);
            await db.SaveChangesAsync(cancel);
            return CaptureResult.Of(e);
        }, cancel);
        Tell(one, answer, null);
        return answer;
    }

    void Tell(UnprocessedMessageReference one, CaptureResult answer, CapturedExpenseNotification? news)
    {
        if (answer.Outcome == InboxOutcome.Draft) bell.Ring();
        feed.Publish(one.Member.LedgerId, news);
    }
}
