using System.Data.Common;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace FinSight.Core.Changes;

/// <summary>
/// Writes one <see cref="Change"/> beside every ledger row that is saved, in the same transaction, and tells the
/// live feed once it is committed.
/// </summary>
sealed class ChangeRecorder(LoggedEntityDefinitions kinds, TimeProvider time, LedgerFeed feed) : SaveChangesInterceptor,
IDbTransactionInterceptor
{
    public override InterceptionResult<int> SavingChanges(
        DbContextEventData eventData, InterceptionResult<int> result) =>
        throw new InvalidOperationException("FinSight saves asynchronously only.");

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = (FinSightContext)eventData.Context!;
        var rows = db.ChangeTracker.Entries<ILedgerEntity>().Where(IsTouched).ToList();
        if (rows.Count == 0) return ValueTask.FromResult(result);

        var batch = db.Batch ?? throw new InvalidOperationException("Rows of a ledger are written in a member's name.");
        rows = [.. rows.OrderBy(row => Place(row, batch)).ThenBy(row => kinds.Of(row.Entity).ReplayOrder)];
        var now = time.GetUtcNow().UtcDateTime;
        AdderCheck.Check(db, rows, now);
        var begins = batch.IsEmpty && !db.ChangeTracker.Entries<Change>().Any();
        var moves = rows.ConvertAll(row => kinds.Of(row.Entity).Move(row));
        db.Changes.AddRange(rows.Select((row, i) => Record(row, batch, begins && i == 0, now)).ToList());
        batch.Moves.AddRange(moves);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        var db = (FinSightContext)eventData.Context!;
        if (db.Batch is { } batch)
        {
            var (last, count, head) = batch.Progress;
            var changes = db.ChangeTracker.Entries<Change>().Select(change => change.Entity)
                .Where(c => c.Sequence > last).ToList();
            if (changes.Count > 0)
                batch.Progress = new(
                    changes.Max(c => c.Sequence), count + changes.Count, head ?? changes.MinBy(c => c.Sequence));
            batch.IsSetting |= changes.Any(change => kinds.Settings.Contains(change.Entity));
        }
        return ValueTask.FromResult(result);
    }

    public override Task SaveChangesFailedAsync(
        DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is FinSightContext { Batch: { } batch }) batch.IsUnsure = true;
        return Task.CompletedTask;
    }

    public Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is FinSightContext db)
            foreach (var batch in db.Batches) Publish(batch);
        return Task.CompletedTask;
    }

    void Publish(BatchContext batch)
    {
        if (batch.Progress.Last > batch.Told)
            feed.Publish(batch.Member.LedgerId, batch.Told = batch.Progress.Last, batch.IsSetting);
    }

    // A batch is told by its first change: what becomes of a tag comes before what that does to expenses, and a tag
    // that an expense brought along after it. A category comes before the budgets that go with it.
    int Place(EntityEntry<ILedgerEntity> row, BatchContext batch) =>
        !kinds.Of(row.Entity).IsIncidental ? 1
        : row.State == EntityState.Added && batch.Intent != BatchKind.Undo ? 2
        : 0;

    static bool IsTouched(EntityEntry<ILedgerEntity> row) =>
        row.State is EntityState.Added or EntityState.Modified or EntityState.Deleted;

    Change Record(EntityEntry<ILedgerEntity> row, BatchContext batch, bool isHead, DateTime now)
    {
        if (row.Entity.LedgerId != batch.Member.LedgerId)
            throw new InvalidOperationException("A member writes in their own ledger only.");
        var kind = row.State switch
        {
            EntityState.Added => ChangeKind.Added,
            EntityState.Modified => ChangeKind.Edited,
            _ => ChangeKind.Removed,
        };
        var rowKind = kinds.Of(row.Entity);
        var (before, after) = RowSnapshotSerializer.Of(rowKind, row);
        if (kind is ChangeKind.Edited)
            row.Property(nameof(ILedgerEntity.Version)).CurrentValue = row.Entity.Version + 1;
        return new Change(batch, isHead, now, row.Entity, rowKind.LogName, kind, before, after);
    }
}
