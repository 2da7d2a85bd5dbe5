using System.Globalization;
using FinSight.Core.Data;
using FinSight.Core.Evidence;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Inbox;

/// <summary>
/// Links refunds to what they give back. By itself only where the same shop gives back all of one payment; a part of
/// it, or another shop's name, is for a person to say. Never more than was paid.
/// </summary>
sealed class RefundLinker(FinSightContext db, Member member)
{
    /// <summary>Where a refund may still belong to a payment.</summary>
    const int Days = 180;

    const int MostOfEach = 60, Most = 8;

    /// <param name="said">What somebody says that it gives back; null where nobody does.</param>
    /// <exception cref="NotFoundException">There is no such expense.</exception>
    /// <exception cref="RuleException">It is no purchase, or less is left of it.</exception>
    public async Task LinkAsync(PaymentEvidence refund, Guid? said, CancellationToken cancel)
    {
        if (said is { } id)
        {
            await RefuseAsync(id, refund.ExpenseId, -refund.Minor, cancel);
            refund.GiveBack(id);
            if (await LeftAsync(id, refund.ExpenseId, cancel) == -refund.Minor)
                foreach (var behind in await db.Evidence.Where(
                    one => one.LedgerId == member.LedgerId && one.ExpenseId == id && one.Minor > 0).ToListAsync(cancel))
                    behind.Reverse();
        }
        else if (await FindAsync(refund.Facts, cancel) is { } purchase)
        {
            refund.GiveBack(purchase.ExpenseId);
            purchase.Reverse();
        }
    }

    /// <summary>The expenses that a refund may give back, the likeliest first.</summary>
    public async Task<IReadOnlyList<InboxExpenseCandidate>> CandidatesAsync(InboundEvent e, CancellationToken cancel)
    {
        if (e.Minor is not { } minor || e.CurrencyCode != member.Currency.Code) return [];
        var back = Math.Abs(minor);
        var day = e.Date ?? DateOnly.FromDateTime(e.ReceivedAt);
        var (first, last) = (day.AddDays(-Days), day.AddDays(1));
        var key = e.Merchant is null ? null : PaymentFacts.KeyOf(e.Merchant);
        var open = db.Expenses.Of(member)
            .Where(x => x.DeletedAt == null && x.Amount >= back && x.Date >= first && x.Date <= last);
        var proven = db.Evidence.Where(one => one.LedgerId == member.LedgerId && one.MerchantKey == key)
            .Select(one => one.ExpenseId);
        var near = new Dictionary<Guid, InboxExpenseCandidate>();
        foreach (var few in (IQueryable<Expense>[])
        [
            open.Where(x => x.Amount == back), open,
            .. key is null ? [] : new[] { open.Where(x => proven.Contains(x.Id)) }
        ])
            foreach (var x in await few.OrderByDescending(x => x.Date).ThenByDescending(x => x.Seq).Take(MostOfEach)
                .Select(x => new InboxExpenseCandidate(x.Id, x.Date, x.Title, x.Amount, x.Amount == back))
                .ToListAsync(cancel))
                near[x.Id] = x;
        var told = new PaymentFacts(back, member.Currency, e.At, day) { Merchant = e.Merchant };
        var known = key is null ? [] : (await proven.ToListAsync(cancel)).ToHashSet();
        var likely = near.Values
            .OrderByDescending(
                x => known.Contains(x.Id)
                    || e.Merchant is not null && told.SharesMerchant(told with { Merchant = x.Title }))
            .ThenByDescending(x => x.IsSameAmount).ThenByDescending(x => x.Date).Take(2 * Most).ToList();
        var left = await LeftAsync([.. likely.Select(x => x.Id)], null, cancel);
        return [.. likely.Where(x => left.GetValueOrDefault(x.Id) >= back).Take(Most)];
    }

    async Task<PaymentEvidence?> FindAsync(PaymentFacts refund, CancellationToken cancel)
    {
        if (refund.Merchant is null) return null;
        var (paid, since) = (-refund.Minor, refund.At.AddDays(-Days));
        var open = await db.Evidence
            .Where(
                one => one.LedgerId == member.LedgerId && one.Minor == paid && one.At >= since && one.Merchant != null)
            .Where(one => db.Expenses.Any(
                x => x.LedgerId == member.LedgerId && x.Id == one.ExpenseId && x.DeletedAt == null))
            .OrderByDescending(one => one.At).ToListAsync(cancel);
        foreach (var one in open.Where(
            one => one.Facts.Currency == refund.Currency && one.Facts.SharesMerchant(refund)))
            if (await Live().Where(back => back.RefundOf == one.ExpenseId)
                .SumAsync(back => (long?)back.Minor, cancel) is null or 0) return one;
        return null;
    }

    async Task RefuseAsync(Guid purchase, Guid except, long back, CancellationToken cancel)
    {
        var amount = await db.Expenses.Of(member).Where(x => x.Id == purchase && x.DeletedAt == null)
            .Select(x => (long?)x.Amount).SingleOrDefaultAsync(cancel)
            ?? throw new NotFoundException("expense");
        if (amount <= 0) throw new RuleException(Rules.Inbox.NoPurchase);
        if (await LeftAsync(purchase, except, cancel) is var left && back > left)
            throw new RuleException(
                Rules.Inbox.RefundTooLarge,
                MoneyText.FormatWithCode(new Money(Math.Max(0, left), member.Currency), CultureInfo.CurrentCulture));
    }

    async Task<long> LeftAsync(Guid purchase, Guid? except, CancellationToken cancel) =>
        (await LeftAsync([purchase], except, cancel)).GetValueOrDefault(purchase);

    /// <summary>What was paid and did not come back yet.</summary>
    async Task<Dictionary<Guid, long>> LeftAsync(List<Guid> purchases, Guid? except, CancellationToken cancel)
    {
        var back = (await Live()
            .Where(one => one.RefundOf != null && purchases.Contains(one.RefundOf.Value) && one.ExpenseId != except)
            .Select(one => new { Purchase = one.RefundOf!.Value, one.ExpenseId, one.Minor })
            .ToListAsync(cancel))
            // Two messages may stand behind one refund.
            .GroupBy(one => one.Purchase)
            .ToDictionary(group => group.Key, group => group.DistinctBy(one => one.ExpenseId).Sum(one => one.Minor));
        return (await db.Expenses.Of(member)
            .Where(x => purchases.Contains(x.Id))
            .Select(x => new { x.Id, x.Amount })
            .ToListAsync(cancel))
            .ToDictionary(x => x.Id, x => x.Amount + back.GetValueOrDefault(x.Id));
    }

    /// <summary>Of refunds that stand: one that was taken back gives nothing back.</summary>
    IQueryable<PaymentEvidence> Live() => db.Evidence.Where(one => one.LedgerId == member.LedgerId && one.Minor < 0)
        .Where(
            one => db.Expenses.Any(x => x.LedgerId == member.LedgerId && x.Id == one.ExpenseId && x.DeletedAt == null));
}
