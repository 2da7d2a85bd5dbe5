using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Inbox;

/// <summary>Settles a message as its member says, within the transaction of their batch.</summary>
sealed class DraftSettler(FinSightContext db, Member member, TimeProvider time)
{
    /// <summary>A message that nobody has dealt with yet.</summary>
    /// <exception cref="NotFoundException">There is no such message of the member's.</exception>
    /// <exception cref="RuleException">Somebody has dealt with it already.</exception>
    public async Task<InboundEvent> OpenAsync(Guid id, CancellationToken cancel, bool alsoAttached = false)
    {
        var e = await db.FindEventAsync(member, id, cancel);
        return e.Outcome is InboxOutcome.Draft or InboxOutcome.Repeat
            || alsoAttached && e is { Outcome: InboxOutcome.Attached, SettledAt: null }
            ? e : throw new RuleException(Rules.Inbox.Settled);
    }

    /// <summary>Adds an expense of a message.</summary>
    /// <exception cref="RuleException">A field breaks a rule.</exception>
    public async Task<ExpenseRow> AddAsync(
        ExpenseBooker booking, InboundEvent e, InboxAcceptInput fields, Guid? refundOf, CancellationToken cancel)
    {
        // What stood behind another expense stands behind its own from here on.
        if (e.Outcome == InboxOutcome.Attached) await booking.DisproveAsync(e, cancel);
        var added = await booking.AddAsync(e.Id, await booking.FieldsAsync(e, fields, cancel), cancel);
        e = await db.FindEventAsync(member, e.Id, cancel);
        await booking.ProveAsync(e, added.Id, new Money(added.Amount, member.Currency), refundOf, cancel);
        e.End(InboxOutcome.Added, e.Reason, added.Id, db.Batch!.Id);
        e.Settle(InboxOutcome.Added, InboxReasonCodes.ByHand, added.Id, time.GetUtcNow().UtcDateTime);
        await new ReferenceMatcher(db, member).TieRepeatsAsync(e, added.Id, cancel);
        await db.SaveChangesAsync(cancel);
        return added;
    }

    /// <summary>Says which expense a refund that was added by itself gives back.</summary>
    /// <exception cref="RuleException">It is no refund, or one of which that is known.</exception>
    public async Task<bool> LinkAsync(InboundEvent e, Guid expenseId, CancellationToken cancel)
    {
        var evidence = await db.Evidence.SingleOrDefaultAsync(
            one => one.LedgerId == member.LedgerId && one.EventId == e.Id, cancel);
        if (evidence is not { Minor: < 0, RefundOf: null } || evidence.ExpenseId != e.ExpenseId)
            throw new RuleException(Rules.Inbox.Settled);
        await new RefundLinker(db, member).LinkAsync(evidence, expenseId, cancel);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
