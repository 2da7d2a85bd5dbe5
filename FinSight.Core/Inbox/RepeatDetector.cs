using FinSight.Core.Capture;
using FinSight.Core.Data;
using FinSight.Core.Evidence;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Inbox;

/// <summary>
/// Whether a message tells of a payment that is known: by its reference, by its words, by what the same connection said
/// a moment ago, or by what another one said of it. Asked within the transaction that would add it.
/// </summary>
sealed class RepeatDetector(FinSightContext db, Member member)
{
    /// <summary>Some apps post the same notification again and again.</summary>
    static readonly TimeSpan Moment = TimeSpan.FromSeconds(90);

    /// <summary>A bank's message may come so much later than the phone's.</summary>
    static readonly TimeSpan BetweenConnections = TimeSpan.FromMinutes(10);

    /// <summary>For how long the same words may mean the same payment, where they do not say when it was.</summary>
    static readonly TimeSpan SameWords = TimeSpan.FromHours(12);

    /// <summary>For how long they surely do: phones try again within minutes.</summary>
    public static readonly TimeSpan SurelySameWords = TimeSpan.FromMinutes(10);

    /// <summary>Null where it is new.</summary>
    /// <param name="facts">Null where no amount is sure.</param>
    public async Task<RepeatMatch?> FindAsync(
        InboundEvent e, PaymentFacts? facts, bool amongOthers, CancellationToken cancel) =>
        await new ReferenceMatcher(db, member).FindAsync(e, facts, cancel) ?? await ByWordsAsync(e, cancel)
        ?? (e.Minor is null ? null : await ByMomentAsync(e, cancel))
        ?? (facts is null || !amongOthers ? null : await ByOthersAsync(e, facts, cancel));

    async Task<RepeatMatch?> ByWordsAsync(InboundEvent e, CancellationToken cancel)
    {
        if (await SameWordsAsync(e, cancel) is not { } same) return null;
        var isSurely = e.IsDated || (e.ReceivedAt - same.ReceivedAt).Duration() <= SurelySameWords;
        if (same.Outcome == InboxOutcome.Ignored)
            // "Not a payment" of one that might have been another's repeat says nothing of the next.
            return isSurely || same.ExpenseId is null ? new(InboxOutcome.Ignored, same.Reason, same.ExpenseId)
                : new(InboxOutcome.Draft, InboxReasonCodes.MaybeAgain, same.ExpenseId);
        // What waits is counted nowhere yet, whatever became of what it may be about.
        var repeat = await RepeatAsync(InboxReasonCodes.SameText, same, cancel);
        return isSurely || repeat.Reason != InboxReasonCodes.SameText
            ? repeat
            : new(InboxOutcome.Draft, InboxReasonCodes.MaybeAgain, same.ExpenseId);
    }

    /// <summary>The last message in the same words; else the first that came later, as this may be read late.</summary>
    async Task<InboundEvent?> SameWordsAsync(InboundEvent e, CancellationToken cancel)
    {
        var (isDated, since, until) = (e.IsDated, e.ReceivedAt - SameWords, e.ReceivedAt + SameWords);
        var soon = e.ReceivedAt + SurelySameWords;
        var same = Others(e).Where(one => one.Hash == e.Hash)
            .Where(one => isDated || one.ReceivedAt >= since && one.ReceivedAt <= until)
            .Where(one => one.Outcome != InboxOutcome.Stored && one.Outcome != InboxOutcome.Refused)
            // Later ones may ask about this very one.
            .Where(one => one.ReceivedAt < e.ReceivedAt
                || one.Outcome != InboxOutcome.Draft || isDated || one.ReceivedAt <= soon);
        return await same.Where(one => one.ReceivedAt <= e.ReceivedAt)
                .OrderByDescending(one => one.ReceivedAt).ThenByDescending(one => one.Id).FirstOrDefaultAsync(cancel)
            ?? await same.OrderBy(one => one.ReceivedAt).ThenBy(one => one.Id).FirstOrDefaultAsync(cancel);
    }

    async Task<RepeatMatch?> ByMomentAsync(InboundEvent e, CancellationToken cancel)
    {
        var (from, to) = (e.At - Moment, e.At + Moment);
        var near = await Others(e)
            .Where(
                one => one.At >= from
                    && one.At <= to
                    && one.Minor == e.Minor
                    && one.CurrencyCode == e.CurrencyCode)
            .Where(one => one.Outcome == InboxOutcome.Added || one.Outcome == InboxOutcome.Attached
                || one.Outcome == InboxOutcome.Draft || one.Outcome == InboxOutcome.Repeat)
            .OrderBy(one => one.ReceivedAt).ThenBy(one => one.Id).ToListAsync(cancel);
        foreach (var one in near.Where(one => IsSame(one, e)))
            if (!await WasByAnotherCardAsync(one.ExpenseId, e, cancel))
                return await RepeatAsync(InboxReasonCodes.SamePayment, one, cancel);
        return null;
    }

    /// <summary>
    /// What the same connection told. A repeat of what waits, or one that came later, may be this one's.
    /// </summary>
    IQueryable<InboundEvent> Others(InboundEvent e) =>
        db.InboundEvents.AsNoTracking()
            .Where(one => one.LedgerId == member.LedgerId && one.Id != e.Id)
            .Where(one => one.ConnectionId == e.ConnectionId && one.UserId == e.UserId)
            .Where(one => one.Outcome != InboxOutcome.Repeat || one.ExpenseId != null && one.ReceivedAt < e.ReceivedAt);

    // What one message leaves out of the card another one of the same payment may have said.
    async Task<bool> WasByAnotherCardAsync(Guid? expenseId, InboundEvent e, CancellationToken cancel) =>
        expenseId is not null
        && await db.InboundEvents.AnyAsync(
            one => one.LedgerId == member.LedgerId && one.ExpenseId == expenseId && one.Id != e.Id
                && (one.LastFour != null && e.LastFour != null && one.LastFour != e.LastFour
                    || one.Card != null && e.Card != null && one.Card != e.Card),
            cancel);

    async Task<RepeatMatch?> ByOthersAsync(InboundEvent e, PaymentFacts facts, CancellationToken cancel)
    {
        var (from, to, minor) = (e.At - BetweenConnections, e.At + BetweenConnections, facts.Minor);
        var near = await db.Evidence.AsNoTracking()
            .Where(
                one => one.LedgerId == member.LedgerId
                    && one.Minor == minor
                    && one.At >= from
                    && one.At <= to
                    && one.ConnectionId != e.ConnectionId)
            // Each payment is told once by each: two coffees of one price have two messages.
            .Where(one => !db.Evidence.Any(own => own.LedgerId == member.LedgerId && own.ExpenseId == one.ExpenseId
                && own.ConnectionId == e.ConnectionId))
            .ToListAsync(cancel);
        var same = near.Where(one => !one.Facts.Contradicts(facts))
            .Where(one => one.LastFour is { } four && four == facts.LastFour || one.Facts.SharesMerchant(facts))
            .OrderBy(one => (one.At - e.At).Duration()).ThenBy(one => one.Id).FirstOrDefault();
        if (same is null) return null;
        // Two who eat together pay the same at the same place.
        if ((same.LastFour is null || same.LastFour != facts.LastFour) && await IsByAnotherAsync(same, cancel))
            return new(InboxOutcome.Draft, InboxReasonCodes.MaybeOthers, same.ExpenseId);
        return await db.IsDeletedAsync(member, same.ExpenseId, cancel)
            ? new(InboxOutcome.Repeat, InboxReasonCodes.DeletedByYou, same.ExpenseId)
            : new(InboxOutcome.Attached, InboxReasonCodes.OtherConnection, same.ExpenseId);
    }

    Task<bool> IsByAnotherAsync(PaymentEvidence one, CancellationToken cancel) =>
        db.InboundEvents.AnyAsync(
            e => e.LedgerId == member.LedgerId && e.Id == one.EventId && e.UserId != member.UserId, cancel);

    static bool IsSame(InboundEvent one, InboundEvent other) =>
        Key(one.Merchant) == Key(other.Merchant) && Agree(one.LastFour, other.LastFour) && Agree(one.Card, other.Card)
        && one.Date == other.Date && Agree(one.Reference, other.Reference);

    /// <summary>
    /// A wallet's notice and a bank's do not say the same of a card; what one leaves out is no difference.
    /// </summary>
    static bool Agree(string? one, string? other) => one is null || other is null || one == other;

    static string? Key(string? merchant) => merchant is null ? null : PaymentFacts.KeyOf(merchant);

    /// <summary>What waits is no expense yet, whatever it may be about.</summary>
    async Task<RepeatMatch> RepeatAsync(string reason, InboundEvent known, CancellationToken cancel)
    {
        var expenseId = known.Outcome == InboxOutcome.Draft ? null : known.ExpenseId;
        return new(
            InboxOutcome.Repeat,
            expenseId is { } id && await db.IsDeletedAsync(member, id, cancel)
                ? InboxReasonCodes.DeletedByYou : reason, expenseId);
    }
}

/// <param name="ExpenseId">What it is about; null where that is no expense yet.</param>
sealed record RepeatMatch(InboxOutcome Outcome, string? Reason, Guid? ExpenseId);

static class DeletedExpenseQueries
{
    /// <summary>One that went to another ledger is not deleted.</summary>
    public static Task<bool> IsDeletedAsync(
        this FinSightContext db, Member member, Guid expenseId, CancellationToken cancel) =>
        db.Expenses.AllAsync(
            x => x.Id != expenseId || x.LedgerId == member.LedgerId && x.DeletedAt != null, cancel);
}
