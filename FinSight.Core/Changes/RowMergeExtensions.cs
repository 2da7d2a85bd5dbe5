using System.Text.Json;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Changes;

/// <summary>Merges what two people have made of one row.</summary>
static class RowMergeExtensions
{
    /// <summary>
    /// Puts what others have made of a row since a version into what was typed over that version. To be done within the
    /// write that saves it.
    /// </summary>
    /// <param name="typed">A row that has what was typed, and is not to be saved itself.</param>
    /// <param name="fields">What can be typed.</param>
    /// <returns>False where a field was changed by both; nothing was put in then.</returns>
    public static async Task<bool> RebaseAsync(
        this FinSightContext db, ILedgerEntity typed, ILedgerEntity row, long version, string[] fields,
        CancellationToken cancel)
    {
        var kind = db.Kinds().Of(row);
        var (mine, theirs) = (
            new RowFieldAccessor(kind, db.Entry(typed)), new RowFieldAccessor(kind, db.Entry(row)).Current());
        if (await BeforeAsync(db, kind, row, theirs, version, cancel) is not { } before) return false;
        var current = mine.Current();
        var sides = fields.ToLookup(
            field => ThreeWayMerge.Of(before[field], current[field], theirs[field], JsonElement.DeepEquals));
        if (sides[FieldMergeOutcome.Both].Any()) return false;
        mine.Set(sides[FieldMergeOutcome.Theirs].ToDictionary(field => field, field => theirs[field]));
        return true;
    }

    /// <summary>The changes that made the later versions of a row, in their order.</summary>
    public static IQueryable<Change> Since(this IQueryable<Change> row, long version) =>
        row.Where(c => c.EntityVersion > version && c.Kind != ChangeKind.LeftAlone).OrderBy(c => c.Sequence);

    /// <summary>The row as it was at a version; null where the log can't tell.</summary>
    static async Task<IReadOnlyDictionary<string, JsonElement>?> BeforeAsync(
        FinSightContext db, LoggedEntityDefinition kind, ILedgerEntity row,
        IReadOnlyDictionary<string, JsonElement> now, long version, CancellationToken cancel)
    {
        if (row.Version == version) return now;
        if (version < 1) return null;
        var since = await db.Changes.AsNoTracking().Where(c => c.LedgerId == row.LedgerId && c.EntityId == row.Id)
            .Since(version).ToListAsync(cancel);
        if (since.Count != row.Version - version) return null;
        var before = new Dictionary<string, JsonElement>(now);
        foreach (var (field, value) in kind.Earliest(since)) before[field] = value;
        return before;
    }
}
