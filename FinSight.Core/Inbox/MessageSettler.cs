using FinSight.Core.Capture;
using FinSight.Core.Data;
using FinSight.Core.Evidence;
using FinSight.Core.Ledgers;
using FinSight.Core.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Inbox;

/// <summary>Decides what becomes of one message, and does it, within one transaction.</summary>
sealed class MessageSettler(Member member, CaptureContext context, DateTime now, TimeProvider time)
{
    /// <summary>A clock that is further off is wrong.</summary>
    const int DaysBack = 330, DaysAhead = 1;

    /// <summary>What open pages are told; null where nothing was added or put behind what was typed.</summary>
    public CapturedExpenseNotification? News { get; private set; }

    public async Task<CaptureResult> RunAsync(FinSightContext db, Guid id, string? from, CancellationToken cancel)
    {
        var e = await db.FindEventAsync(member, id, cancel);
        if (e.Outcome != InboxOutcome.Stored || MessageTextCodec.Unpack(e) is not { } message)
            return CaptureResult.Of(e);
        var reading = Read(message);
        e.Take(reading, DateOf(e, reading));
        if (reading.Outcome == ReadingOutcome.Ignore)
            return await EndAsync(db, e, InboxOutcome.Ignored, reading.Reason, null, cancel);
        var facts = ExpenseBooker.FactsOf(e, member.Currency, context);
        var known = await new RepeatDetector(db, member).FindAsync(e, facts, IsSure(reading), cancel)
            ?? (facts is null || !IsSure(reading) || !IsNear(facts.Date) ? null : await TypedAsync(
                db, e, facts, cancel));
        if (known is { Outcome: InboxOutcome.Attached, ExpenseId: { } other })
        {
            await new ExpenseBooker(db, member, context, time).ProveAsync(e, other, null, null, cancel);
            if (known.Reason == InboxReasonCodes.Typed) await TellTypedAsync(db, e, other, from, cancel);
            return await EndAsync(db, e, InboxOutcome.Attached, known.Reason, other, cancel);
        }
        if (known is not null) return await EndAsync(db, e, known.Outcome, known.Reason, known.ExpenseId, cancel);
        if (reading.Outcome == ReadingOutcome.Draft || facts is null)
            return await EndAsync(db, e, InboxOutcome.Draft, reading.Reason, null, cancel);
        return IsNear(e.Date!.Value)
            ? await AddAsync(db, e, reading, from, cancel) : await EndAsync(
                db, e, InboxOutcome.Draft, InboxReasonCodes.DateUnsure, null, cancel);
    }

    Task<RepeatMatch?> TypedAsync(FinSightContext db, InboundEvent e, PaymentFacts facts, CancellationToken cancel) =>
        new TypedExpenseMatcher(db, member).FindAsync(
            facts,
            async () =>
                e.Merchant is null
                    ? null
                    : (await new ExpenseBooker(db, member, context, time).UsualAsync(e.Merchant, null, cancel)).Title,
            cancel);

    async Task TellTypedAsync(FinSightContext db, InboundEvent e, Guid typed, string? from, CancellationToken cancel)
    {
        var row = await db.Expenses.Of(member).Where(x => x.Id == typed)
            .Select(x => new { x.Title, x.Amount, x.CreatedAt }).SingleAsync(cancel);
        News = new(null, typed, member.UserId, row.CreatedAt, row.Title, row.Amount, from) { EventId = e.Id };
    }

    async Task<CaptureResult> AddAsync(
        FinSightContext db, InboundEvent e, EventReading reading, string? from, CancellationToken cancel)
    {
        var (id, booking) = (e.Id, new ExpenseBooker(db, member, context, time));
        try
        {
            var fields = await booking.FieldsAsync(e, new(Note: FeeOf(reading)), cancel);
            if (await booking.TryAddAsync(e, fields, cancel) is { } added)
            {
                News = new(db.Batch!.Id, id, member.UserId, added.CreatedAt, added.Title, added.Amount, from);
                return CaptureResult.Of(e);
            }
            e = await TakenAsync(db, id, reading, cancel);
            var row = await booking.AddAsync(id, fields, cancel);
            e = await db.FindEventAsync(member, id, cancel);
            await booking.ProveAsync(e, row.Id, new Money(row.Amount, member.Currency), null, cancel);
            News = new(db.Batch!.Id, row.Id, member.UserId, row.CreatedAt, row.Title, row.Amount, from);
            e.End(InboxOutcome.Added, null, row.Id, db.Batch.Id);
            await db.SaveChangesAsync(cancel);
            return CaptureResult.Of(e);
        }
        catch (RuleException broken) when (broken is not FullDiskException && broken.Rule != Rules.Ledgers.RoleTooLow)
        {
            db.ChangeTracker.Clear();
            e = await TakenAsync(db, id, reading, cancel);
            var reason = broken.Rule == Rules.Expenses.CategoryMissing
                ? InboxReasonCodes.CategoryMissing
                : InboxReasonCodes.RuleBroken;
            return await EndAsync(db, e, InboxOutcome.Draft, reason, null, cancel);
        }
    }

    /// <summary>As it is read now: the context had to forget it.</summary>
    async Task<InboundEvent> TakenAsync(FinSightContext db, Guid id, EventReading reading, CancellationToken cancel)
    {
        var e = await db.FindEventAsync(member, id, cancel);
        e.Take(reading, DateOf(e, reading));
        await db.SaveChangesAsync(cancel);
        return e;
    }

    async Task<CaptureResult> EndAsync(
        FinSightContext db, InboundEvent e, InboxOutcome outcome, string? reason, Guid? expenseId,
        CancellationToken cancel)
    {
        e.End(outcome, reason, expenseId);
        if (outcome == InboxOutcome.Draft)
            await db.PostAsync(
                member, WebhookEventKinds.InboxCreated, InboxWebhookMessageComposer.Of(e, now), now, cancel);
        await db.SaveChangesAsync(cancel);
        return CaptureResult.Of(e);
    }

    EventReading Read(CapturedEvent message)
    {
#pragma warning disable CA1031 // Whatever a stranger's text does to the reader, it waits for a person.
        try
        {
            return CapturedEventReader.Read(message, context.Reading);
        }
        catch (Exception)
        {
            return new(EventKind.Unknown, null, null, null, null, null, null, EventReasonCodes.KindUnclear)
            {
                Outcome = ReadingOutcome.Draft
            };
        }
#pragma warning restore CA1031
    }

    string? FeeOf(EventReading reading) => reading is { FeeMinor: { } fee and not 0, Currency: { } currency }
        ? CapturedExpenseTexts.Fee(
            context.Person.Language, MoneyText.FormatWithCode(new Money(fee, currency), context.Person.Culture)) : null;

    DateOnly DateOf(InboundEvent e, EventReading reading) =>
        reading.Date ?? (reading.At is { } at ? context.DayOf(at.UtcDateTime) : context.DayOf(e.ReceivedAt));

    bool IsNear(DateOnly date) => date >= context.Today.AddDays(-DaysBack) && date <= context.Today.AddDays(DaysAhead);

    // Where only the merchant is unknown, another connection may know it.
    static bool IsSure(EventReading reading) =>
        reading.Outcome == ReadingOutcome.Add || reading.Reason == EventReasonCodes.MerchantMissing;
}

static class InboundEventQueries
{
    /// <exception cref="NotFoundException">There is no such message of the member's.</exception>
    public static async Task<InboundEvent> FindEventAsync(
        this FinSightContext db, Member member, Guid id, CancellationToken cancel) =>
        await db.InboundEvents.SingleOrDefaultAsync(
            e => e.LedgerId == member.LedgerId && e.Id == id && e.UserId == member.UserId, cancel)
        ?? throw new NotFoundException("event");
}
