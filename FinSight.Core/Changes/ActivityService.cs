using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Changes;

/// <summary>Reads a ledger's log as people tell it: batch by batch, the latest first.</summary>
public sealed class ActivityService(IDbContextFactory<FinSightContext> contexts, TimeProvider time)
{
    public async Task<ActivityView> PageAsync(Member member, ActivityRequest query, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var moment = await db.ReadSnapshotAsync(cancel);
        var heads = Heads(db, member);
        if (query.UserId is { } userId) heads = heads.Where(c => c.UserId == userId);
        if (query.Before is { } before) heads = heads.Where(c => c.Sequence < before);
        var page = await heads.OrderByDescending(c => c.Sequence).Take(ActivityView.Size + 1).ToListAsync(cancel);
        var more = page.Count > ActivityView.Size;
        if (more) page.RemoveAt(ActivityView.Size);
        return new ActivityView(
            await db.SequenceAsync(member, cancel), await TellAsync(db, member, page, cancel),
            await WritersAsync(db, member, cancel), more ? page[^1].Sequence : null);
    }

    /// <summary>One batch; null where there is none in this ledger.</summary>
    public async Task<ActivityEntry?> FindAsync(Member member, Guid batchId, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var head = await Heads(db, member).Where(c => c.BatchId == batchId).ToListAsync(cancel);
        return (await TellAsync(db, member, head, cancel)).SingleOrDefault();
    }

    /// <summary>One batch with its rows; null where there is none in this ledger.</summary>
    /// <param name="after">Rows after this sequence of the log; null for the first.</param>
    public async Task<BatchView?> BatchAsync(
        Member member, Guid batchId, long? after = null, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var moment = await db.ReadSnapshotAsync(cancel);
        var head = await Heads(db, member).Where(c => c.BatchId == batchId).ToListAsync(cancel);
        if (head.Count == 0) return null;
        var incidental = db.Kinds().Incidental;
        var changes = await db.Changes.AsNoTracking()
            .Where(c => c.LedgerId == member.LedgerId && c.BatchId == batchId && c.Sequence > (after ?? 0))
            .Where(c => c.IsHead || !incidental.Contains(c.Entity))
            .OrderBy(c => c.Sequence).Take(BatchView.Size + 1).ToListAsync(cancel);
        var more = changes.Count > BatchView.Size;
        if (more) changes.RemoveAt(BatchView.Size);
        var names = await RowNameResolver.ReadAsync(db, member, changes, cancel);
        var entry = (await TellAsync(db, member, head, cancel)).Single();
        return new BatchView(
            await db.SequenceAsync(member, cancel), entry,
            [.. changes.Select(
                c => ActivityEntry.Of(c, entry.By, names.Of(c), 1, names.Fields(c), c.IsHead ? entry.Gone : null))],
            more ? changes[^1].Sequence : null);
    }

    /// <summary>Who touched these rows since a change of the log; nothing of rows that nobody did.</summary>
    public async Task<IReadOnlyDictionary<Guid, RecentChange>> TouchedAsync(
        Member member, IReadOnlyCollection<Guid> ids, long since, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var changes = await db.Changes.AsNoTracking()
            .Where(
                c => c.LedgerId == member.LedgerId
                    && ids.Contains(c.EntityId)
                    && c.Sequence > since
                    && c.Kind != ChangeKind.LeftAlone)
            .OrderBy(c => c.Sequence).ToListAsync(cancel);
        var users = changes.Select(c => c.UserId).Distinct().ToList();
        var people = await db.PersonNames.Where(p => users.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        return changes.GroupBy(c => c.EntityId)
            .ToDictionary(row => row.Key, row => RecentChange.Of(db.Kinds().Of(row.First()), [.. row], people));
    }

    /// <summary>Who last changed each field of a row since a version, by the field's name in the log.</summary>
    public async Task<IReadOnlyDictionary<string, ChangeAuthor>> ChangedByAsync(
        Member member, Guid id, long version, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        // A row that is removed gets no further version by it.
        var changes = await db.Changes.AsNoTracking().Where(c => c.LedgerId == member.LedgerId && c.EntityId == id)
            .Since(version - 1).Where(c => c.EntityVersion > version || c.Kind == ChangeKind.Removed)
            .ToListAsync(cancel);
        var users = changes.Select(c => c.UserId).Distinct().ToList();
        var people = await db.PersonNames.Where(p => users.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        var last = new Dictionary<string, ChangeAuthor>();
        foreach (var change in changes)
            foreach (var field in FieldChange.Of(db.Kinds().Of(change), change))
                last[field.Field] = new ChangeAuthor(change.UserId, people.GetValueOrDefault(change.UserId, ""));
        return last;
    }

    /// <summary>The ledger's members, by name.</summary>
    internal static Task<List<ChangeAuthor>> WritersAsync(
        FinSightContext db, Member member, CancellationToken cancel) =>
        db.Memberships.Where(m => m.LedgerId == member.LedgerId)
            .Join(db.Users, m => m.UserId, u => u.Id, (m, u) => u)
            .OrderBy(u => u.DisplayName).Select(u => new ChangeAuthor(u.Id, u.DisplayName)).ToListAsync(cancel);

    static IQueryable<Change> Heads(FinSightContext db, Member member) =>
        db.Changes.AsNoTracking().Where(c => c.LedgerId == member.LedgerId && c.IsHead);

    async Task<List<ActivityEntry>> TellAsync(
        FinSightContext db, Member member, List<Change> heads, CancellationToken cancel)
    {
        var originIds = heads.Where(c => c.OriginId is not null).Select(c => c.OriginId!.Value).ToList();
        var origins = originIds.Count == 0
            ? []
            : await Heads(db, member).Where(c => originIds.Contains(c.BatchId)).ToListAsync(cancel);
        List<Change> all = [.. heads, .. origins.Where(origin => heads.All(head => head.BatchId != origin.BatchId))];
        var batches = all.Select(c => c.BatchId).ToList();
        var users = all.Select(c => c.UserId).Distinct().ToList();
        var (kinds, incidental) = (db.Kinds(), db.Kinds().Incidental);
        // A tag that is made or goes on the way is no step of its own.
        var counts = (await db.Changes
            .Where(
                c => c.LedgerId == member.LedgerId
                    && batches.Contains(c.BatchId)
                    && (c.IsHead || !incidental.Contains(c.Entity)))
            .GroupBy(c => new { c.BatchId, c.Entity })
            .Select(rows => new { rows.Key.BatchId, rows.Key.Entity, Count = rows.Count() })
            .ToListAsync(cancel)).GroupBy(rows => rows.BatchId)
            .ToDictionary(batch => batch.Key, batch => batch.ToDictionary(rows => rows.Entity, rows => rows.Count));
        var people = await db.PersonNames.Where(p => users.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        var names = await RowNameResolver.ReadAsync(db, member, all, cancel);
        var gone = await GoneAsync(db, member, all, cancel);
        var takenBack = await TakenBackAsync(db, member, batches, cancel);
        var twins = await db.BatchLinks.Where(l => l.LedgerId == member.LedgerId && batches.Contains(l.BatchId))
            .ToDictionaryAsync(l => l.BatchId, l => new CrossLedgerMoveSummary(l.OtherName, l.Leaves, l.Count), cancel);
        var fixedOnes = member.Role >= Role.Editor
            ? []
            : await BatchPermissionQueries.ExceptAsync(db, member, heads, time.GetUtcNow().UtcDateTime, cancel);
        var entries = all.ToDictionary(c => c.BatchId, c => ActivityEntry.Of(
            c, people.GetValueOrDefault(c.UserId), names.Of(c), counts[c.BatchId].Values.Sum(), names.Fields(c),
            gone.GetValueOrDefault(c.BatchId)) with
        {
            State = c.Intent != BatchKind.Do || !kinds.Of(c).Undoes(c) || c.UserId == Change.Server ? BatchStatus.Fixed
                : takenBack.Contains(c.BatchId) ? BatchStatus.TakenBack : BatchStatus.Stands,
            Twin = twins.GetValueOrDefault(c.BatchId),
            IsCorrectable = !fixedOnes.Contains(c.BatchId) && (member.Role == Role.Owner || !kinds.Of(c).IsSetting),
            Kinds = counts[c.BatchId],
        });
        return [.. heads.Select(c => entries[c.BatchId] with
        {
            Origin = c.OriginId is { } origin ? entries.GetValueOrDefault(origin) : null
        })];
    }

    /// <summary>The batches whose last undo or redo that did something was an undo.</summary>
    static async Task<HashSet<Guid>> TakenBackAsync(
        FinSightContext db, Member member, List<Guid> batches, CancellationToken cancel)
    {
        var later = await Heads(db, member).Where(c => c.OriginId != null && batches.Contains(c.OriginId.Value))
            .Where(head => db.Changes.Any(
                c => c.LedgerId == member.LedgerId && c.BatchId == head.BatchId && c.Kind != ChangeKind.LeftAlone))
            .OrderBy(c => c.Sequence).Select(c => new { OriginId = c.OriginId!.Value, c.Intent }).ToListAsync(cancel);
        return [.. later.GroupBy(head => head.OriginId).Where(all => all.Last().Intent == BatchKind.Undo)
            .Select(all => all.Key)];
    }

    /// <summary>
    /// The names of rows that batches about such rows took away on their way, say a tag that was merged into another;
    /// none where it was several.
    /// </summary>
    static async Task<Dictionary<Guid, string?>> GoneAsync(
        FinSightContext db, Member member, List<Change> heads, CancellationToken cancel)
    {
        var (kinds, incidental) = (db.Kinds(), db.Kinds().Incidental);
        var batches = heads.Where(c => incidental.Contains(c.Entity)).Select(c => c.BatchId).ToList();
        if (batches.Count == 0) return [];
        var gone = await db.Changes.AsNoTracking()
            .Where(c => c.LedgerId == member.LedgerId && batches.Contains(c.BatchId))
            .Where(c => incidental.Contains(c.Entity) && c.Kind == ChangeKind.Removed).ToListAsync(cancel);
        return gone.GroupBy(c => c.BatchId).Where(batch => batch.Count() == 1)
            .ToDictionary(batch => batch.Key, batch => kinds.Of(batch.Single()).LastName([.. batch]));
    }
}
