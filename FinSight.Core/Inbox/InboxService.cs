using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Inbox;

/// <summary>
/// What waits for a member: messages that came through their own connections. Others' texts are theirs alone.
/// </summary>
public sealed class InboxService(
    IDbContextFactory<FinSightContext> contexts, CaptureContextCache captureContexts, InboxChangeFeed feed,
    TimeProvider time)
{
    DateTime Now => time.GetUtcNow().UtcDateTime;

    DraftSettler Drafts(FinSightContext db, Member member) => new(db, member, time);

    public async Task<InboxView> ViewAsync(Member member, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await new InboxReader(db, member, captureContexts, Now).ReadAsync(cancel);
    }

    /// <summary>How many drafts wait.</summary>
    public async Task<int> CountAsync(Member member, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await InboxReader.Waiting(db, member).CountAsync(cancel);
    }

    /// <summary>What came through a connection last; null where nothing has.</summary>
    public async Task<InboxEntryView?> LatestAsync(Member member, Guid connectionId, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await new InboxReader(db, member, captureContexts, Now).LatestAsync(connectionId, cancel);
    }

    /// <summary>The last expenses that came through the member's connections by themselves, and stand.</summary>
    public async Task<IReadOnlyList<InboxEntryView>> LatelyAsync(
        Member member, int most, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await new InboxReader(db, member, captureContexts, Now).LatelyAsync(most, cancel);
    }

    /// <summary>
    /// What came of the messages of the last 30 days, of the member's own connections; for whoever may edit, of all.
    /// </summary>
    public async Task<IReadOnlyList<InboxOutcomeCount>> SumsAsync(Member member, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await new InboxReader(db, member, captureContexts, Now).SumsAsync(cancel);
    }

    /// <summary>The expenses that a message may be about, the likeliest first.</summary>
    /// <exception cref="NotFoundException">There is no such message of the member's.</exception>
    public async Task<IReadOnlyList<InboxExpenseCandidate>> CandidatesAsync(
        Member member, Guid eventId, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await new InboxReader(db, member, captureContexts, Now).CandidatesAsync(eventId, cancel);
    }

    /// <summary>The expenses that a refund may give back, the likeliest first; none where no amount is sure.</summary>
    /// <exception cref="NotFoundException">There is no such message of the member's.</exception>
    public async Task<IReadOnlyList<InboxExpenseCandidate>> PurchasesAsync(
        Member member, Guid eventId, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await new RefundLinker(db, member).CandidatesAsync(
            await db.FindEventAsync(member, eventId, cancel), cancel);
    }

    /// <summary>
    /// What was added by itself in the last days, for whoever types the same by hand; the latest first.
    /// </summary>
    public async Task<IReadOnlyList<RecentlyCapturedExpense>> JustAddedAsync(
        Member member, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await new InboxReader(db, member, captureContexts, Now).JustAddedAsync(cancel);
    }

    /// <summary>
    /// Adds an expense of a draft, or of a message that was taken for a repeat, or for another expense.
    /// </summary>
    /// <exception cref="NotFoundException">There is no such message of the member's.</exception>
    /// <exception cref="RuleException">A field breaks a rule, or somebody has dealt with it already.</exception>
    public async Task<WriteResult<ExpenseRow>> AcceptAsync(
        Member member, Guid eventId, InboxAcceptInput fields, CancellationToken cancel = default)
    {
        await member.RequireToAddAsync();
        await using var db = (await contexts.CreateDbContextAsync(cancel)).WriteAs(member);
        var connection = (await db.FindEventAsync(member, eventId, cancel)).ConnectionId;
        var context = await captureContexts.OfAsync(member, connection, cancel);
        db.ChangeTracker.Clear();
        var drafts = Drafts(db, member);
        var row = await db.InTransactionAsync(async () =>
        {
            var e = await drafts.OpenAsync(eventId, cancel, alsoAttached: true);
            return await drafts.AddAsync(new ExpenseBooker(db, member, context, time), e, fields, null, cancel);
        }, cancel);
        feed.Publish(member.LedgerId, null);
        return db.Written(row);
    }

    /// <summary>
    /// It is the refund of an expense that is there: adds it under the same name and category, or, where it
    /// was added by itself, only says so.
    /// </summary>
    /// <exception cref="NotFoundException">There is no such message of the member's, or no such
    /// expense in this ledger.</exception>
    /// <exception cref="RuleException">It says no amount, or more than is left of that expense, or somebody has
    /// dealt with it already.</exception>
    public async Task<WriteResult> RefundAsync(
        Member member, Guid eventId, Guid expenseId, CancellationToken cancel = default)
    {
        await member.RequireToAddAsync();
        await using var db = (await contexts.CreateDbContextAsync(cancel)).WriteAs(member);
        var connection = (await db.FindEventAsync(member, eventId, cancel)).ConnectionId;
        var context = await captureContexts.OfAsync(member, connection, cancel);
        db.ChangeTracker.Clear();
        var drafts = Drafts(db, member);
        await db.InTransactionAsync(async () =>
        {
            var e = await db.FindEventAsync(member, eventId, cancel);
            if (e.Outcome == InboxOutcome.Added) return await drafts.LinkAsync(e, expenseId, cancel);
            await drafts.OpenAsync(eventId, cancel);
            var booking = new ExpenseBooker(db, member, context, time);
            if (e.Minor is not { } minor || e.CurrencyCode != member.Currency.Code)
                throw new RuleException(
                    Rules.Money.AmountMissing,
                    MoneyText.Editable(new Money(450, member.Currency), context.Person.Culture));
            var fields = await booking.RefundFieldsAsync(
                expenseId, new Money(-Math.Abs(minor), member.Currency), cancel);
            await drafts.AddAsync(booking, e, fields, expenseId, cancel);
            return true;
        }, cancel);
        feed.Publish(member.LedgerId, null);
        return db.Written();
    }

    /// <summary>It is no payment; it comes no more under the same reference or the same words.</summary>
    /// <exception cref="NotFoundException">There is no such message of the member's.</exception>
    /// <exception cref="RuleException">Somebody has dealt with it already.</exception>
    public Task DismissAsync(Member member, Guid eventId, CancellationToken cancel = default) =>
        ChangeAsync(member, async db =>
            (await Drafts(db, member).OpenAsync(eventId, cancel)).Settle(
                InboxOutcome.Ignored, InboxReasonCodes.NotAPayment, null, Now),
            cancel);

    /// <summary>Takes "not a payment" back.</summary>
    /// <exception cref="NotFoundException">There is no such message of the member's that was dismissed.</exception>
    public Task ReopenAsync(Member member, Guid eventId, CancellationToken cancel = default) =>
        ChangeAsync(member, async db =>
        {
            var e = await db.FindEventAsync(member, eventId, cancel);
            if (e is not { Outcome: InboxOutcome.Ignored, Reason: InboxReasonCodes.NotAPayment, Raw: not null })
                throw new NotFoundException("event");
            e.Reopen();
        }, cancel);

    /// <summary>It tells of an expense that is there.</summary>
    /// <exception cref="NotFoundException">There is no such message of the member's, or no such
    /// expense in this ledger.</exception>
    /// <exception cref="RuleException">Somebody has dealt with it already.</exception>
    public async Task AttachAsync(Member member, Guid eventId, Guid expenseId, CancellationToken cancel = default)
    {
        await member.RequireToAddAsync();
        CaptureContext? context = null;
        await ChangeAsync(member, async db =>
        {
            var e = await Drafts(db, member).OpenAsync(eventId, cancel);
            var amount = await db.Expenses.Of(member)
                .Where(x => x.Id == expenseId && x.DeletedAt == null)
                .Select(x => (long?)x.Amount)
                .SingleOrDefaultAsync(cancel) ?? throw new NotFoundException("expense");
            context ??= await captureContexts.OfAsync(member, e.ConnectionId, cancel);
            await new ExpenseBooker(db, member, context, time).ProveAsync(
                e, expenseId, new Money(amount, member.Currency), null, cancel);
            e.Settle(InboxOutcome.Attached, InboxReasonCodes.ByHand, expenseId, Now);
        }, cancel);
    }

    async Task ChangeAsync(Member member, Func<FinSightContext, Task> change, CancellationToken cancel)
    {
        await member.RequireToAddAsync();
        await using var db = (await contexts.CreateDbContextAsync(cancel)).WriteAs(member);
        await db.InTransactionAsync(async () =>
        {
            await change(db);
            return await db.SaveChangesAsync(cancel);
        }, cancel);
        feed.Publish(member.LedgerId, null);
    }
}
