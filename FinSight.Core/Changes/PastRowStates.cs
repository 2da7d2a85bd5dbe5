using System.Text.Json;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Changes;

/// <summary>
/// What rows were like after each of some changes: from the present back, as each change says what was before it.
/// </summary>
sealed class PastRowStates(FinSightContext db, Member member)
{
    const int ChunkSize = 500;

    /// <param name="changes">In their order.</param>
    /// <returns>The whole row after each change, by its sequence; nothing where the row is not told.</returns>
    public async Task<IReadOnlyDictionary<long, IReadOnlyDictionary<string, JsonElement>>> ReadAsync(
        IReadOnlyList<Change> changes, CancellationToken cancel)
    {
        var states = new Dictionary<long, IReadOnlyDictionary<string, JsonElement>>();
        if (changes.Count == 0) return states;
        var currency = await LoggedAmountRescaler.ReadAsync(db, member, cancel);
        foreach (var rows in changes.Where(c => c.Kind != ChangeKind.LeftAlone).GroupBy(c => c.Entity))
            await ReadKindAsync(db.Kinds()[rows.Key], [.. rows], changes[^1].Sequence, currency, states, cancel);
        return states;
    }

    async Task ReadKindAsync(
        LoggedEntityDefinition kind, List<Change> changes, long last, LoggedAmountRescaler currency,
        Dictionary<long, IReadOnlyDictionary<string, JsonElement>> states, CancellationToken cancel)
    {
        // Who was added meanwhile is told whole by that; others are looked at as they are now, and taken back from
        // there.
        var told = changes.Where(c => c.Kind == ChangeKind.Added).Select(c => c.EntityId).ToHashSet();
        var later = new List<Change>();
        var present = new Dictionary<Guid, IReadOnlyDictionary<string, JsonElement>>();
        foreach (var ids in changes.Select(c => c.EntityId).Distinct().Where(id => !told.Contains(id)).Chunk(ChunkSize))
        {
            later.AddRange(await db.Changes.AsNoTracking()
                .Where(
                    c => c.LedgerId == member.LedgerId
                        && ids.Contains(c.EntityId)
                        && c.Sequence > last
                        && c.Kind != ChangeKind.LeftAlone)
                .ToListAsync(cancel));
            foreach (var row in await kind.Rows(db, member, ids).AsNoTracking().ToListAsync(cancel))
                present[row.Id] = new RowFieldAccessor(kind, db.Entry(row)).Current();
        }
        foreach (var log in changes.Concat(later.OrderBy(c => c.Sequence)).GroupBy(c => c.EntityId))
            Tell(kind, [.. log], present.GetValueOrDefault(log.Key), last, currency, states);
    }

    static void Tell(
        LoggedEntityDefinition kind, List<Change> log, IReadOnlyDictionary<string, JsonElement>? present, long last,
        LoggedAmountRescaler currency, Dictionary<long, IReadOnlyDictionary<string, JsonElement>> states)
    {
        if (log is [{ Kind: ChangeKind.Added } only])
        {
            states[only.Sequence] = After(only);
            return;
        }
        // Amounts of the log are counted as then, and those of the present as now.
        var state = new Dictionary<string, JsonElement>(present ?? new Dictionary<string, JsonElement>());
        for (var i = log.Count - 1; i >= 0; i--)
        {
            if (log[i].Kind == ChangeKind.Added) state.Clear();
            foreach (var (field, value) in Before(log[i])) state[field] = value;
        }
        foreach (var change in log.Where(c => c.Sequence <= last))
        {
            if (change.Kind == ChangeKind.Added) state.Clear();
            foreach (var (field, value) in After(change)) state[field] = value;
            states[change.Sequence] = new Dictionary<string, JsonElement>(state);
        }

        Dictionary<string, JsonElement> Before(Change change) =>
            Today(kind, kind.Read(change.Before), minor => currency.TodayBefore(minor, change));

        Dictionary<string, JsonElement> After(Change change) =>
            Today(kind, kind.Read(change.After), minor => currency.Today(minor, change.Sequence));
    }

    static Dictionary<string, JsonElement> Today(
        LoggedEntityDefinition kind, Dictionary<string, JsonElement> fields, Func<long, long> today)
    {
        foreach (var field in kind.Fields.Where(field => field.IsAmount))
            if (fields.TryGetValue(field.Name, out var value) && value.ValueKind == JsonValueKind.Number
                && value.GetInt64() is var then && today(then) is var now && now != then)
                fields[field.Name] = JsonSerializer.SerializeToElement(now);
        return fields;
    }
}
