using FinSight.Core.Budgets;
using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Settings;

/// <summary>
/// Puts a ledger into another currency, or says that a guessed one is right. No amount is converted: 4.50 stays 4.50,
/// also where the other currency has more or fewer decimals, or the change is refused.
/// </summary>
public sealed class CurrencyChangeService(IDbContextFactory<FinSightContext> contexts)
{
    const int ChunkSize = 500;

    /// <summary>What a change would mean, for whoever has to confirm it.</summary>
    /// <param name="code">ISO 4217.</param>
    /// <exception cref="RuleException">There is no such currency, or an amount would not stay what it is.</exception>
    public async Task<CurrencyChangePreview> AskAsync(Member member, string code, CancellationToken cancel = default)
    {
        var to = Currency.Of(code);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await RefuseInexactAsync(db, member, to, cancel);
        var seen = db.Expenses.Of(member).Where(e => e.DeletedAt == null);
        var last = await seen.OrderByDescending(e => e.Date).ThenByDescending(e => e.Seq).Select(e => (long?)e.Amount)
            .FirstOrDefaultAsync(cancel);
        var count = await seen.LongCountAsync(cancel);
        return new CurrencyChangePreview(
            to, count, last is { } minor ? new Money(minor, member.Currency) : null,
            last is { } same ? new Money(same * to.MinorPerUnit / member.Currency.MinorPerUnit, to) : null);
    }

    /// <summary>All in one transaction: a ledger half in another currency would be in none.</summary>
    /// <exception cref="RuleException">As for the question, or the member is no owner. Nothing was changed.</exception>
    public async Task<WriteResult> RunAsync(Member member, string code, CancellationToken cancel = default)
    {
        await member.RequireAsync(Role.Owner);
        var to = Currency.Of(code);
        if (to == member.Currency && member.IsCurrencyChosen) return new WriteResult(null, 0);
        await using var db = (await contexts.CreateDbContextAsync(cancel)).WriteAs(member, Role.Owner);
        return await db.InTransactionAsync(async () =>
        {
            await KeepInAsync(db, member, to, cancel);
            return db.Written();
        }, cancel);
    }

    static async Task KeepInAsync(FinSightContext db, Member member, Currency to, CancellationToken cancel)
    {
        await RefuseInexactAsync(db, member, to, cancel);
        // Before its rows, so that it is the batch's head.
        (await db.LedgerOfAsync(member, cancel)).KeepIn(to);
        await db.SaveChangesAsync(cancel);
        if (to.Exponent != member.Currency.Exponent) await RecountAsync(db, member, to, cancel);
    }

    static async Task RecountAsync(FinSightContext db, Member member, Currency to, CancellationToken cancel)
    {
        for (var last = 0L; ;)
        {
            db.ChangeTracker.Clear();
            var rows = await db.Expenses.Of(member).Where(e => e.Seq > last).OrderBy(e => e.Seq).Take(ChunkSize)
                .ToListAsync(cancel);
            if (rows.Count == 0) return;
            foreach (var row in rows) row.Recount(member.Currency.MinorPerUnit, to.MinorPerUnit);
            await db.SaveChangesAsync(cancel);
            last = rows[^1].Seq;
        }
    }

    static async Task RefuseInexactAsync(FinSightContext db, Member member, Currency to, CancellationToken cancel)
    {
        var (before, after) = (member.Currency.MinorPerUnit, to.MinorPerUnit);
        var rows = db.Expenses.Of(member);
        // Budgets are written with a decimal point, and need no recount.
        var budgets = before == after ? 0
            : (await db.Budgets.Of(member).Select(b => b.Amounts).ToListAsync(cancel))
                .Count(amounts => !DatedBudgetAmounts.Fit(amounts, to));
        if (after < before
            && await rows.CountAsync(e => e.Amount * after % before != 0, cancel) + budgets is > 0 and var broken)
            throw new RuleException(Rules.Ledgers.CurrencyTooCoarse, to, member.Currency, broken);
        var most = Money.MaxMinor / (after / Math.Min(before, after));
        if (after > before
            && await rows.CountAsync(e => e.Amount > most || e.Amount < -most, cancel) + budgets is > 0 and var large)
            throw new RuleException(Rules.Ledgers.CurrencyTooFine, to, member.Currency, large);
    }
}

/// <param name="Count">Of the expenses that one sees: the trash follows, untold.</param>
/// <param name="Before">The latest expense's amount, for an example; null where there is none.</param>
/// <param name="After">The same amount in the other currency.</param>
public sealed record CurrencyChangePreview(Currency To, long Count, Money? Before, Money? After);
