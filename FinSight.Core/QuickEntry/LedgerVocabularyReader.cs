using System.Collections.Concurrent;
using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.QuickEntry;

/// <summary>
/// Reads the words of a ledger, when a line is begun and the ledger has moved since; all pages of a ledger share them.
/// </summary>
public sealed class LedgerVocabularyReader(IDbContextFactory<FinSightContext> contexts)
{
    /// <summary>
    /// The latest expenses, which alone are learned from, so that the cost does not grow with the ledger.
    /// </summary>
    const int Remembered = 2_000;

    const int MostTags = 1_000;

    readonly ConcurrentDictionary<Guid, WeakReference<LedgerVocabulary>> _known = [];

    public async Task<LedgerVocabulary> VocabularyAsync(Member member, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var moment = await db.ReadSnapshotAsync(cancel);
        var sequence = await db.SequenceAsync(member, cancel);
        if (_known.TryGetValue(member.LedgerId, out var known)
            && known.TryGetTarget(out var words)
            && words.Sequence == sequence)
            return words;
        words = await ReadAsync(db, member, sequence, cancel);
        _known[member.LedgerId] = new(words);
        return words;
    }

    static async Task<LedgerVocabulary> ReadAsync(
        FinSightContext db, Member member, long sequence, CancellationToken cancel)
    {
        // A top category is meant before a subcategory of the same name.
        var rows = await db.Categories.Of(member).AsNoTracking().Where(c => !c.Archived)
            .OrderBy(c => c.ParentId != null).ThenBy(c => c.Position).ThenBy(c => c.Id)
            .ToListAsync(cancel);
        var categories = rows.ConvertAll(c => new QuickEntryCategory(c.Id, c.Name, c.AliasList));
        var tags = await db.Tags.Of(member).OrderBy(t => t.NameKey).Take(MostTags).Select(t => t.Name)
            .ToListAsync(cancel);
        var uses = await db.Expenses.Of(member).Where(e => e.DeletedAt == null)
            .OrderByDescending(e => e.Date).ThenByDescending(e => e.Seq).Take(Remembered)
            .Select(e => new TitleUse(e.Title, e.CategoryId, e.Date, 1, e.Seq))
            .ToListAsync(cancel);
        var usable = categories.ToDictionary(category => category.Id);
        uses.RemoveAll(use => !usable.ContainsKey(use.CategoryId));
        var starters = LedgerStarterCategoryFinder.Find(rows)
            .ToDictionary(found => found.Key, found => usable[found.Value.Id]);
        return new LedgerVocabulary(categories, tags, new TitleMemory(uses), starters, sequence);
    }
}
