using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.QuickEntry;

/// <summary>Reads the words of a ledger, once for a page and again when the ledger has moved; never at a key press.</summary>
public sealed class QuickEntryService(IDbContextFactory<FinSightContext> contexts)
{
    /// <summary>The latest expenses, which alone are learned from, so that the cost does not grow with the ledger.</summary>
    const int Remembered = 2_000;

    const int MostTags = 1_000;

    public async Task<QuickEntryVocabulary> VocabularyAsync(Member member, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var moment = await db.ReadAtOnceAsync(cancel);
        // A top category is meant before a subcategory of the same name.
        var categories = await db.Categories.Of(member).Where(c => !c.Archived)
            .OrderBy(c => c.ParentId != null).ThenBy(c => c.Position).ThenBy(c => c.Id)
            .Select(c => new QuickCategory(c.Id, c.Name, new List<string>()))
            .ToListAsync(cancel);
        var tags = await db.Tags.Of(member).OrderBy(t => t.NameKey).Take(MostTags).Select(t => t.Name).ToListAsync(cancel);
        var uses = await db.Expenses.Of(member).Where(e => e.DeletedAt == null)
            .OrderByDescending(e => e.Date).ThenByDescending(e => e.Seq).Take(Remembered)
            .Select(e => new TitleUse(e.Title, e.CategoryId, e.Date, 1))
            .ToListAsync(cancel);
        var usable = categories.Select(category => category.Id).ToHashSet();
        return new QuickEntryVocabulary(
            categories, tags, new TitleMemory(uses.Where(use => usable.Contains(use.CategoryId))), await db.SequenceAsync(member, cancel));
    }
}
