using System.Text.Json;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Changes;

/// <summary>
/// Reads the log of a ledger forwards, for programs that follow it: whoever applies all changes from the first on has
/// the ledger as it was at each sequence.
/// </summary>
public sealed class LedgerChangesService(IDbContextFactory<FinSightContext> contexts)
{
    public const int Most = 1_000;

    /// <summary>What came after a sequence, in its order.</summary>
    /// <param name="since">The last that the reader knows; 0 for the beginning.</param>
    /// <returns>
    /// Null where the log does not reach back so far: the reader begins anew with the rows as they are.
    /// </returns>
    public async Task<ChangesPage?> ReadAsync(Member member, long since, int limit, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var moment = await db.ReadSnapshotAsync(cancel);
        var last = await db.SequenceAsync(member, cancel);
        if (since >= last) return new([], since, false, last);
        if (!await ReachesBackAsync(db, member, since, cancel)) return null;
        var changes = await db.Changes.AsNoTracking().Where(c => c.LedgerId == member.LedgerId && c.Sequence > since)
            .OrderBy(c => c.Sequence).Take(limit + 1).ToListAsync(cancel);
        var more = changes.Count > limit;
        if (more) changes.RemoveAt(limit);
        var rows = await new PastRowStates(db, member).ReadAsync(changes, cancel);
        var users = changes.Select(c => c.UserId).Distinct().ToList();
        var people = await db.PersonNames.Where(p => users.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        return new(
            [.. changes.Where(c => c.Kind != ChangeKind.LeftAlone).Select(c => Of(db.Kinds().Of(c), c, rows, people))],
            changes[^1].Sequence, more, last);
    }

    // The log is pruned from its old end, all ledgers alike; a ledger that was founded since has lost nothing.
    static async Task<bool> ReachesBackAsync(FinSightContext db, Member member, long since, CancellationToken cancel)
    {
        var first = await db.Changes.AsNoTracking().Where(c => c.LedgerId == member.LedgerId).OrderBy(c => c.Sequence)
            .FirstOrDefaultAsync(cancel);
        if (first is not null && (first.Sequence <= since + 1 || first.Intent == BatchKind.Found)) return true;
        return !await db.IsPrunedAsync(since, cancel);
    }

    static bool IsThere(LoggedEntityDefinition kind, Change change, IReadOnlyDictionary<string, JsonElement>? state) =>
        state is not null && change.Kind != ChangeKind.Removed
        && !(kind.TrashField is { } trash && state.TryGetValue(trash, out var at)
            && at.ValueKind != JsonValueKind.Null);

    static LoggedChangeView Of(
        LoggedEntityDefinition kind, Change change,
        IReadOnlyDictionary<long, IReadOnlyDictionary<string, JsonElement>> rows, Dictionary<Guid, string> people) =>
        new(
            change.Sequence, change.At, change.UserId, people.GetValueOrDefault(change.UserId), change.Source,
            change.BatchId, change.Intent, change.OriginId, change.Entity, change.EntityId, change.EntityVersion,
            IsThere(kind, change, rows.GetValueOrDefault(change.Sequence)) ? rows[change.Sequence] : null)
        {
            IsNew = change.Kind == ChangeKind.Added,
            Via = change.Via,
        };
}

/// <param name="Next">What to ask for the next time.</param>
/// <param name="More">There is more already.</param>
/// <param name="Sequence">The last change of the ledger.</param>
public sealed record ChangesPage(IReadOnlyList<LoggedChangeView> Changes, long Next, bool More, long Sequence);

/// <summary>One row after one change.</summary>
/// <param name="By">The display name; null where the account is gone.</param>
/// <param name="Entity">The kind of the row, by its name in the log.</param>
/// <param name="Version">The row's after this change.</param>
/// <param name="State">
/// All its fields, by their names in the log, with amounts in today's minor units; null where it was taken away, be it
/// into the trash.
/// </param>
public sealed record LoggedChangeView(
    long Sequence, DateTime At, Guid UserId, string? By, Source Source, Guid BatchId, BatchKind Intent, Guid? OriginId,
    string Entity, Guid EntityId, long Version, IReadOnlyDictionary<string, JsonElement>? State)
{
    /// <summary>The row was added by it.</summary>
    public bool IsNew { get; init; }

    /// <summary>What its user calls the program that made it; null where it was none.</summary>
    public string? Via { get; init; }
}
