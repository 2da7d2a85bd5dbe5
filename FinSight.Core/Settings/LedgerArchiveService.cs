using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using FinSight.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Settings;

/// <summary>
/// Puts ledgers out of the way, where they can still be read, or into the trash, and takes them back. Only owners do;
/// every open page of the ledger follows at once.
/// </summary>
public sealed class LedgerArchiveService(
    IDbContextFactory<FinSightContext> contexts, LedgerAccessService access, TimeProvider time)
{
    /// <exception cref="NotFoundException">There is no such ledger, or the user is no member of it.</exception>
    /// <exception cref="RuleException">The user is no owner.</exception>
    public Task ArchiveAsync(SignedIn me, Guid ledgerId, CancellationToken cancel = default) =>
        ChangeAsync(me, ledgerId, (ledger, now) => ledger.Archive(now), cancel);

    /// <inheritdoc cref="ArchiveAsync"/>
    public Task TakeBackIntoUseAsync(SignedIn me, Guid ledgerId, CancellationToken cancel = default) =>
        ChangeAsync(me, ledgerId, (ledger, _) => ledger.TakeBackIntoUse(), cancel);

    /// <summary>Into the trash, for <see cref="Ledger.DaysInTrash"/> days; nobody enters it any more.</summary>
    /// <param name="name">The ledger's, typed once more, so that nobody does it by accident.</param>
    /// <exception cref="NotFoundException">There is no such ledger, or the user is no member of it.</exception>
    /// <exception cref="RuleException">The user is no owner, or the name is another one.</exception>
    public Task DeleteAsync(FreshProof me, Guid ledgerId, string? name, CancellationToken cancel = default) =>
        ChangeAsync(me, ledgerId, (ledger, now) =>
        {
            if (Names.Key(name ?? "") != Names.Key(ledger.Name))
                throw new RuleException(Rules.Ledgers.NameNotTyped, ledger.Name);
            ledger.Delete(now);
        }, cancel);

    /// <inheritdoc cref="ArchiveAsync"/>
    public Task RestoreAsync(SignedIn me, Guid ledgerId, CancellationToken cancel = default) =>
        ChangeAsync(me, ledgerId, (ledger, _) => ledger.Restore(), cancel);

    async Task ChangeAsync(SignedIn me, Guid ledgerId, Action<Ledger, DateTime> change, CancellationToken cancel)
    {
        var member = await access.EnterClosedAsync(me.UserId, ledgerId, cancel);
        await member.RequireAsync(Role.Owner);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Write(new BatchContext(member, least: Role.Owner) { IsOfClosed = true });
        await db.InTransactionAsync(async () =>
        {
            change(await db.LedgerOfAsync(member, cancel), time.GetUtcNow().UtcDateTime);
            return await db.SaveChangesAsync(cancel);
        }, cancel);
    }
}
