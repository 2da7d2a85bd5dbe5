using System.Text.Json;
using FinSight.Core.Categories;
using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Tags;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace FinSight.Core.Changes;

enum Outcome
{
    /// <summary>The row is as wanted already.</summary>
    Nothing,
    Changed,
    LeftAlone,
}

/// <summary>Takes back, or repeats, what a batch did to one row.</summary>
/// <param name="log">All changes of the row, oldest first.</param>
/// <param name="row">The row as it is; null where it was removed.</param>
sealed class RowReplay(FinSightContext db, Batch batch, IReadOnlyList<Change> log, ILedgerEntity? row)
{
    /// <summary>The row's latest change.</summary>
    public Change Last => log[^1];

    public bool IsTouched { get; private set; }

    /// <summary>What people call the row.</summary>
    public string Name => row switch
    {
        Expense expense => expense.Title,
        Category category => category.Name,
        Tag tag => tag.Name,
        _ => RowFields.Latest(log, "Title") ?? RowFields.Latest(log, "Name") ?? "",
    };

    public Outcome Replay(DateTime now)
    {
        var last = log.Last(IsOfOrigin);
        if (last.Intent == Intent.Undo == (batch.Intent == Intent.Undo)) return Outcome.Nothing;
        var did = log.Where(c => c.BatchId == batch.OriginId).ToList();
        // Whoever has made the tag anew meanwhile has made what is wanted.
        if (row is Tag && did[0].Kind == ChangeKind.Added) return Outcome.Nothing;
        if (HasMovedSince(last)) return Outcome.LeftAlone;
        if (batch.Intent == Intent.Undo) Revert(did, now);
        else Repeat(did);
        IsTouched = true;
        return Outcome.Changed;
    }

    bool IsOfOrigin(Change change) => change.BatchId == batch.OriginId || change.OriginId == batch.OriginId;

    // What came later and was taken back again does not count: only values that differ do.
    bool HasMovedSince(Change last)
    {
        var later = log.Where(c => c.Sequence > last.Sequence).ToList();
        if (later.Count == 0) return false;
        var existed = later[0].Kind != ChangeKind.Added;
        if (existed != row is not null) return true;
        return row is not null && !new RowFields(db.Entry(row)).Match(RowFields.Earliest(later));
    }

    void Revert(List<Change> did, DateTime now)
    {
        if (did[0].Kind == ChangeKind.Added) Remove(now);
        else Restore(RowFields.Earliest(did));
    }

    void Repeat(List<Change> did)
    {
        if (did[^1].Kind == ChangeKind.Removed) Remove(default);
        else Restore(RowFields.Latest(did));
    }

    // An expense goes to the trash, and comes back out of it; other rows leave the table.
    void Remove(DateTime now)
    {
        if (row is Expense expense) expense.Delete(now);
        else db.Remove(row!);
    }

    void Restore(IReadOnlyDictionary<string, JsonElement> fields) =>
        new RowFields(row is null ? Revive() : db.Entry(row)).Set(fields);

    EntityEntry Revive()
    {
        var type = db.Model.GetEntityTypes().Single(t => t.ClrType.Name == Last.Entity).ClrType;
        var entry = db.Entry(Activator.CreateInstance(type, nonPublic: true)!);
        entry.Property(nameof(ILedgerEntity.LedgerId)).CurrentValue = Last.LedgerId;
        entry.Property(nameof(ILedgerEntity.Id)).CurrentValue = Last.EntityId;
        entry.Property(nameof(ILedgerEntity.Version)).CurrentValue = Last.EntityVersion + 1;
        entry.State = EntityState.Added;
        return entry;
    }
}
