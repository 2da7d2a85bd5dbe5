using System.Security.Cryptography;
using FinSight.Core.Capture;
using FinSight.Core.Changes;
using FinSight.Core.Connections;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using FinSight.Core.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Inbox;

/// <summary>
/// Takes messages as they arrive: each is on disk first, then read, and becomes an expense, a second evidence of one, or
/// a draft that waits in the inbox. Each expense is one batch, with its evidence in the same transaction.
/// </summary>
public sealed class CaptureService(
    IDbContextFactory<FinSightContext> contexts, CaptureContexts captureContexts, LedgerAccess access, InboxFeed feed, WebhookBell bell, TimeProvider time)
{
    /// <summary>Bytes of one request, and of a pasted text.</summary>
    public const int LargestBody = 16 * 1024;

    /// <summary>After it, a message that was stored and never read was left behind by a server that ended.</summary>
    static readonly TimeSpan LeftBehind = TimeSpan.FromSeconds(30);

    DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>One answer for each message of a body; one that refuses it where it holds none.</summary>
    /// <exception cref="NotFoundException">The ledger or the connection has gone meanwhile.</exception>
    public async Task<IReadOnlyList<CaptureAnswer>> ReceiveAsync(
        ConnectionKey key, string? contentType, ReadOnlyMemory<byte> body, CancellationToken cancel = default)
    {
        IReadOnlyList<CapturedEvent> messages;
        try
        {
            messages = EventBody.Split(contentType, body.Span);
        }
        catch (EventBodyException problem)
        {
            return [await RefuseAsync(key, body, problem.Reason, cancel)];
        }
        catch (InvalidOperationException)
        {
            // JSON that is no text, such as half a character.
            return [await RefuseAsync(key, body, EventBodyReasons.NotText, cancel)];
        }
        return await TakeAsync(key.Member, key.ConnectionId, key.Name, messages, cancel);
    }

    /// <summary>Takes a text that the member pasted, as one message.</summary>
    /// <exception cref="RuleException">There is none, or it is too long.</exception>
    public async Task<CaptureAnswer> PasteAsync(Member member, string? text, CancellationToken cancel = default)
    {
        await member.RequireToAddAsync();
        if (string.IsNullOrWhiteSpace(text)) throw new RuleException(Rules.Inbox.TextMissing);
        if (System.Text.Encoding.UTF8.GetByteCount(text) > LargestBody) throw new RuleException(Rules.Inbox.TextTooLong, LargestBody / 1024);
        return (await TakeAsync(member, null, null, [CapturedEvent.OfText(Text.WellFormed(text.Trim()))], cancel))[0];
    }

    /// <summary>Reads what an earlier run of the server stored and did not come to read.</summary>
    /// <returns>How many.</returns>
    public async Task<int> ResumeAsync(CancellationToken cancel = default)
    {
        var limit = Now - LeftBehind;
        List<InboundEvent> left;
        await using (var db = await contexts.CreateDbContextAsync(cancel))
            left = await db.InboundEvents.AsNoTracking().Where(e => e.Outcome == InboxOutcome.Stored && e.ReceivedAt < limit)
                .OrderBy(e => e.ReceivedAt).ThenBy(e => e.Id).ToListAsync(cancel);
        foreach (var e in left)
        {
            try
            {
                var member = (await access.EnterAsync(e.UserId, e.LedgerId, Source.Hook, cancel)).ToAddOnly();
                await SettleAsync(member, e.Id, null, await captureContexts.OfAsync(member, e.ConnectionId, cancel), cancel);
            }
            catch (NotFoundException)
            {
                // The ledger lies in the trash.
            }
        }
        return left.Count;
    }

    async Task<IReadOnlyList<CaptureAnswer>> TakeAsync(
        Member member, Guid? connectionId, string? from, IReadOnlyList<CapturedEvent> messages, CancellationToken cancel)
    {
        var now = Now;
        var rows = messages.Select(message => new InboundEvent(member, connectionId, message, now)).ToList();
        await StoreAsync(member, connectionId, rows, now, cancel);
        // Whoever hangs up now has sent it all the same.
        cancel = CancellationToken.None;
        var context = await captureContexts.OfAsync(member, connectionId, cancel);
        var answers = new List<CaptureAnswer>(rows.Count);
        foreach (var row in rows) answers.Add(await SettleAsync(member, row.Id, from, context, cancel));
        return answers;
    }

    async Task<CaptureAnswer> RefuseAsync(ConnectionKey key, ReadOnlyMemory<byte> body, string reason, CancellationToken cancel)
    {
        var now = Now;
        var nothing = new CapturedEvent(Convert.ToHexString(SHA256.HashData(body.Span)), new Dictionary<string, string>());
        var row = new InboundEvent(key.Member, key.ConnectionId, nothing, now);
        row.End(InboxOutcome.Refused, reason);
        await StoreAsync(key.Member, key.ConnectionId, [row], now, cancel);
        feed.Publish(key.Member.LedgerId, null);
        return CaptureAnswer.Of(row);
    }

    async Task StoreAsync(Member member, Guid? connectionId, List<InboundEvent> rows, DateTime now, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(WriteScope.Ledger(member.LedgerId), async () =>
        {
            if (connectionId is { } id)
                (await db.Connections.SingleOrDefaultAsync(c => c.LedgerId == member.LedgerId && c.Id == id && c.RevokedAt == null, cancel)
                    ?? throw new NotFoundException("connection")).Hear(now);
            else if (!await db.Memberships.AnyAsync(m => m.LedgerId == member.LedgerId && m.UserId == member.UserId, cancel))
                throw new NotFoundException("ledger");
            db.InboundEvents.AddRange(rows);
            return await db.SaveChangesAsync(cancel);
        }, cancel);
    }

    async Task<CaptureAnswer> SettleAsync(Member member, Guid id, string? from, CaptureContext context, CancellationToken cancel)
    {
        var settling = new Settling(member, context, Now, time);
        CaptureAnswer answer;
        try
        {
            await using var db = (await contexts.CreateDbContextAsync(cancel)).WriteAs(member);
            answer = await db.InTransactionAsync(() => settling.RunAsync(db, id, from, cancel), cancel);
        }
        catch (Exception refusal) when (refusal is RuleException and not FullDiskException || refusal is NotFoundException)
        {
            // Their role, or the ledger's state, does not allow it any more.
            answer = await EndAsync(member, id, cancel);
        }
        if (answer.Outcome == InboxOutcome.Draft) bell.Ring();
        feed.Publish(member.LedgerId, settling.News);
        return answer;
    }

    async Task<CaptureAnswer> EndAsync(Member member, Guid id, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.InTransactionAsync(WriteScope.Ledger(member.LedgerId), async () =>
        {
            var e = await db.InboundEvents.SingleOrDefaultAsync(one => one.LedgerId == member.LedgerId && one.Id == id, cancel)
                ?? throw new NotFoundException("event");
            e.End(InboxOutcome.Refused, InboxReasons.NotAllowed);
            await db.SaveChangesAsync(cancel);
            return CaptureAnswer.Of(e);
        }, cancel);
    }
}

/// <param name="Reason">A code of the reader or of <see cref="InboxReasons"/>; null where there is none.</param>
/// <param name="ExpenseId">What was added, or what it is about; null where that is no expense.</param>
/// <param name="BatchId">What undo takes back; null where nothing was added.</param>
public sealed record CaptureAnswer(Guid EventId, InboxOutcome Outcome, string? Reason, Guid? ExpenseId, Guid? BatchId)
{
    internal static CaptureAnswer Of(InboundEvent e) =>
        new(e.Id, e.Outcome, e.Reason, e.ExpenseId, e.Outcome == InboxOutcome.Added ? e.BatchId : null);
}
