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
        var known = await KnownAsync(e, names, facts, cancel);
        if (known.Count == 0) return await UnpaidAsync(e, names, cancel);
        if (IsUnique(e.Reference)) return await ToldAsync(e, known[0], facts, cancel);
        var (paid, isAgain) = await NearestAsync(e, names, known, cancel);
        // What is days away may be another payment than the one that waits.
        var mayBeAnother = isAgain || Differs(paid, facts) || !IsWithin(1, e, paid.Date);
        return (mayBeAnother ? await UnpaidAsync(e, names, cancel) : null)
            ?? (isAgain && !Differs(paid, facts)
                ? new(InboxOutcome.Draft, InboxReasonCodes.MaybeAgain, paid.ExpenseId)
                : await ToldAsync(e, paid, facts, cancel));
    }

    /// <summary>
    /// What other messages of a payment that waited were repeats of is an expense now: they have told of it, and do not
    /// stand for the next one with that number.
    /// </summary>
    public async Task TieRepeatsAsync(InboundEvent e, Guid expenseId, CancellationToken cancel)
    {
        if (e.Reference is null || e.Date is not { } date) return;
        var (names, from, to) = (PaymentReferenceFinder.NamesOf(e.Reference), date.AddDays(-1), date.AddDays(1));
        var repeats = await db.InboundEvents
            .Where(one => one.LedgerId == member.LedgerId && names.Contains(one.Reference!) && one.Id != e.Id)
            .Where(one => one.Outcome == InboxOutcome.Repeat && one.ExpenseId == null && one.Kind == e.Kind)
            .Where(one => one.Minor == e.Minor && one.CurrencyCode == e.CurrencyCode)
            .Where(one => one.Date >= from && one.Date <= to)
            .ToListAsync(cancel);
        foreach (var one in repeats) one.End(InboxOutcome.Repeat, one.Reason, expenseId);
    }

    async Task<RepeatMatch> ToldAsync(
        InboundEvent e, PaymentEvidence paid, PaymentFacts? facts, CancellationToken cancel)
    {
        if (Differs(paid, facts)) return new(InboxOutcome.Draft, InboxReasonCodes.AmountDiffers, paid.ExpenseId);
        if (await db.IsDeletedAsync(member, paid.ExpenseId, cancel))
            return new(InboxOutcome.Repeat, InboxReasonCodes.DeletedByYou, paid.ExpenseId);
        var same = await db.InboundEvents.AsNoTracking()
            .Where(one => one.LedgerId == member.LedgerId && one.Hash == e.Hash && one.ConnectionId == e.ConnectionId)
            .Where(one => one.Id != e.Id && one.Outcome != InboxOutcome.Stored)
            .Where(one => one.ExpenseId == null || one.ExpenseId == paid.ExpenseId)
            .ToListAsync(cancel);
        // The words may be the last month's too.
        var isSame = same.Exists(one => IsUnique(e.Reference) || IsToldAgain(one, e));
        return new(
            isSame ? InboxOutcome.Repeat : InboxOutcome.Attached, InboxReasonCodes.SameReference, paid.ExpenseId);
    }

    /// <summary>What may stand behind the same payment; only what says the same sum, where something does.</summary>
    async Task<List<PaymentEvidence>> KnownAsync(
        InboundEvent e, IReadOnlyList<string> names, PaymentFacts? facts, CancellationToken cancel)
    {
        var isRefund = e.Kind == EventKind.Refund;
        var own = Read(e.Reference, isRefund)!;
        var kinds = names.Select(name => Read(name, isRefund)!.Kind).ToList();
        var held = (await db.Evidence.AsNoTracking()
            .Where(one => one.LedgerId == member.LedgerId && one.Ref == own.Value && kinds.Contains(one.RefKind!))
            .ToListAsync(cancel))
            .FindAll(one => one.RefKind == own.Kind && IsUnique(e.Reference) || IsNear(e, one.Date));
        held.AddRange(await LaterAsync(e, names, isRefund, cancel));
        var same = held.FindAll(one => !Differs(one, facts));
        return same.Count > 0 ? same : held;
    }

    /// <summary>Which of several, and whether its own connection has told of it before as of another payment.</summary>
    async Task<(PaymentEvidence Paid, bool IsAgain)> NearestAsync(
        InboundEvent e, IReadOnlyList<string> names, List<PaymentEvidence> known, CancellationToken cancel)
    {
        var ids = known.ConvertAll(one => (Guid?)one.ExpenseId);
        var told = (await db.InboundEvents.AsNoTracking()
            .Where(one => one.LedgerId == member.LedgerId && names.Contains(one.Reference!) && one.Id != e.Id)
            .Where(one => one.ConnectionId == e.ConnectionId && one.UserId == e.UserId && ids.Contains(one.ExpenseId))
            .Where(one => one.Outcome == InboxOutcome.Added || one.Outcome == InboxOutcome.Attached
                || one.Outcome == InboxOutcome.Repeat)
            .ToListAsync(cancel)).ToLookup(one => one.ExpenseId);
        var paid = known.OrderBy(one => Rank(told[one.ExpenseId]))
            .ThenBy(one => Math.Abs(one.Date.DayNumber - e.Date!.Value.DayNumber)).First();
        return (paid, Rank(told[paid.ExpenseId]) == 2);

        int Rank(IEnumerable<InboundEvent> own) => !own.Any() ? 1 : own.Any(one => IsToldAgain(one, e)) ? 0 : 2;
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
                // What was found by the number itself would hand it on from week to week.
                && (one.Outcome == InboxOutcome.Added
                    || one.Outcome == InboxOutcome.Attached && one.Reason != InboxReasonCodes.SameReference));
        return await told.Join(
            db.Evidence.AsNoTracking().Where(one => one.LedgerId == member.LedgerId),
            one => new { one.ExpenseId, EventId = (Guid?)one.Id },
            one => new { ExpenseId = (Guid?)one.ExpenseId, one.EventId },
            (_, one) => one).OrderByDescending(one => one.At).ToListAsync(cancel);
    }

    /// <summary>What waits, or what somebody has said is no payment.</summary>
    async Task<RepeatMatch?> UnpaidAsync(InboundEvent e, IReadOnlyList<string> names, CancellationToken cancel)
    {
        var isUnique = IsUnique(e.Reference);
        var told = await db.InboundEvents.AsNoTracking()
            .Where(one => one.LedgerId == member.LedgerId && names.Contains(one.Reference!) && one.Id != e.Id)
            .Where(
                one => one.Kind == e.Kind
                    && (one.Outcome == InboxOutcome.Draft || one.Reason == InboxReasonCodes.NotAPayment))
            .Where(
                one => isUnique && one.Reference == e.Reference
                    || one.Minor == e.Minor && one.CurrencyCode == e.CurrencyCode)
            .OrderByDescending(one => one.ReceivedAt).ToListAsync(cancel);
        var same = told.Find(
            one => isUnique && one.Reference == e.Reference
                || (one.Date is not { } date || IsNear(e, date)) && MayBeOne(one, e));
        return same is null ? null
            : same.Outcome == InboxOutcome.Draft ? new(InboxOutcome.Repeat, InboxReasonCodes.SameReference, null)
            : new(InboxOutcome.Ignored, InboxReasonCodes.NotAPayment, same.ExpenseId);
    }

    // "Not a payment" of one that might have been another's repeat says nothing of the next.
    static bool MayBeOne(InboundEvent one, InboundEvent e)
    {
        var (isOwn, isWaiting) = (
            one.ConnectionId == e.ConnectionId && one.UserId == e.UserId, one.Outcome == InboxOutcome.Draft);
        return !isWaiting && one.ExpenseId is null
            || (isOwn ? IsToldAgain(one, e) : isWaiting || IsWithin(1, e, one.Date));
    }

    /// <summary>Whether a connection that tells each payment once tells the same one again.</summary>
    static bool IsToldAgain(InboundEvent one, InboundEvent e)
    {
        var isSoon = (one.At - e.At).Duration() <= RepeatDetector.SurelySameWords;
        return one.Hash.SequenceEqual(e.Hash) ? e.IsDated || isSoon : one.Date == e.Date && isSoon;
    }

    static PaymentReference? Read(string? reference, bool isRefund) =>
        PaymentReference.Read(reference) is { } known ? isRefund ? known.Reversed : known : null;

    static bool IsUnique(string? reference) => reference is not null && !PaymentReferenceFinder.MayComeAgain(reference);

    static bool IsNear(InboundEvent e, DateOnly known) => IsWithin(SamePaymentDays, e, known);

    static bool IsWithin(int days, InboundEvent e, DateOnly? known) =>
        e.Date is { } date && known is { } other && Math.Abs(date.DayNumber - other.DayNumber) <= days;

    static bool Differs(PaymentEvidence one, PaymentFacts? facts) =>
        facts is not null && (one.Minor != facts.Minor || one.CurrencyCode != facts.Currency.Code);
}
