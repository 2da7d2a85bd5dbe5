using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Settings;

/// <summary>
/// Changes what a ledger is kept in. The log tells of it and every open page follows at once, but undo passes it by,
/// but for the name: whoever wants it back sets it back.
/// </summary>
public sealed class LedgerSettingsService(IDbContextFactory<FinSightContext> contexts)
{
    /// <exception cref="RuleException">
    /// The name is empty or too long, the member is no owner, or another owner has changed it since the member entered.
    /// </exception>
    public Task<WriteResult> RenameAsync(Member member, string? name, CancellationToken cancel = default) =>
        ChangeAsync(
            member, Rules.Ledgers.NameChanged, name, member.LedgerName, l => l.Name, l => l.Rename(name), cancel);

    /// <param name="firstDay">As <see cref="Month"/> knows it.</param>
    /// <exception cref="RuleException">
    /// It is another day, the member is no owner, or another owner has changed it since the member entered.
    /// </exception>
    public Task<WriteResult> StartMonthsOnAsync(Member member, int firstDay, CancellationToken cancel = default) =>
        ChangeAsync(
            member, Rules.Ledgers.FirstDayChanged, firstDay, member.FirstDay, l => l.FirstDay,
            l => l.StartMonthsOn(firstDay), cancel);

    /// <summary>Whether adders edit and delete what they added themselves, for a day.</summary>
    /// <exception cref="RuleException">The member is no owner.</exception>
    public Task<WriteResult> LetAddersCorrectAsync(Member member, bool may, CancellationToken cancel = default) =>
        WriteAsync(member, (_, ledger) => Done(() => ledger.LetAddersCorrect(may)), cancel);

    /// <param name="mine">What the member wants in place of what they saw.</param>
    Task<WriteResult> ChangeAsync<T>(
        Member member, Rule changed, T mine, T seen, Func<Ledger, T> read, Action<Ledger> change,
        CancellationToken cancel) =>
        WriteAsync(member, async (db, ledger) =>
        {
            if (ThreeWayMerge.Of(seen, mine, read(ledger)) == FieldMergeOutcome.Both)
                throw new RuleException(changed, await LastWriterAsync(db, member, ledger, cancel), read(ledger)!);
            change(ledger);
        }, cancel);

    async Task<WriteResult> WriteAsync(
        Member member, Func<FinSightContext, Ledger, Task> change, CancellationToken cancel)
    {
        await member.RequireAsync(Role.Owner);
        await using var db = (await contexts.CreateDbContextAsync(cancel)).WriteAs(member, Role.Owner);
        await db.InTransactionAsync(async () =>
        {
            await change(db, await db.LedgerOfAsync(member, cancel));
            return await db.SaveChangesAsync(cancel);
        }, cancel);
        return db.Written();
    }

    static Task Done(Action act)
    {
        act();
        return Task.CompletedTask;
    }

    static async Task<string> LastWriterAsync(
        FinSightContext db, Member member, Ledger ledger, CancellationToken cancel)
    {
        var by = await db.Changes.Where(c => c.LedgerId == member.LedgerId && c.EntityId == ledger.Id)
            .OrderByDescending(c => c.Sequence)
            .Select(c => db.PersonNames.Where(p => p.Id == c.UserId).Select(p => p.Name).FirstOrDefault())
            .FirstOrDefaultAsync(cancel);
        return by ?? "?";
    }
}

static class LedgerQueries
{
    public static Task<Ledger> LedgerOfAsync(this FinSightContext db, Member member, CancellationToken cancel) =>
        db.Ledgers.SingleAsync(l => l.Id == member.LedgerId, cancel);
}
