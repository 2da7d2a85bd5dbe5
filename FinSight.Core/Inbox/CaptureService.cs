using System.Security.Cryptography;
using FinSight.Core.Capture;
using FinSight.Core.Connections;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using FinSight.Core.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace FinSight.Core.Inbox;

/// <summary>
/// Takes messages as they arrive: each is on disk first, then read, and becomes an expense, a second evidence of one,
/// or a draft that waits in the inbox. Each expense is one batch, with its evidence in the same transaction.
/// </summary>
public sealed class CaptureService
{
    /// <summary>Bytes of one request, and of a pasted text.</summary>
    public const int LargestBody = 16 * 1024;

    /// <summary>Requests that are stored together.</summary>
    const int MostTogether = 64;

    readonly IDbContextFactory<FinSightContext> _contexts;
    readonly CaptureContextCache _captureContexts;
    readonly InboxChangeFeed _feed;
    readonly TimeProvider _time;
    readonly IncomingMessageStore _store;
    readonly MessageBatchSettler _settlement;
    readonly UnsettledMessageResumer _unsettled;
    readonly KeyedBatcher<IncomingMessageSet, IReadOnlyList<CaptureResult>> _gathering;

    public CaptureService(
        IDbContextFactory<FinSightContext> contexts, CaptureContextCache captureContexts, LedgerAccessService access,
        InboxChangeFeed feed, WebhookSignal bell, TimeProvider time, ILogger<CaptureService> logger)
    {
        (_contexts, _captureContexts, _feed, _time) = (contexts, captureContexts, feed, time);
        _store = new(contexts);
        _settlement = new(contexts, captureContexts, access, feed, bell, time);
        _unsettled = new(contexts, captureContexts, access, _settlement, time, logger);
        _gathering = new(TakeAsync, MostTogether);
    }

    DateTime Now => _time.GetUtcNow().UtcDateTime;

    /// <summary>One answer for each message of a body; one that refuses it where it holds none.</summary>
    /// <exception cref="NotFoundException">The ledger or the connection has gone meanwhile.</exception>
    public async Task<IReadOnlyList<CaptureResult>> ReceiveAsync(
        AuthenticatedConnection key, string? contentType, ReadOnlyMemory<byte> body, CancellationToken cancel = default)
    {
        IReadOnlyList<CapturedEvent> messages;
        try
        {
            messages = EventBodyParser.Split(contentType, body.Span);
        }
        catch (EventBodyException problem)
        {
            return [await RefuseAsync(key, body, problem.Reason, cancel)];
        }
        catch (InvalidOperationException)
        {
            // JSON that is no text, such as half a character.
            return [await RefuseAsync(key, body, EventBodyReasonCodes.NotText, cancel)];
        }
        return await TakeAsync(key.Member, key, messages, cancel);
    }

    /// <summary>Takes a text that the member pasted, as one message.</summary>
    /// <exception cref="RuleException">There is none, or it is too long.</exception>
    public async Task<CaptureResult> PasteAsync(Member member, string? text, CancellationToken cancel = default)
    {
        await member.RequireToAddAsync();
        if (string.IsNullOrWhiteSpace(text)) throw new RuleException(Rules.Inbox.TextMissing);
        if (System.Text.Encoding.UTF8.GetByteCount(text) > LargestBody)
            throw new RuleException(Rules.Inbox.TextTooLong, LargestBody / 1024);
        return (await TakeAsync(
            member, null, [CapturedEvent.OfText(TextNormalizer.WellFormed(text.Trim()))], cancel))[0];
    }

    /// <inheritdoc cref="UnsettledMessageResumer.ResumeAsync" />
    public Task<int> ResumeAsync(CancellationToken cancel = default) => _unsettled.ResumeAsync(cancel);

    async Task<IReadOnlyList<CaptureResult>> TakeAsync(
        Member member, AuthenticatedConnection? key, IReadOnlyList<CapturedEvent> messages, CancellationToken cancel)
    {
        var context = key is null
            ? await _captureContexts.OfAsync(member, null, cancel)
            : await _captureContexts.OfAsync(key, cancel);
        // Whoever hangs up from here on has sent it all the same.
        return await _gathering.AddAsync(member.LedgerId, IncomingMessageSet.Of(member, key, messages, Now, context));
    }

    async Task<IReadOnlyList<KeyedBatchItemResult<IReadOnlyList<CaptureResult>>>> TakeAsync(
        Guid ledgerId, IReadOnlyList<IncomingMessageSet> arrivals)
    {
        var problems = await _store.AddAsync(ledgerId, arrivals);
        var stored = arrivals.Where((_, i) => problems[i] is null)
            .SelectMany(one => one.Rows.Select(
                row => new UnprocessedMessageReference(one.Member, row.Id, one.Key?.Name, one.Context)))
            .ToList();
        var answers = (await _settlement.RunAsync(ledgerId, stored)).Zip(stored)
            .ToDictionary(pair => pair.Second.EventId, pair => pair.First);
        return [.. arrivals.Select(
            (one, i) => problems[i] is { } problem
                ? new(null, problem)
                : All(one.Rows.Select(row => answers[row.Id])))];
    }

    static KeyedBatchItemResult<IReadOnlyList<CaptureResult>> All(IEnumerable<KeyedBatchItemResult<CaptureResult>> each)
    {
        var all = each.ToList();
        return all.Find(one => one.Problem is not null) is { Problem: { } problem }
            ? new(null, problem)
            : new(all.ConvertAll(one => one.Answer!));
    }

    async Task<CaptureResult> RefuseAsync(
        AuthenticatedConnection key, ReadOnlyMemory<byte> body, string reason, CancellationToken cancel)
    {
        var nothing = new CapturedEvent(
            Convert.ToHexString(SHA256.HashData(body.Span)), new Dictionary<string, string>());
        var arrival =
            IncomingMessageSet.Of(key.Member, key, [nothing], Now, await _captureContexts.OfAsync(key, cancel));
        arrival.Rows[0].End(InboxOutcome.Refused, reason);
        if ((await _store.AddAsync(key.Member.LedgerId, [arrival]))[0] is { } problem) throw problem;
        _feed.Publish(key.Member.LedgerId, null);
        return CaptureResult.Of(arrival.Rows[0]);
    }
}

/// <param name="Reason">A code of the reader or of <see cref="InboxReasonCodes"/>; null where there is none.</param>
/// <param name="ExpenseId">What was added, or what it is about; null where that is no expense.</param>
/// <param name="BatchId">What undo takes back; null where nothing was added.</param>
public sealed record CaptureResult(Guid EventId, InboxOutcome Outcome, string? Reason, Guid? ExpenseId, Guid? BatchId)
{
    internal static CaptureResult Of(InboundEvent e) =>
        new(e.Id, e.Outcome, e.Reason, e.ExpenseId, e.Outcome == InboxOutcome.Added ? e.BatchId : null);
}
