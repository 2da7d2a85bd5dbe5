using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Changes;

/// <summary>
/// Takes back, or repeats, what took rows from one ledger to another: in both of them at once, in one transaction. What
/// can't be done to a row in one of them leaves it alone in both, so that it is never in two ledgers, nor in none.
/// </summary>
sealed class CrossLedgerUndoRunner(
    FinSightContext db, Member member, Member other, CrossLedgerBatchLink link, BatchKind intent, TimeProvider time)
{
    readonly BatchContext _mine = new(member, intent, link.BatchId, Role.Editor) { IsCorrection = true };
    readonly BatchContext _theirs = new(other, intent, link.OtherBatchId, Role.Editor) { IsCorrection = true };
    readonly HashSet<Guid> _left = [];

    /// <returns>What it did in the ledger of the first member.</returns>
    /// <exception cref="RuleException">
    /// The member may not edit in both, or amounts are counted otherwise by now.
    /// </exception>
    public async Task<UndoResult> RunAsync(CancellationToken cancel)
    {
        if (member.Role < Role.Editor || other.Role < Role.Editor)
            throw new RuleException(Rules.Moves.NotEditorInBoth, link.OtherName);
        if (member.Currency != other.Currency)
            throw new RuleException(Rules.Moves.OtherCurrency, member.Currency.Code, other.Currency.Code);
        db.WriteBoth(_mine, _theirs);
        while (true)
        {
            var known = _left.Count;
            try
            {
                return await db.InTransactionAsync(() => ReplayAsync(cancel), cancel);
            }
            catch (DbUpdateException) when (_left.Count > known)
            {
                // Once more, without the rows that could go from one ledger, but not come to the other.
            }
        }
    }

    async Task<UndoResult> ReplayAsync(CancellationToken cancel)
    {
        await RefuseRecountedAsync(member, link.BatchId, cancel);
        await RefuseRecountedAsync(other, link.OtherBatchId, cancel);
        // A row has one id wherever it is: it goes before it comes.
        var comesHere = link.Leaves == (intent == BatchKind.Undo);
        var (goes, comes) = comesHere ? (_theirs, _mine) : (_mine, _theirs);
        var gone = await RunAsync(goes, _left, cancel);
        var come = await RunAsync(comes, [.. _left, .. gone.LeftIds], cancel);
        var missing = come.LeftIds.Except(gone.LeftIds).Except(_left).ToList();
        if (missing.Count == 0) return (comesHere ? come : gone).Result!;
        _left.UnionWith(missing);
        throw new DbUpdateException("Rows that went from one ledger could not come to the other.");
    }

    async Task<BatchUndoRunner> RunAsync(BatchContext batch, HashSet<Guid> left, CancellationToken cancel)
    {
        var replay = new BatchUndoRunner(db.Turn(batch), batch, time) { Skipped = left, RemovesForGood = true };
        await replay.RunAsync(cancel);
        return replay;
    }

    // The log's amounts would come back as others.
    async Task RefuseRecountedAsync(Member member, Guid batchId, CancellationToken cancel)
    {
        var last = await db.Changes.Where(c => c.LedgerId == member.LedgerId && c.BatchId == batchId)
            .MaxAsync(c => (long?)c.Sequence, cancel);
        if (last is { } sequence && (await LoggedAmountRescaler.ReadAsync(db, member, cancel)).IsOtherSince(sequence))
            throw new RuleException(Rules.Moves.Recounted);
    }
}
