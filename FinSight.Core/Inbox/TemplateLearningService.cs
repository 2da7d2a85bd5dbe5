using System.Text.Json;
using FinSight.Core.Capture;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using FinSight.Core.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Inbox;

/// <summary>
/// Learns from what a member shows in one of their messages how those of the same connection are
/// worded, and reads again what waits.
/// </summary>
public sealed class TemplateLearningService(
    IDbContextFactory<FinSightContext> contexts, CaptureContextCache captureContexts, InboxChangeFeed feed,
    WebhookSignal bell, TimeProvider time)
{
    /// <param name="amount">Where the amount stands in the message's text, as the inbox shows it.</param>
    /// <param name="merchant">Where the shop is named; null where it is not.</param>
    /// <exception cref="NotFoundException">There is no such message of the member's.</exception>
    /// <exception cref="RuleException">
    /// There is no amount there, or so few words around it that it would read anything.
    /// </exception>
    public async Task<TemplateLearningResult> TeachAsync(
        Member member, Guid eventId, EventSpan amount, EventSpan? merchant, CancellationToken cancel = default)
    {
        await member.RequireToAddAsync();
        var (id, connection, template) = await LearnAsync(member, eventId, amount, merchant, cancel);
        var context = await captureContexts.OfAsync(member, connection, cancel);
        var added = 0;
        foreach (var draft in await ReadableAsync(member, connection, template, context, cancel))
            if (await ReadAgainAsync(member, draft, context, cancel) == InboxOutcome.Added) added++;
        return new(id, added);
    }

    /// <summary>What was learned from the member, the newest first.</summary>
    public async Task<IReadOnlyList<LearnedTemplateView>> ListAsync(Member member, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var rows = await db.LearnedTemplates.AsNoTracking()
            .Where(t => t.LedgerId == member.LedgerId && t.UserId == member.UserId)
            .OrderByDescending(t => t.Id).ToListAsync(cancel);
        return rows.ConvertAll(
            t => new LearnedTemplateView(
                t.Id, t.ConnectionId, CaptureContextCache.Unpack(t.Json)?.Pattern ?? "", t.LearnedAt));
    }

    /// <summary>Reads no more by it; what was added stays.</summary>
    /// <exception cref="NotFoundException">Nothing such was learned from the member.</exception>
    public async Task ForgetAsync(Member member, Guid id, CancellationToken cancel = default)
    {
        await member.RequireToAddAsync();
        await using var db = (await contexts.CreateDbContextAsync(cancel)).WriteAs(member);
        await db.InTransactionAsync(async () =>
        {
            db.LearnedTemplates.Remove(
                await db.LearnedTemplates.SingleOrDefaultAsync(
                    t => t.LedgerId == member.LedgerId && t.Id == id && t.UserId == member.UserId, cancel)
                ?? throw new NotFoundException("template"));
            return await db.SaveChangesAsync(cancel);
        }, cancel);
    }

    async Task<(Guid Id, Guid? Connection, EventTemplate Template)> LearnAsync(
        Member member, Guid eventId, EventSpan amount, EventSpan? merchant, CancellationToken cancel)
    {
        await using var db = (await contexts.CreateDbContextAsync(cancel)).WriteAs(member);
        var connection = (await db.FindEventAsync(member, eventId, cancel)).ConnectionId;
        var context = await captureContexts.OfAsync(member, connection, cancel);
        db.ChangeTracker.Clear();
        return await db.InTransactionAsync(async () =>
        {
            var shown = await db.FindEventAsync(member, eventId, cancel);
            if (shown.Outcome != InboxOutcome.Draft || MessageTextCodec.Unpack(shown) is not { } message)
                throw new RuleException(Rules.Inbox.Settled);
            var text = CapturedEventReader.Read(message, context.Reading).Text;
            var template = EventTemplate.Learn(text, amount, merchant)
                ?? throw new RuleException(Rules.Inbox.NotLearned);
            if (await db.LearnedTemplates.CountAsync(
                t => t.LedgerId == member.LedgerId && t.UserId == member.UserId && t.ConnectionId == connection, cancel)
                >= LearnedTemplate.MostPerConnection)
                throw new RuleException(Rules.Inbox.TooManyLearned, LearnedTemplate.MostPerConnection);
            var row = new LearnedTemplate(shown, JsonSerializer.Serialize(template), time.GetUtcNow().UtcDateTime);
            db.LearnedTemplates.Add(row);
            await db.SaveChangesAsync(cancel);
            return (row.Id, connection, template);
        }, cancel);
    }

    /// <summary>The drafts of the connection that are sure by what was just learned.</summary>
    async Task<List<Guid>> ReadableAsync(
        Member member, Guid? connection, EventTemplate template, CaptureContext context, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var drafts = await InboxReader.Waiting(db, member).AsNoTracking().Where(e => e.ConnectionId == connection)
            .OrderBy(e => e.ReceivedAt).ThenBy(e => e.Id).ToListAsync(cancel);
        var learned = context.Reading with { Templates = [template] };
        return [.. drafts
            .Where(e => MessageTextCodec.Unpack(e) is { } message
                && CapturedEventReader.Read(message, learned) is { Template: not null, Outcome: ReadingOutcome.Add })
            .Select(e => e.Id)];
    }

    async Task<InboxOutcome> ReadAgainAsync(Member member, Guid id, CaptureContext context, CancellationToken cancel)
    {
        var settling = new MessageSettler(member, context, time.GetUtcNow().UtcDateTime, time);
        await using var db = (await contexts.CreateDbContextAsync(cancel)).WriteAs(member);
        var answer = await db.InTransactionAsync(async () =>
        {
            var draft = await db.FindEventAsync(member, id, cancel);
            // Somebody was quicker.
            if (draft.Outcome != InboxOutcome.Draft) return CaptureResult.Of(draft);
            draft.ReadAgain();
            await db.SaveChangesAsync(cancel);
            return await settling.RunAsync(db, id, null, cancel);
        }, cancel);
        if (answer.Outcome == InboxOutcome.Draft) bell.Ring();
        feed.Publish(member.LedgerId, settling.News);
        return answer.Outcome;
    }
}

/// <param name="TemplateId">By which it can be forgotten.</param>
/// <param name="Added">How many messages that waited were added by it.</param>
public sealed record TemplateLearningResult(Guid TemplateId, int Added);

/// <param name="ConnectionId">Null for what is pasted.</param>
/// <param name="Pattern">The text with <see cref="EventTemplate.AmountHole"/> and the like.</param>
/// <param name="LearnedAt">UTC.</param>
public sealed record LearnedTemplateView(Guid Id, Guid? ConnectionId, string Pattern, DateTime LearnedAt);
