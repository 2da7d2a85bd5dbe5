using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Categories;

/// <summary>Reads the categories with what they hold; the sums come from the totals of all time.</summary>
static class CategoryListing
{
    public static async Task<CategoryList> CategoryListAsync(this FinSightContext db, Member member, CancellationToken cancel)
    {
        var rows = await db.Categories.Of(member).OrderBy(c => c.Position).ThenBy(c => c.Id)
            .Select(c => new CategoryRow(c.Id, c.ParentId, c.Name, c.Icon, c.Color, c.Archived, c.Version))
            .ToListAsync(cancel);
        var totals = await db.AllTimeTotals.Where(t => t.LedgerId == member.LedgerId).AsNoTracking()
            .ToDictionaryAsync(t => t.CategoryId, cancel);
        var inTrash = await db.Expenses.Of(member).Where(e => e.DeletedAt != null)
            .Select(e => e.CategoryId).Distinct().ToListAsync(cancel);

        var children = rows.ToLookup(row => row.ParentId);
        return new CategoryList(await db.SequenceAsync(member, cancel), [.. Lines(null, 1)]);

        IEnumerable<CategoryLine> Lines(Guid? parentId, int level) =>
            children[parentId].SelectMany(row => Lines(row.Id, level + 1).Prepend(Line(row, level)));

        CategoryLine Line(CategoryRow row, int level)
        {
            var total = totals.GetValueOrDefault(row.Id);
            var isEmpty = total is null && !inTrash.Contains(row.Id) && !children[row.Id].Any();
            return new CategoryLine(row, level, total?.Amount ?? 0, total?.Count ?? 0, isEmpty);
        }
    }
}
