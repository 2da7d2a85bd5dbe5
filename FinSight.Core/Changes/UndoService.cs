using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using FinSight.Core.Tokens;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Changes;

/// <summary>
/// Takes back and repeats what a member did in a ledger, the last batch first, at any time and from anywhere: it all
/// follows from the log. Undo and redo are batches themselves. A row that was changed since is left alone. An adder
/// does it where all rows are their own, of the last day.
/// </summary>
public sealed class UndoService(
    IDbContextFactory<FinSightContext> contexts, LedgerAccessService access, TimeProvider time)
{
    /// <summary>The batch that <see cref="UndoAsync"/> would take back; null when there is nothing left.</summary>
    public async Task<Guid?> NextUndoAsync(Member member, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await UndoableBatchFinder.NextUndoAsync(db, member, cancel);
    }

    /// <summary>Takes back the member's last batch that stands; null when there is none.</summary>
    public async Task<UndoResult?> UndoAsync(Member member, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await UndoableBatchFinder.NextUndoAsync(db, member, cancel) is { } batchId
            ? await ReplayAsync(db, member, BatchKind.Undo, batchId, cancel)
            : null;
    }

    /// <summary>
    /// Takes back one batch: one's own, or anybody's for whom may edit. One that is taken back already stays so.
    /// </summary>
    /// <exception cref="NotFoundException">There is no such batch in this ledger.</exception>
    /// <exception cref="RuleException">
    /// It is another's, and the role may not edit, or in only one of two ledgers between which it moved rows.
    /// </exception>
    public async Task<UndoResult> UndoAsync(Member member, Guid batchId, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await ReplayOneAsync(db, member, BatchKind.Undo, batchId, cancel);
    }

    /// <summary>
    /// Repeats the batch that the member took back last, as long as nothing new was done since; null when there is
    /// none.
    /// </summary>
    public async Task<UndoResult?> RedoAsync(Member member, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await UndoableBatchFinder.NextRedoAsync(db, member, cancel) is { } batchId
            ? await ReplayAsync(db, member, BatchKind.Redo, batchId, cancel)
            : null;
    }

    /// <summary>
    /// Repeats one batch that was taken back, one's own or as <see cref="UndoAsync(Member, Guid, CancellationToken)"/>
    /// anybody's; one that stands stays so.
    /// </summary>
    /// <exception cref="NotFoundException">There is no such batch in this ledger.</exception>
    /// <exception cref="RuleException">It is another's, and the role may not edit.</exception>
    public async Task<UndoResult> RedoAsync(Member member, Guid batchId, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await ReplayOneAsync(db, member, BatchKind.Redo, batchId, cancel);
    }

    async Task<UndoResult> ReplayOneAsync(
        FinSightContext db, Member member, BatchKind intent, Guid batchId, CancellationToken cancel)
    {
        var by = await db.Changes
            .Where(c => c.BatchId == batchId && c.LedgerId == member.LedgerId && c.Intent == BatchKind.Do && c.IsHead)
            .Where(c => c.UserId != Change.Server).Undoable(db)
            .Select(c => (Guid?)c.UserId).SingleOrDefaultAsync(cancel) ?? throw new NotFoundException("change");
        if (by != member.UserId) await member.RequireAsync(Role.Editor);
        return await ReplayAsync(db, member, intent, batchId, cancel);
    }

    async Task<UndoResult> ReplayAsync(
        FinSightContext db, Member member, BatchKind intent, Guid originId, CancellationToken cancel)
    {
        await member.RequireAsync(member.CorrectionRole);
        if (await db.BatchLinks.AsNoTracking()
            .SingleOrDefaultAsync(l => l.LedgerId == member.LedgerId && l.BatchId == originId, cancel) is { } link)
            return await new CrossLedgerUndoRunner(
                db, member, await OtherAsync(member, link, cancel), link, intent, time)
                .RunAsync(cancel);
        var batch = await IsSettingAsync(db, member, originId, cancel)
            ? new BatchContext(member, intent, originId, await OwnerAsync(member))
            : new BatchContext(member, intent, originId, member.CorrectionRole) { IsCorrection = true };
        var replay = new BatchUndoRunner(db.Write(batch), batch, time);
        // Of what an adder may not take back as a whole, they take nothing back.
        var result = member.Role >= Role.Editor
            ? await replay.RunAsync(cancel) : await db.InTransactionAsync(() => replay.RunAsync(cancel), cancel);
        return result.LeftAlone.Count == 0
            ? result
            : result with { Recounted = await IsRecountedAsync(db, member, originId, cancel) };
    }

    static Task<bool> IsSettingAsync(FinSightContext db, Member member, Guid originId, CancellationToken cancel)
    {
        var settings = db.Kinds().Settings;
        return db.Changes.AnyAsync(
            c => c.LedgerId == member.LedgerId && c.BatchId == originId && c.IsHead && settings.Contains(c.Entity),
            cancel);
    }

    static async Task<Role> OwnerAsync(Member member)
    {
        await member.RequireAsync(Role.Owner);
        return Role.Owner;
    }

    async Task<Member> OtherAsync(Member member, CrossLedgerBatchLink link, CancellationToken cancel)
    {
        try
        {
            return member.Bearer is { } bearer
                ? await access.EnterForAsync(bearer, link.OtherLedgerId, TokenScopeKinds.Write, cancel)
                : await access.EnterAsync(member.UserId, link.OtherLedgerId, member.Source, cancel);
        }
        catch (NotFoundException)
        {
            throw new RuleException(Rules.Moves.NotEditorInBoth, link.OtherName);
        }
    }

    // Amounts of before can't be told from changed ones, nor put back.
    static async Task<bool> IsRecountedAsync(FinSightContext db, Member member, Guid originId, CancellationToken cancel)
    {
        var last = await db.Changes.Where(c => c.LedgerId == member.LedgerId && c.BatchId == originId)
            .MaxAsync(c => c.Sequence, cancel);
        return (await LoggedAmountRescaler.ReadAsync(db, member, cancel)).IsOtherSince(last);
    }
}

/// <param name="Write">What that left in the log itself.</param>
/// <param name="OriginId">The batch that was taken back or repeated.</param>
/// <param name="Changed">How many rows changed.</param>
/// <param name="LeftAlone">The names of the rows that somebody changed since; they kept their values.</param>
/// <param name="Recounted">What they were changed by is the ledger's other currency, which has other decimals.</param>
public sealed record UndoResult(
    WriteResult Write, Guid OriginId, int Changed, IReadOnlyList<string> LeftAlone, bool Recounted = false);
