using FinSight.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Ledgers;

/// <summary>
/// Changes what a ledger is kept in. The log tells of it and every open page follows at once, but undo passes it by:
/// whoever wants it back sets it back.
/// </summary>
public sealed class LedgerSettings(IDbContextFactory<FinSightContext> contexts)
{
    /// <param name="firstDay">1 to 28.</param>
    /// <exception cref="RuleException">It is another day, or the member is no owner.</exception>
    public async Task StartMonthsOnAsync(Member member, int firstDay, CancellationToken cancel = default)
    {
        await member.RequireAsync(Role.Owner);
        await using var db = (await contexts.CreateDbContextAsync(cancel)).WriteAs(member);
        await db.WriteAtOnceAsync(async () =>
        {
            (await db.LedgerOfAsync(member, cancel)).StartMonthsOn(firstDay);
            return await db.SaveChangesAsync(cancel);
        }, cancel);
    }
}

static class LedgerRow
{
    public static Task<Ledger> LedgerOfAsync(this FinSightContext db, Member member, CancellationToken cancel) =>
        db.Ledgers.SingleAsync(l => l.Id == member.LedgerId, cancel);
}
