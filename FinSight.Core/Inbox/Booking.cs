using FinSight.Core.Data;
using FinSight.Core.Evidence;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.QuickEntry;
using FinSight.Core.Tags;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Inbox;

/// <summary>Makes an expense of a message, within the transaction of a member's batch.</summary>
sealed class Booking(FinSightContext db, Member member, CaptureContext context, TimeProvider time)
{
    /// <summary>Where a refund may still belong to a payment.</summary>
    const int RefundDays = 180;

    /// <summary>What the expense is to be: what somebody says, else what is learned, else what was read.</summary>
    /// <exception cref="RuleException">It says no amount in the ledger's currency, and nobody else does.</exception>
    public async Task<ExpenseFields> FieldsAsync(InboundEvent e, InboxFields said, CancellationToken cancel)
    {
        var foreign = Foreign(e.Minor, e.CurrencyCode);
        var amount = said.Amount ?? (foreign is null && e.Minor is { } own ? new Money(own, member.Currency) : (Money?)null)
            ?? throw new RuleException(Rules.Money.AmountMissing, MoneyText.Editable(new Money(450, member.Currency), context.Person.Culture));
        var usual = await UsualAsync(e.Merchant, e.ConnectionId, said.Title, cancel);
        var category = said.CategoryId ?? usual.CategoryId ?? throw new RuleException(Rules.Expenses.CategoryMissing);
        var note = said.Note ?? (foreign is { } abroad ? MoneyText.FormatWithCode(abroad, context.Person.Culture) : null);
        return new(usual.Title, amount, category, said.Date ?? e.Date ?? context.Today, note, said.Tags ?? usual.Tags);
    }

    /// <summary>What a payment to a merchant is usually called, and filed under.</summary>
    /// <param name="title">What somebody calls it; null where nobody does.</param>
    public async Task<UsualPayment> UsualAsync(string? merchant, Guid? connectionId, string? title, CancellationToken cancel)
    {
        var learned = await LearnedAsync(merchant, cancel);
        var connection = connectionId is not { } id ? null
            : await db.Connections.AsNoTracking().SingleOrDefaultAsync(c => c.LedgerId == member.LedgerId && c.Id == id, cancel);
        title ??= learned?.Title ?? Title(merchant) ?? CaptureWords.CardPayment(context.Person.Language);
        var category = await UsableAsync(learned is { IsEdited: true } ? learned.CategoryId : null, cancel)
            ?? await UsableAsync(connection?.CategoryId, cancel) ?? await UsableAsync(learned?.CategoryId, cancel)
            ?? QuickEntryParser.GuessCategory(title, context.Words, context.Person.Culture)?.Value.Id
            ?? (context.Words.Categories is [var first, ..] ? first.Id : null);
        return new(title, category, TagsOf(learned, connection?.Tag));
    }

    /// <summary>The amount where it is in another currency than the ledger's.</summary>
    public Money? Foreign(long? minor, string? code) =>
        minor is { } abroad && code is not null && code != member.Currency.Code ? new Money(abroad, Currency.Of(code)) : null;

    /// <summary>Adds the expense and its evidence. Forgets what the context had in mind.</summary>
    /// <exception cref="RuleException">A field breaks a rule.</exception>
    public async Task<ExpenseRow> AddAsync(Guid eventId, ExpenseFields fields, CancellationToken cancel)
    {
        var writer = new ExpenseWriter(db, member, time);
        var add = new ExpenseOperation.Add(eventId, fields);
        await writer.PrepareAsync([add], cancel);
        var outcome = await writer.TryAsync(add, cancel);
        if (outcome.Row is null) throw outcome.Problem!;
        return outcome.Row;
    }

    /// <summary>Puts what the message tells behind an expense.</summary>
    public async Task ProveAsync(InboundEvent e, Guid expenseId, Money? booked, CancellationToken cancel)
    {
        if (FactsOf(e, member.Currency, context) is not { } facts)
        {
            if (booked is not { } money) return;
            facts = new(money.Minor, money.Currency, e.At, e.Date ?? context.Today) { LastFour = e.LastFour, Merchant = e.Merchant, Reference = RepeatRules.ReferenceOf(e) };
        }
        if (facts.Reference is var (kind, value) && await db.Evidence.AnyAsync(
            one => one.LedgerId == member.LedgerId && one.RefKind == kind && one.Ref == value, cancel)) facts = facts with { Reference = null };
        db.Evidence.Add(new PaymentEvidence(member.LedgerId, expenseId, facts, e.ConnectionId, e.Id));
        if (facts.Minor < 0) await ReverseAsync(facts, cancel);
    }

    /// <summary>Null where no amount is sure.</summary>
    public static PaymentFacts? FactsOf(InboundEvent e, Currency currency, CaptureContext context) =>
        e.Minor is not { } minor || !Currency.TryFind(e.CurrencyCode ?? currency.Code, out var own) ? null
            : new(minor, own, e.At, e.Date ?? context.Today) { LastFour = e.LastFour, Merchant = e.Merchant, Reference = RepeatRules.ReferenceOf(e) };

    /// <summary>A name as long as a title may be; null where there is nothing to see.</summary>
    public static string? Title(string? merchant)
    {
        var title = Text.OneLine(merchant);
        if (!Text.IsVisible(title)) return null;
        return title.Length <= Expense.MaxTitle ? title : Text.WellFormed(title[..Expense.MaxTitle]).Trim();
    }

    // What the user made of the same merchant last; what they never touched says less.
    async Task<Learned?> LearnedAsync(string? merchant, CancellationToken cancel)
    {
        if (merchant is null) return null;
        var key = PaymentFacts.KeyOf(merchant);
        var proven = db.Evidence.Where(one => one.LedgerId == member.LedgerId && one.MerchantKey == key);
        return await proven.Join(db.Expenses.Of(member).Where(x => x.DeletedAt == null), one => one.ExpenseId, x => x.Id, (one, x) => new { one.At, x })
            .OrderByDescending(row => row.x.Version > 1).ThenByDescending(row => row.At).ThenByDescending(row => row.x.Seq)
            .Select(row => new Learned(row.x.Title, row.x.CategoryId, row.x.TagIds, row.x.Version > 1)).FirstOrDefaultAsync(cancel) is not { } found ? null
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
        category is { } id && await db.Categories.Of(member).AnyAsync(c => c.Id == id && !c.Archived, cancel) ? id : null;

    async Task ReverseAsync(PaymentFacts refund, CancellationToken cancel)
    {
        var (paid, since) = (-refund.Minor, refund.At.AddDays(-RefundDays));
        var open = await db.Evidence.Where(one => one.LedgerId == member.LedgerId && one.Minor == paid && one.At >= since)
            .Where(one => one.State != EvidenceState.Reversed).OrderByDescending(one => one.At).ToListAsync(cancel);
        open.Find(one => one.Facts.Currency == refund.Currency && one.Merchant is not null && refund.Merchant is not null && one.Facts.SharesMerchant(refund))
            ?.Reverse();
    }

    sealed record Learned(string Title, Guid CategoryId, string? TagIds, bool IsEdited)
    {
        public IReadOnlyList<string> Tags { get; init; } = [];
    }
}

/// <param name="CategoryId">Null where the ledger has none in use.</param>
sealed record UsualPayment(string Title, Guid? CategoryId, IReadOnlyList<string> Tags);
