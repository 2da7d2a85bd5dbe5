using FinSight.Core.Capture;
using FinSight.Core.Data;
using FinSight.Core.Evidence;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Inbox;

/// <summary>
/// Whether the reference that a message names is known. A mandate's or a customer's number stands on each of their
/// payments, so that it tells of one of them for a while only.
/// </summary>
sealed class ReferenceMatcher(FinSightContext db, Member member)
{
    /// <summary>A bank's message may come so much later than the phone's, and the next month's does not.</summary>
    const int SamePaymentDays = 10;

    /// <summary>The reference that the evidence of a message has.</summary>
    public static PaymentReference? ReferenceOf(InboundEvent e) => Read(e.Reference, e.Kind == EventKind.Refund);

    /// <summary>Null where it is new, or there is none.</summary>
    /// <param name="facts">Null where no amount is sure.</param>
    public async Task<RepeatMatch?> FindAsync(InboundEvent e, PaymentFacts? facts, CancellationToken cancel)
    {
        if (e.Reference is null) return null;
        var names = PaymentReferenceFinder.NamesOf(e.Reference);
        return await PaidAsync(e, names, facts, cancel) is { } paid
            ? await ToldAsync(e, paid, facts, cancel)
            : await UnpaidAsync(e, names, cancel);
    }

    async Task<RepeatMatch> ToldAsync(
        InboundEvent e, PaymentEvidence paid, PaymentFacts? facts, CancellationToken cancel)
    {
        if (facts is not null && !IsOfTheSum(paid, facts))
            return new(InboxOutcome.Draft, InboxReasonCodes.AmountDiffers, paid.ExpenseId);
        if (await db.IsDeletedAsync(member, paid.ExpenseId, cancel))
            return new(InboxOutcome.Repeat, InboxReasonCodes.DeletedByYou, paid.ExpenseId);
        var isSame = await db.InboundEvents.AnyAsync(
            one => one.LedgerId == member.LedgerId
                && one.Hash == e.Hash
                && one.ConnectionId == e.ConnectionId
                && one.Id != e.Id
                // The words may be the last month's too.
                && (one.ExpenseId == null || one.ExpenseId == paid.ExpenseId)
                && one.Outcome != InboxOutcome.Stored, cancel);
        return new(
            isSame ? InboxOutcome.Repeat : InboxOutcome.Attached, InboxReasonCodes.SameReference, paid.ExpenseId);
    }

    /// <summary>What stands behind the same payment; of several, what says the same sum.</summary>
    async Task<PaymentEvidence?> PaidAsync(
        InboundEvent e, IReadOnlyList<string> names, PaymentFacts? facts, CancellationToken cancel)
    {
        var isRefund = e.Kind == EventKind.Refund;
        var own = Read(e.Reference, isRefund)!;
        var kinds = names.Select(name => Read(name, isRefund)!.Kind).ToList();
        var held = (await db.Evidence.AsNoTracking()
            .Where(one => one.LedgerId == member.LedgerId && one.Ref == own.Value && kinds.Contains(one.RefKind!))
            .ToListAsync(cancel))
            .FindAll(one => one.RefKind == own.Kind && IsUnique(e.Reference) || IsNear(e, one.Date));
        if (held.Find(one => facts is null || IsOfTheSum(one, facts)) is { } sure) return sure;
        var later = await LaterAsync(e, names, isRefund, cancel);
        return later.Find(one => facts is null || IsOfTheSum(one, facts))
            ?? held.FirstOrDefault() ?? later.FirstOrDefault();
    }

    /// <summary>Evidence whose reference an older one has.</summary>
    async Task<List<PaymentEvidence>> LaterAsync(
        InboundEvent e, IReadOnlyList<string> names, bool isRefund, CancellationToken cancel)
    {
        if (e.Date is not { } date) return [];
        var (from, to) = (date.AddDays(-SamePaymentDays), date.AddDays(SamePaymentDays));
        var told = db.InboundEvents.Where(
            one => one.LedgerId == member.LedgerId
                && names.Contains(one.Reference!)
                && (one.Kind == EventKind.Refund) == isRefund
                && one.Id != e.Id
                && one.Date >= from
                && one.Date <= to
                && (one.Outcome == InboxOutcome.Added || one.Outcome == InboxOutcome.Attached));
        return await told.Join(
            db.Evidence.AsNoTracking().Where(one => one.LedgerId == member.LedgerId),
            one => new { one.ExpenseId, EventId = (Guid?)one.Id },
            one => new { ExpenseId = (Guid?)one.ExpenseId, one.EventId },
            (_, one) => one).OrderByDescending(one => one.At).ToListAsync(cancel);
    }

    /// <summary>What waits, or what somebody has said is no payment.</summary>
    async Task<RepeatMatch?> UnpaidAsync(InboundEvent e, IReadOnlyList<string> names, CancellationToken cancel)
    {
        var told = await db.InboundEvents.AsNoTracking()
            .Where(one => one.LedgerId == member.LedgerId && names.Contains(one.Reference!) && one.Id != e.Id)
            .Where(
                one => one.Kind == e.Kind
                    && (one.Outcome == InboxOutcome.Draft || one.Reason == InboxReasonCodes.NotAPayment))
            .OrderByDescending(one => one.ReceivedAt).FirstOrDefaultAsync(cancel);
        var isSame = told is not null
            && (told.Reference == e.Reference && IsUnique(e.Reference)
                || told.Date is not { } date || IsNear(e, date));
        return !isSame ? null
            : told!.Outcome == InboxOutcome.Draft ? new(InboxOutcome.Repeat, InboxReasonCodes.SameReference, null)
            : new(InboxOutcome.Ignored, InboxReasonCodes.NotAPayment, null);
    }

    static PaymentReference? Read(string? reference, bool isRefund) =>
        PaymentReference.Read(reference) is { } known ? isRefund ? known.Reversed : known : null;

    static bool IsUnique(string? reference) => reference is not null && !PaymentReferenceFinder.MayComeAgain(reference);

    static bool IsNear(InboundEvent e, DateOnly known) =>
        e.Date is { } date && Math.Abs(date.DayNumber - known.DayNumber) <= SamePaymentDays;

    static bool IsOfTheSum(PaymentEvidence one, PaymentFacts facts) =>
        one.Minor == facts.Minor && one.CurrencyCode == facts.Currency.Code;
}
