using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Settings;

/// <summary>
/// Changes what a ledger is kept in. The log tells of it and every open page follows at once, but undo passes it by:
/// whoever wants it back sets it back.
/// </summary>
public sealed class LedgerSettingsService(IDbContextFactory<FinSightContext> contexts)
{
    /// <param name="firstDay">1 to 28.</param>
    /// <exception cref="RuleException">
    /// It is another day, the member is no owner, or another owner has changed it since the member entered.
    /// </exception>
    public async Task<WriteResult> StartMonthsOnAsync(Member member, int firstDay, CancellationToken cancel = default)
    {
        await member.RequireAsync(Role.Owner);
        await using var db = (await contexts.CreateDbContextAsync(cancel)).WriteAs(member, Role.Owner);
        await db.InTransactionAsync(async () =>
        {
            var ledger = await db.LedgerOfAsync(member, cancel);
            if (ThreeWayMerge.Of(member.FirstDay, firstDay, ledger.FirstDay) == MergeSide.Both) throw await ChangedAsync(db, member, ledger, cancel);
            ledger.StartMonthsOn(firstDay);
            return await db.SaveChangesAsync(cancel);
        }, cancel);
        return db.Written();
    }

    static async Task<RuleException> ChangedAsync(FinSightContext db, Member member, Ledger ledger, CancellationToken cancel)
    {
        var by = await db.Changes.Where(c => c.LedgerId == member.LedgerId && c.EntityId == ledger.Id).OrderByDescending(c => c.Sequence)
            .Select(c => db.Users.Where(u => u.Id == c.UserId).Select(u => u.DisplayName).FirstOrDefault()).FirstOrDefaultAsync(cancel);
        return new RuleException(Rules.Ledgers.FirstDayChanged, by ?? "?", ledger.FirstDay);
    }
}

static class LedgerRow
{
    public static Task<Ledger> LedgerOfAsync(this FinSightContext db, Member member, CancellationToken cancel) =>
        db.Ledgers.SingleAsync(l => l.Id == member.LedgerId, cancel);
}
