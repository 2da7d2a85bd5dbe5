using FinSight.Core.Categories;
using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Moves;

/// <summary>
/// Moves expenses from one ledger of a user to another: all in one transaction, as one batch in each, which one undo on
/// either side takes back. Categories are found by their paths, tags by their names, and made where they are missing.
/// </summary>
public sealed class ExpenseMoveService(IDbContextFactory<FinSightContext> contexts, LedgerListService ledgers)
{
    /// <summary>In one move: others wait until its end.</summary>
    public const int Most = 5_000;

    /// <summary>The member's other ledgers in which they may edit, by name.</summary>
    public async Task<IReadOnlyList<ExpenseMoveTarget>> TargetsAsync(Member from, CancellationToken cancel = default) =>
        from.Role < Role.Editor ? [] :
        [
            .. (await ledgers.ListAsync(from.UserId, cancel))
                .Where(to => to.Id != from.LedgerId && to.Role >= Role.Editor && to.State == LedgerStatus.InUse)
                .Select(to => new ExpenseMoveTarget(to.Id, to.Name, to.CurrencyCode)),
        ];

    /// <summary>What a move would do, for whoever thinks of it.</summary>
    /// <exception cref="NotFoundException">One of the ids is none of this ledger.</exception>
    /// <exception cref="RuleException">As for the move itself.</exception>
    public async Task<ExpenseMovePlan> PlanAsync(
        Member from, Member to, ExpenseSelection pick, CancellationToken cancel = default)
    {
        await RefuseAsync(from, to);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var moment = await db.ReadSnapshotAsync(cancel);
        var seqs = await ExpenseMoveWriter.SeqsAsync(db, from, pick, cancel);
        var matcher = new CategoryMatcher(to.LedgerId, await db.Categories.Of(to).AsNoTracking().ToListAsync(cancel));
        await ExpenseMoveWriter.MatchAsync(db, from, seqs, matcher, cancel);
        return new ExpenseMovePlan(seqs.Count, [.. matcher.Made.Select(matcher.PathOf)]);
    }

    /// <summary>Moves them. What is in the trash stays there.</summary>
    /// <param name="progress">Hears how many have gone so far; all of them count only with the end.</param>
    /// <exception cref="NotFoundException">One of the ids is none of this ledger; nothing was moved.</exception>
    /// <exception cref="RuleException">
    /// The member may not edit in both, the ledgers keep other currencies, there are too many rows, or the other ledger
    /// can't take as many categories or tags. Nothing was moved.
    /// </exception>
    public async Task<ExpenseMoveResult> MoveAsync(
        Member from, Member to, ExpenseSelection pick, IProgress<int>? progress = null,
        CancellationToken cancel = default)
    {
        await RefuseAsync(from, to);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await new ExpenseMoveWriter(db, from, to, progress).RunAsync(pick, cancel);
    }

    static async Task RefuseAsync(Member from, Member to)
    {
        if (from.UserId != to.UserId)
            throw new InvalidOperationException("A member moves rows between ledgers of their own.");
        await from.RequireAsync(Role.Editor);
        await to.RequireAsync(Role.Editor);
        if (from.LedgerId == to.LedgerId) throw new RuleException(Rules.Moves.IntoItself);
        if (from.Currency != to.Currency)
            throw new RuleException(Rules.Moves.OtherCurrency, from.Currency.Code, to.Currency.Code);
    }
}
