using System.Text.Json;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace FinSight.Core.Changes;

enum RowUndoOutcome
{
    /// <summary>The row is as wanted already.</summary>
    Nothing,
    Changed,
    LeftAlone,
}

/// <summary>Takes back, or repeats, what a batch did to one row.</summary>
/// <param name="log">All changes of the row, oldest first.</param>
/// <param name="row">The row as it is; null where it was removed.</param>
sealed class RowUndoRunner(FinSightContext db, BatchContext batch, IReadOnlyList<Change> log, ILedgerEntity? row)
{
    readonly LoggedEntityDefinition _kind = db.Kinds().Of(log[^1]);

    /// <summary>The row's latest change.</summary>
    public Change Last => log[^1];

    public bool IsTouched { get; private set; }

    /// <summary>What people call the row.</summary>
    public string Name => row is not null && _kind.NameField is { } name
        ? db.Entry(row).Property(name.Property).CurrentValue as string ?? "" : _kind.LastName(log) ?? "";

    /// <param name="isSkipped">It is to be left alone.</param>
    /// <param name="forGood">What the batch added leaves the table, and not for the trash.</param>
    public RowUndoOutcome Replay(DateTime now, bool isSkipped = false, bool forGood = false)
    {
        var outcome = Decide(now, isSkipped, forGood);
        // What stays as it is must not keep another row of the batch from going: the database says whether that may go.
        if (outcome != RowUndoOutcome.Changed && row is not null) db.Entry(row).State = EntityState.Detached;
        return outcome;
    }

    RowUndoOutcome Decide(DateTime now, bool isSkipped, bool forGood)
    {
        var last = log.Last(IsOfOrigin);
        if (last.Intent == BatchKind.Undo == (batch.Intent == BatchKind.Undo)) return RowUndoOutcome.Nothing;
        var did = log.Where(c => c.BatchId == batch.OriginId).ToList();
        // Who has made it anew meanwhile has made what is wanted.
        if (row is not null && _kind.IsIncidental && did[0].Kind == ChangeKind.Added) return RowUndoOutcome.Nothing;
        if (isSkipped || HasMovedSince(last)) return RowUndoOutcome.LeftAlone;
        if (batch.Intent == BatchKind.Undo) Revert(did, now, forGood);
        else Repeat(did);
        IsTouched = true;
        return RowUndoOutcome.Changed;
    }

    bool IsOfOrigin(Change change) => change.BatchId == batch.OriginId || change.OriginId == batch.OriginId;

    // What came later and was taken back again does not count: only values that differ do.
    bool HasMovedSince(Change last)
    {
        var later = log.Where(c => c.Sequence > last.Sequence && _kind.Undoes(c)).ToList();
        if (later.Count == 0) return false;
        var existed = later[0].Kind != ChangeKind.Added;
        if (existed != row is not null) return true;
        return row is not null && !new RowFieldAccessor(_kind, db.Entry(row)).Match(_kind.Earliest(later));
    }

    void Revert(List<Change> did, DateTime now, bool forGood)
    {
        if (did[0].Kind != ChangeKind.Added) Restore(_kind.Earliest(did));
        else if (forGood) db.Remove(row!);
        else _kind.Remove(db, row!, now);
    }

    void Repeat(List<Change> did)
    {
        if (did[^1].Kind == ChangeKind.Removed) db.Remove(row!);
        else Restore(_kind.Latest(did));
    }

    void Restore(IReadOnlyDictionary<string, JsonElement> fields) =>
        new RowFieldAccessor(_kind, row is null ? Revive() : db.Entry(row)).Set(fields);

    EntityEntry Revive()
    {
        var entry = db.Entry(_kind.Revive());
        entry.Property(nameof(ILedgerEntity.LedgerId)).CurrentValue = Last.LedgerId;
        entry.Property(nameof(ILedgerEntity.Id)).CurrentValue = Last.EntityId;
        entry.Property(nameof(ILedgerEntity.Version)).CurrentValue = Last.EntityVersion + 1;
        entry.State = EntityState.Added;
        return entry;
    }
}
