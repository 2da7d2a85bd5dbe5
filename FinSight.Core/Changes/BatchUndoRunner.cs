using System.Collections.Frozen;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Changes;

/// <summary>
/// Takes one batch back, or repeats it, in short transactions; what can't be done to a row leaves it alone.
/// </summary>
sealed class BatchUndoRunner(FinSightContext db, BatchContext batch, TimeProvider time)
{
    const int ChunkSize = 200;
    const int MostTries = 5;

    readonly LoggedEntityDefinitions _kinds = db.Kinds();
    readonly List<(string Name, Change Last)> _leftAlone = [];
    readonly HashSet<Guid> _leftIds = [];
    int _changed;

    /// <summary>Rows to be left alone whatever they are like.</summary>
    public IReadOnlySet<Guid> Skipped { get; init; } = FrozenSet<Guid>.Empty;

    /// <summary>Rows that are taken away again leave no trash: they go on elsewhere.</summary>
    public bool RemovesForGood { get; init; }

    /// <summary>The rows that were left alone.</summary>
    public IReadOnlySet<Guid> LeftIds => _leftIds;

    public UndoResult? Result { get; private set; }

    /// <summary>The context writes in the batch's name.</summary>
    public async Task<UndoResult> RunAsync(CancellationToken cancel)
    {
        var originId = batch.OriginId!.Value;
        foreach (var ids in (await RowsAsync(originId, cancel)).Chunk(ChunkSize)) await ReplayAsync(ids, 0, cancel);
        // One that was taken back already has nothing left to take away: what others use no more is theirs.
        if (batch.Intent == BatchKind.Undo && _changed + _leftAlone.Count > 0)
            await RemoveUnusedAsync(originId, cancel);
        return Result = new UndoResult(db.Written(), originId, _changed, await NamesAsync(cancel));
    }

    /// <summary>
    /// Whether the last undo or redo of a batch ended before its time, say with the process: a row is not yet where it
    /// was to go, and was not left alone either. The same again does the rest.
    /// </summary>
    /// <param name="since">Where that undo or redo begins in the log.</param>
    public static Task<bool> IsCutShortAsync(
        FinSightContext db, Member member, Guid originId, BatchKind intent, long since, CancellationToken cancel) =>
        db.ReplayedChanges(member, originId).Select(c => c.EntityId).AnyAsync(
            id => (db.Changes
                .Where(
                    c => c.LedgerId == member.LedgerId
                        && c.EntityId == id
                        && (c.BatchId == originId || c.OriginId == originId))
                .Where(c => c.Kind != ChangeKind.LeftAlone || c.Sequence >= since)
                .OrderByDescending(c => c.Sequence).First().Intent == BatchKind.Undo) != (intent == BatchKind.Undo),
            cancel);

    /// <summary>
    /// What nothing needs any more goes with the batch that made it, unless somebody has edited it since.
    /// </summary>
    async Task RemoveUnusedAsync(Guid originId, CancellationToken cancel)
    {
        var names = await db.MadeOnTheWay(batch.Member, originId).Select(c => c.Entity).Distinct().ToListAsync(cancel);
        foreach (var kind in names.Select(name => _kinds[name]))
        {
            db.ChangeTracker.Clear();
            await db.InTransactionAsync(async () =>
            {
                var made = db.MadeOnTheWay(batch.Member, originId).Where(c => c.Entity == kind.LogName);
                var unused = await kind.Unused(db, batch.Member)
                    .Where(id => made.Any(c => c.EntityId == id))
                    .Where(id => !db.Changes.Any(
                        c => c.LedgerId == batch.Member.LedgerId && c.EntityId == id && c.Kind == ChangeKind.Edited))
                    .ToListAsync(cancel);
                db.RemoveRange(await kind.Rows(db, batch.Member, unused).ToListAsync(cancel));
                return await db.SaveChangesAsync(cancel);
            }, cancel);
        }
    }

    /// <summary>The rows that the batch touched, in its order; what came last is taken back first.</summary>
    async Task<List<Guid>> RowsAsync(Guid originId, CancellationToken cancel)
    {
        var changes = await db.ReplayedChanges(batch.Member, originId)
            .OrderBy(c => c.Sequence).Select(c => new { c.EntityId, c.Entity }).ToListAsync(cancel);
        var rows = changes.Distinct().ToList();
        var isUndo = batch.Intent == BatchKind.Undo;
        if (isUndo) rows.Reverse();
        // A tag comes back before the expenses that carry it, and goes after them.
        var made = isUndo
            ? []
            : await db.MadeOnTheWay(batch.Member, originId).Select(c => c.EntityId).ToListAsync(cancel);
        return [.. made, .. rows.OrderBy(row => (isUndo ? 1 : -1) * _kinds[row.Entity].ReplayOrder)
            .Select(row => row.EntityId)];
    }

    async Task ReplayAsync(Guid[] ids, int tries, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var rows = await LoadAsync(ids, cancel);
        var left = rows.Where(row => Replay(row) == RowUndoOutcome.LeftAlone).ToList();
        var changes = rows.Count(row => row.IsTouched);
        Record(left);
        try
        {
            await SaveAsync(cancel);
            _changed += changes;
            LeaveAlone(left);
        }
        catch (DbUpdateConcurrencyException) when (tries < MostTries)
        {
            // Somebody wrote between the read and the save: look again.
            await ReplayAsync(ids, tries + 1, cancel);
        }
        catch (DbUpdateException) when (ids.Length > 1)
        {
            foreach (var id in ids) await ReplayAsync([id], 0, cancel);
        }
        catch (DbUpdateException)
        {
            // The row can't go back, say because its category is gone or its name is taken.
            db.ChangeTracker.Clear();
            Record(rows);
            await db.SaveChangesAsync(cancel);
            LeaveAlone(rows);
        }
    }

    RowUndoOutcome Replay(RowUndoRunner row) =>
        row.Replay(time.GetUtcNow().UtcDateTime, Skipped.Contains(row.Last.EntityId), RemovesForGood);

    void LeaveAlone(List<RowUndoRunner> left)
    {
        _leftAlone.AddRange(left.Select(row => (row.Name, row.Last)));
        _leftIds.UnionWith(left.Select(row => row.Last.EntityId));
    }

    async Task SaveAsync(CancellationToken cancel)
    {
        var entries = db.ChangeTracker.Entries<ILedgerEntity>();
        var toCheck = entries.Where(row => _kinds.Of(row.Entity).IsChecked(row)).Select(row => _kinds.Of(row.Entity))
            .Distinct().ToList();
        if (toCheck.Count == 0)
        {
            await db.SaveChangesAsync(cancel);
            return;
        }
        await db.InTransactionAsync(async () =>
        {
            var saved = await db.SaveChangesAsync(cancel);
            foreach (var kind in toCheck) await kind.CheckAsync(db, batch.Member, cancel);
            return saved;
        }, cancel);
    }

    /// <summary>Rows without a name of their own are called as the activity calls them.</summary>
    async Task<List<string>> NamesAsync(CancellationToken cancel)
    {
        var names = new Dictionary<Guid, string>();
        foreach (var rows in _leftAlone.Where(row => row.Name.Length == 0).Select(row => row.Last)
            .GroupBy(last => last.Entity))
            foreach (var (id, name) in await _kinds[rows.Key].NamesAsync(
                db, batch.Member, [.. rows.Select(last => last.EntityId)], cancel))
                names[id] = name;
        return [.. _leftAlone.Select(row => names.GetValueOrDefault(row.Last.EntityId, row.Name))];
    }

    void Record(List<RowUndoRunner> left)
    {
        var now = time.GetUtcNow().UtcDateTime;
        for (var i = 0; i < left.Count; i++)
            db.Changes.Add(Change.LeaveAlone(batch, i == 0 && batch.IsEmpty, now, left[i].Last));
    }

    async Task<List<RowUndoRunner>> LoadAsync(Guid[] ids, CancellationToken cancel)
    {
        var logs = (await db.Changes.AsNoTracking()
                .Where(
                    c => c.LedgerId == batch.Member.LedgerId
                        && ids.Contains(c.EntityId)
                        && c.Kind != ChangeKind.LeftAlone)
                .OrderBy(c => c.Sequence).ToListAsync(cancel))
            .GroupBy(c => c.EntityId).ToDictionary(log => log.Key, log => log.ToList());
        var rows = new Dictionary<Guid, ILedgerEntity>();
        foreach (var entity in logs.Values.Select(log => log[0].Entity).Distinct())
            foreach (var row in await _kinds[entity].Rows(db, batch.Member, ids).ToListAsync(cancel))
                rows[row.Id] = row;
        return [.. ids.Select(id => new RowUndoRunner(db, batch, logs[id], rows.GetValueOrDefault(id)))];
    }
}
