using FinSight.Core.Data;
using FinSight.Core.Evidence;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.QuickEntry;
using FinSight.Core.Tags;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Inbox;

/// <summary>Makes an expense of a message, within the transaction of a member's batch.</summary>
sealed class ExpenseBooker(FinSightContext db, Member member, CaptureContext context, TimeProvider time)
{
    /// <summary>What the expense is to be: what somebody says, else what is learned, else what was read.</summary>
    /// <exception cref="RuleException">It says no amount in the ledger's currency, and nobody else does.</exception>
    public async Task<ExpenseInput> FieldsAsync(InboundEvent e, InboxAcceptInput said, CancellationToken cancel)
    {
        var foreign = Foreign(e.Minor, e.CurrencyCode);
        var amount = said.Amount
            ?? (foreign is null && e.Minor is { } own ? new Money(own, member.Currency) : (Money?)null)
            ?? throw new RuleException(
                Rules.Money.AmountMissing, MoneyText.Editable(new Money(450, member.Currency), context.Person.Culture));
        var usual = await UsualAsync(e.Merchant, said.Title, cancel);
        var category = said.CategoryId ?? usual.CategoryId ?? throw new RuleException(Rules.Expenses.CategoryMissing);
        var note = said.Note
            ?? (foreign is { } abroad ? MoneyText.FormatWithCode(abroad, context.Person.Culture) : null);
        return new(usual.Title, amount, category, said.Date ?? e.Date ?? context.Today, note, said.Tags ?? usual.Tags);
    }

    /// <summary>A refund is called and filed like what it gives back.</summary>
    /// <exception cref="NotFoundException">There is no such expense.</exception>
    public async Task<InboxAcceptInput> RefundFieldsAsync(Guid purchase, Money amount, CancellationToken cancel)
    {
        var paid = await db.Expenses.Of(member).AsNoTracking()
            .SingleOrDefaultAsync(x => x.Id == purchase && x.DeletedAt == null, cancel)
            ?? throw new NotFoundException("expense");
        var tags = paid.TagIds is null ? [] : await TagNamesAsync(paid.TagIds, cancel);
        return new(paid.Title, amount, await UsableAsync(paid.CategoryId, cancel), Tags: tags);
    }

    /// <summary>What a payment to a merchant is usually called, and filed under.</summary>
    /// <param name="title">What somebody calls it; null where nobody does.</param>
    public async Task<MerchantBookingDetails> UsualAsync(string? merchant, string? title, CancellationToken cancel)
    {
        var learned = await LearnedAsync(merchant, cancel);
        title ??= learned?.Title ?? Title(merchant) ?? CapturedExpenseTexts.CardPayment(context.Person.Language);
        var category = await UsableAsync(learned is { IsEdited: true } ? learned.CategoryId : null, cancel)
            ?? await UsableAsync(context.Habit.CategoryId, cancel) ?? await UsableAsync(learned?.CategoryId, cancel)
            ?? QuickEntryParser.GuessCategory(title, context.Words, context.Person.Culture)?.Value.Id
            ?? (context.Words.Categories is [var first, ..] ? first.Id : null);
        return new(title, category, TagsOf(learned, context.Habit.Tag));
    }

    /// <summary>The amount where it is in another currency than the ledger's.</summary>
    public Money? Foreign(long? minor, string? code) =>
        minor is { } abroad && code is not null && code != member.Currency.Code
            ? new Money(abroad, Currency.Of(code))
            : null;

    /// <summary>
    /// Adds the expense, its evidence and what came of the message with one save. Null where the database refuses one
    /// of them: nothing is done then, and the context has nothing in mind.
    /// </summary>
    /// <exception cref="RuleException">A field breaks a rule.</exception>
    public async Task<Expense?> TryAddAsync(InboundEvent e, ExpenseInput fields, CancellationToken cancel)
    {
        if (fields.Amount.Currency != member.Currency) return null;
        try
        {
            return await db.InTransactionAsync(async () =>
            {
                var expense = new Expense(e.Id, member.LedgerId, member.UserId, time.GetUtcNow().UtcDateTime, fields);
                db.Expenses.Add(expense);
                await db.TagAsync(member, expense, fields.Tags, cancel);
                await ProveAsync(e, expense.Id, fields.Amount, null, cancel);
                e.End(InboxOutcome.Added, null, expense.Id, db.Batch!.Id);
                await db.SaveChangesAsync(cancel);
                return expense;
            }, cancel);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return null;
        }
    }

    /// <summary>Adds the expense. Forgets what the context had in mind.</summary>
    /// <exception cref="RuleException">A field breaks a rule.</exception>
    public async Task<ExpenseRow> AddAsync(Guid eventId, ExpenseInput fields, CancellationToken cancel)
    {
        var writer = new ExpenseWriter(db, member, time);
        var add = new ExpenseOperation.Add(eventId, fields);
        await writer.PrepareAsync([add], cancel);
        var outcome = await writer.TryAsync(add, cancel);
        if (outcome.Row is null) throw outcome.Problem!;
        return outcome.Row;
    }

    /// <summary>Puts what the message tells behind an expense.</summary>
    /// <param name="refundOf">What somebody says that it gives back; null where nobody does.</param>
    public async Task ProveAsync(
        InboundEvent e, Guid expenseId, Money? booked, Guid? refundOf, CancellationToken cancel)
    {
        if (FactsOf(e, member.Currency, context) is not { } facts)
        {
            if (booked is not { } money) return;
            facts = new(money.Minor, money.Currency, e.At, e.Date ?? context.Today)
            {
                LastFour = e.LastFour,
                Merchant = e.Merchant,
                Reference = ReferenceMatcher.ReferenceOf(e)
            };
        }
        if (facts.Reference is var (kind, value) && await db.Evidence.AnyAsync(
            one => one.LedgerId == member.LedgerId && one.RefKind == kind && one.Ref == value,
            cancel)) facts = facts with { Reference = null };
        if (refundOf is not null) facts = facts with { Minor = -Math.Abs(facts.Minor) };
        var evidence = new PaymentEvidence(member.LedgerId, expenseId, facts, e.ConnectionId, e.Id);
        db.Evidence.Add(evidence);
        if (facts.Minor < 0) await new RefundLinker(db, member).LinkAsync(evidence, refundOf, cancel);
    }

    /// <summary>Takes what the message told from behind the expense where it stood.</summary>
    public async Task DisproveAsync(InboundEvent e, CancellationToken cancel)
    {
        db.Evidence.RemoveRange(
            await db.Evidence.Where(one => one.LedgerId == member.LedgerId && one.EventId == e.Id).ToListAsync(cancel));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Null where no amount is sure.</summary>
    public static PaymentFacts? FactsOf(InboundEvent e, Currency currency, CaptureContext context) =>
        e.Minor is not { } minor || !Currency.TryFind(e.CurrencyCode ?? currency.Code, out var own) ? null
            : new(minor, own, e.At, e.Date ?? context.Today)
            {
                LastFour = e.LastFour,
                Merchant = e.Merchant,
                Reference = ReferenceMatcher.ReferenceOf(e)
            };

    /// <summary>A name as long as a title may be; null where there is nothing to see.</summary>
    public static string? Title(string? merchant)
    {
        var title = TextNormalizer.OneLine(merchant);
        if (!TextNormalizer.IsVisible(title)) return null;
        return title.Length <= Expense.MaxTitle ? title : TextNormalizer.WellFormed(title[..Expense.MaxTitle]).Trim();
    }

    // What the user typed or made of the same merchant last; what they never touched says less. It is told by its
    // evidence, which outlives the message.
    async Task<Learned?> LearnedAsync(string? merchant, CancellationToken cancel)
    {
        if (merchant is null) return null;
        var key = PaymentFacts.KeyOf(merchant);
        var proven = db.Evidence.Where(one => one.LedgerId == member.LedgerId && one.MerchantKey == key);
        return await proven.Join(
            db.Expenses.Of(member).Where(x => x.DeletedAt == null), one => one.ExpenseId, x => x.Id,
            (one, x) => new { one.At, x })
            .Select(row => new
            {
                row.At,
                row.x,
                IsOwn = row.x.Version > 1
                    || !db.Evidence.Any(one => one.LedgerId == member.LedgerId
                        && one.ExpenseId == row.x.Id && one.EventId == row.x.Id)
            })
            .OrderByDescending(row => row.IsOwn).ThenByDescending(row => row.At).ThenByDescending(row => row.x.Seq)
            .Select(row => new Learned(row.x.Title, row.x.CategoryId, row.x.TagIds, row.IsOwn))
            .FirstOrDefaultAsync(cancel) is not { } found ? null
            : found with
            {
                Tags = found.TagIds is null ? [] : await TagNamesAsync(found.TagIds, cancel),
            };
    }

    async Task<IReadOnlyList<string>> TagNamesAsync(string joined, CancellationToken cancel)
    {
        var ids = TagIds.Split(joined).ToList();
        return await db.Tags.Of(member).Where(t => ids.Contains(t.Id)).Select(t => t.Name).ToListAsync(cancel);
    }

    static List<string> TagsOf(Learned? learned, string? tag) =>
        [.. (learned is { IsEdited: true } ? learned.Tags : tag is null ? [] : [tag]).Take(TagRules.MostPerExpense)];

    async Task<Guid?> UsableAsync(Guid? category, CancellationToken cancel) =>
        category is { } id && await db.Categories.Of(member).AnyAsync(c => c.Id == id && !c.Archived, cancel)
            ? id
            : null;

    sealed record Learned(string Title, Guid CategoryId, string? TagIds, bool IsEdited)
    {
        public IReadOnlyList<string> Tags { get; init; } = [];
    }
}

/// <param name="CategoryId">Null where the ledger has none in use.</param>
sealed record MerchantBookingDetails(string Title, Guid? CategoryId, IReadOnlyList<string> Tags);
