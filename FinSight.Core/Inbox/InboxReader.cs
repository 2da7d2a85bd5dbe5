using FinSight.Core.Capture;
using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Evidence;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Inbox;

/// <summary>Reads the inbox of a member.</summary>
sealed class InboxReader(FinSightContext db, Member member, CaptureContextCache contexts, DateTime now)
{
    const int MostLately = 20, MostRepeats = 30, MostCandidates = 8, CandidateDays = 10, SumDays = 30, JustHours = 36,
        MostJust = 100;

    public static IQueryable<InboundEvent> Waiting(FinSightContext db, Member member) =>
        db.InboundEvents.Where(
            e => e.LedgerId == member.LedgerId && e.UserId == member.UserId && e.Outcome == InboxOutcome.Draft);

    public async Task<InboxView> ReadAsync(CancellationToken cancel)
    {
        // First, so that what is written while the lists are read is newer than the view.
        var sequence = await db.SequenceAsync(member, cancel);
        var since = now.AddDays(-InboxView.RepeatDays);
        var own = db.InboundEvents.Where(e => e.LedgerId == member.LedgerId && e.UserId == member.UserId);
        var waiting = await ListAsync(Waiting(db, member), InboxView.Most, cancel);
        var repeats = await ListAsync(
            own.Where(e => e.Outcome == InboxOutcome.Repeat && e.ReceivedAt >= since), MostRepeats, cancel);
        var lately = await ListAsync(
            own.Where(e => e.Outcome != InboxOutcome.Draft && e.Outcome != InboxOutcome.Repeat
                && e.Outcome != InboxOutcome.Stored),
            MostLately, cancel);
        var count = waiting.Count < InboxView.Most ? waiting.Count : await Waiting(db, member).CountAsync(cancel);
        return new(
            sequence, await SuggestAsync(waiting, cancel), await SuggestAsync(repeats, cancel),
            lately.ConvertAll(entry => entry with { Text = entry.Raw }), count,
            await db.CategoryChoicesAsync(member, cancel));
    }

    public async Task<IReadOnlyList<RecentlyCapturedExpense>> JustAddedAsync(CancellationToken cancel)
    {
        // By the day, as all lists are: of all that ever came nobody asks here.
        var (since, first) = (now.AddHours(-JustHours), DateOnly.FromDateTime(now).AddDays(-CandidateDays));
        return await (
            from x in db.Expenses.Of(member)
                .Where(one => one.DeletedAt == null && one.Date >= first && one.CreatedAt >= since)
            join e in db.InboundEvents.Where(
                one => one.LedgerId == member.LedgerId && one.Outcome == InboxOutcome.Added) on x.Id equals e.Id
            orderby e.ReceivedAt descending, e.Id descending
            select new RecentlyCapturedExpense(x.Id, x.Title, x.Amount, x.Date, e.UserId == member.UserId
                ? db.Connections
                    .Where(c => c.LedgerId == e.LedgerId && c.Id == e.ConnectionId)
                    .Select(c => c.Name)
                    .FirstOrDefault()
                : db.PersonNames.Where(p => p.Id == e.UserId).Select(p => p.Name).FirstOrDefault(), e.ReceivedAt))
            .Take(MostJust).ToListAsync(cancel);
    }

    public async Task<InboxEntryView?> LatestAsync(Guid connectionId, CancellationToken cancel)
    {
        var own = db.InboundEvents.Where(
            e => e.LedgerId == member.LedgerId && e.UserId == member.UserId && e.ConnectionId == connectionId);
        return (await ListAsync(own.Where(e => e.Outcome != InboxOutcome.Stored), 1, cancel)).FirstOrDefault();
    }

    public async Task<IReadOnlyList<InboxEntryView>> LatelyAsync(int most, CancellationToken cancel)
    {
        var added = db.InboundEvents.Where(e => e.LedgerId == member.LedgerId && e.UserId == member.UserId)
            .Where(e => e.Outcome == InboxOutcome.Added && e.ConnectionId != null)
            .Where(e => db.Expenses.Any(x => x.LedgerId == e.LedgerId && x.Id == e.ExpenseId && x.DeletedAt == null));
        return await ListAsync(added, most, cancel);
    }

    public async Task<IReadOnlyList<InboxOutcomeCount>> SumsAsync(CancellationToken cancel)
    {
        var since = now.AddDays(-SumDays);
        return await db.InboundEvents.Where(
            e => e.LedgerId == member.LedgerId && e.ConnectionId != null && e.ReceivedAt >= since)
            .Where(e => e.UserId == member.UserId || member.Role >= Role.Editor)
            .GroupBy(e => new { e.ConnectionId, e.Outcome })
            .Select(rows => new InboxOutcomeCount(rows.Key.ConnectionId!.Value, rows.Key.Outcome, rows.Count()))
            .ToListAsync(cancel);
    }

    public async Task<IReadOnlyList<InboxExpenseCandidate>> CandidatesAsync(Guid eventId, CancellationToken cancel)
    {
        var e = await db.FindEventAsync(member, eventId, cancel);
        var day = e.Date ?? DateOnly.FromDateTime(e.ReceivedAt);
        var (first, last) = (day.Shift(-CandidateDays), day.Shift(CandidateDays));
        var amount = e.CurrencyCode == member.Currency.Code ? e.Minor ?? 0 : 0;
        var near = await db.Expenses.Of(member).Where(x => x.DeletedAt == null && x.Date >= first && x.Date <= last)
            .OrderByDescending(x => x.Amount == amount).ThenByDescending(x => x.Date).ThenByDescending(x => x.Seq)
            .Take(200)
            .Select(x => new InboxExpenseCandidate(x.Id, x.Date, x.Title, x.Amount, x.Amount == amount))
            .ToListAsync(cancel);
        return [.. near
            .OrderByDescending(x => x.IsSameAmount)
            .ThenBy(x => Math.Abs(x.Date.DayNumber - day.DayNumber))
            .Take(MostCandidates)];
    }

    Task<List<InboxEntryView>> ListAsync(IQueryable<InboundEvent> events, int most, CancellationToken cancel) => (
        from e in events.OrderByDescending(one => one.ReceivedAt).ThenByDescending(one => one.Id).Take(most)
        join x in db.Expenses.Where(x => x.LedgerId == member.LedgerId) on e.ExpenseId equals (Guid?)x.Id into expenses
        from expense in expenses.DefaultIfEmpty()
        select new InboxEntryView(
            e.Id, e.ReceivedAt, e.ConnectionId,
            db.Connections.Where(c => c.LedgerId == e.LedgerId && c.Id == e.ConnectionId).Select(c => c.Name)
                .FirstOrDefault(),
            e.Outcome, e.Reason, e.Kind, e.Raw, e.Minor, e.CurrencyCode, e.Merchant, e.LastFour, e.Date, e.ExpenseId,
            expense.Title, expense.DeletedAt != null)
        {
            Text = e.Fields,
            IsRefundOfUnknown = e.Outcome == InboxOutcome.Added && db.Evidence.Any(
                one => one.LedgerId == e.LedgerId && one.EventId == e.Id && one.ExpenseId == e.ExpenseId
                    && one.Minor < 0 && one.RefundOf == null),
            MayBeCounted = e.Outcome == InboxOutcome.Attached && e.SettledAt == null && e.Raw != null,
        })
        .AsNoTracking().ToListAsync(cancel);

    async Task<IReadOnlyList<InboxEntryView>> SuggestAsync(List<InboxEntryView> entries, CancellationToken cancel)
    {
        var known = new Dictionary<Guid, CaptureContext>();
        var suggested = new List<InboxEntryView>(entries.Count);
        foreach (var entry in entries)
        {
            if (!known.TryGetValue(entry.ConnectionId ?? Guid.Empty, out var context))
                known[entry.ConnectionId ?? Guid.Empty] = context = await contexts.OfAsync(
                    member, entry.ConnectionId, cancel);
            suggested.Add(await SuggestAsync(entry, context, cancel));
        }
        return await LikelyAsync(suggested, cancel);
    }

    async Task<IReadOnlyList<InboxEntryView>> LikelyAsync(List<InboxEntryView> entries, CancellationToken cancel)
    {
        var drafts = entries.FindAll(
            entry => entry is { Outcome: InboxOutcome.Draft, Minor: not null, Currency: not null, Date: not null });
        var likely = await new TypedExpenseMatcher(db, member).SuggestAsync(
            drafts.ConvertAll(one => (
                new PaymentFacts(one.Minor!.Value, Currency.Of(one.Currency!), one.ReceivedAt, one.Date!.Value)
                {
                    Merchant = one.Merchant
                },
                one.Title)),
            cancel);
        return entries.ConvertAll(
            entry => drafts.IndexOf(entry) is >= 0 and var at ? entry with { Likely = likely[at] } : entry);
    }

    async Task<InboxEntryView> SuggestAsync(InboxEntryView entry, CaptureContext context, CancellationToken cancel)
    {
        var booking = new ExpenseBooker(db, member, context, TimeProvider.System);
        var usual = await booking.UsualAsync(entry.Merchant, null, cancel);
        var isNamed = entry.Merchant is not null;
        return entry with
        {
            Text = MessageTextCodec.Shown(entry.Raw, entry.Text, context.Reading),
            Title = isNamed ? usual.Title : null,
            CategoryId = isNamed || usual.CategoryId == context.Habit.CategoryId ? usual.CategoryId : null,
            Tags = usual.Tags,
            Note = booking.Foreign(entry.Minor, entry.Currency) is { } abroad
                ? MoneyText.FormatWithCode(abroad, context.Person.Culture)
                : null,
        };
    }
}
