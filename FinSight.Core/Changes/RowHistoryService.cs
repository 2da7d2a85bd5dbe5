using System.Text.Json;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Changes;

/// <summary>The versions of one row of any kind: who changed what, when and from where.</summary>
public sealed class RowHistoryService(IDbContextFactory<FinSightContext> contexts, LoggedEntityDefinitions kinds)
{
    /// <summary>All versions that the log still knows, the latest first.</summary>
    /// <param name="kind">By its name in the log.</param>
    /// <exception cref="NotFoundException">There is no such row in this ledger.</exception>
    public async Task<IReadOnlyList<RowHistoryEntry>> VersionsAsync(
        Member member, string kind, Guid id, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var moment = await db.ReadSnapshotAsync(cancel);
        var row = await kinds[kind].Rows(db, member, [id]).SingleOrDefaultAsync(cancel)
            ?? throw new NotFoundException("row");
        return (await ReadAsync(db, member, row, cancel)).Versions;
    }

    /// <returns>The versions, and the names of the rows that they refer to.</returns>
    internal static async Task<(IReadOnlyList<RowHistoryEntry> Versions, RowNameResolver Names)> ReadAsync(
        FinSightContext db, Member member, ILedgerEntity row, CancellationToken cancel)
    {
        var kind = db.Kinds().Of(row);
        var changes = await db.Changes
            .Where(c => c.LedgerId == member.LedgerId && c.EntityId == row.Id && c.Kind != ChangeKind.LeftAlone)
            .OrderByDescending(c => c.Sequence).AsNoTracking().ToListAsync(cancel);
        var users = changes.Select(c => c.UserId).Distinct().ToList();
        var people = await db.PersonNames.Where(p => users.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        var present = new RowFieldAccessor(kind, db.Entry(row)).Current();
        var names = await RowNameResolver.ReadAsync(
            db, member, changes, cancel, RowNameResolver.Referred(kind, present));

        // From the present back: each change says what was before it.
        var state = new Dictionary<string, JsonElement>(present);
        var versions = new List<RowHistoryEntry>();
        foreach (var change in changes)
        {
            // One that the ledger's other currency made is no version of the row: it still says the same.
            if (!names.Currency.IsRecount(change))
                versions.Add(new RowHistoryEntry(
                    change.Sequence, change.EntityVersion, change.At, people.GetValueOrDefault(change.UserId),
                    change.Source, change.Intent, change.Kind, names.Fields(change),
                    new Dictionary<string, JsonElement>(state))
                { Via = change.Via });
            foreach (var (field, value) in kind.Read(change.Before)) state[field] = value;
        }
        return (versions, names);
    }
}

/// <param name="Version">The row's version that this change made.</param>
/// <param name="By">The display name; null where the account is gone.</param>
/// <param name="Fields">What this change changed.</param>
/// <param name="State">The whole row after this change, by the fields' names in the log.</param>
public sealed record RowHistoryEntry(
    long Sequence, long Version, DateTime At, string? By, Source Source, BatchKind Intent, ChangeKind Kind,
    IReadOnlyList<FieldChange> Fields, IReadOnlyDictionary<string, JsonElement> State)
{
    /// <summary>What its user calls the program that made it; null where it was none.</summary>
    public string? Via { get; init; }
}
