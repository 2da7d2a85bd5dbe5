using FinSight.Core.Changes;
using FinSight.Core.Dashboard;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Categories;

/// <summary>Reads the categories, each followed by those below it.</summary>
static class CategoryQueries
{
    /// <summary>With what they hold; the sums come from the totals of all time.</summary>
    public static async Task<CategoryList> CategoryListAsync(
        this FinSightContext db, Member member, CancellationToken cancel)
    {
        var categories = await db.Categories.Of(member).AsNoTracking().OrderBy(c => c.Position).ThenBy(c => c.Id)
            .ToListAsync(cancel);
        var rows = categories.ConvertAll(CategoryRow.Of);
        var totals = await db.AllTimeTotals.Where(t => t.LedgerId == member.LedgerId).AsNoTracking()
            .ToDictionaryAsync(t => t.CategoryId, cancel);
        var inTrash = await db.Expenses.Of(member).Where(e => e.DeletedAt != null)
            .Select(e => e.CategoryId).Distinct().ToListAsync(cancel);
        var budgets = (await db.Budgets.Of(member).Where(b => b.EndsOn == null).Select(b => b.CategoryId)
            .ToListAsync(cancel)).ToLookup(id => id);
        var parents = rows.Select(row => row.ParentId).ToHashSet();
        var lines = InOrder(rows, row => (row.Id, row.ParentId)).Select(Line).ToList();
        return new CategoryList(await db.SequenceAsync(member, cancel), AddUp(lines));

        CategoryLine Line((CategoryRow Row, int Level) place)
        {
            var total = totals.GetValueOrDefault(place.Row.Id);
            var isEmpty = total is null && !inTrash.Contains(place.Row.Id) && !parents.Contains(place.Row.Id);
            return new CategoryLine(
                place.Row, place.Level, total?.Amount ?? 0, total?.Count ?? 0, total?.Amount ?? 0, total?.Count ?? 0,
                isEmpty, budgets[place.Row.Id].Count());
        }
    }

    // From the last to the first: those below come before what they are a part of.
    static List<CategoryLine> AddUp(List<CategoryLine> lines)
    {
        for (var i = lines.Count - 1; i >= 0; i--)
            if (lines.FindLastIndex(i, line => line.Category.Id == lines[i].Category.ParentId) is >= 0 and var parent)
                lines[parent] = lines[parent] with
                {
                    Total = checked(lines[parent].Total + lines[i].Total),
                    TotalCount = lines[parent].TotalCount + lines[i].TotalCount,
                    Budgets = lines[parent].Budgets + lines[i].Budgets,
                };
        return lines;
    }

    /// <summary>What forms offer.</summary>
    public static async Task<List<CategoryChoice>> CategoryChoicesAsync(
        this FinSightContext db, Member member, CancellationToken cancel)
    {
        var rows = await db.Categories.Of(member).OrderBy(c => c.Position).ThenBy(c => c.Id)
            .Select(c => new { Choice = new CategoryChoice(c.Id, c.Name, c.Color, c.Icon, c.Archived, 1), c.ParentId })
            .ToListAsync(cancel);
        return [.. InOrder(rows, row => (row.Choice.Id, row.ParentId))
            .Select(place => place.Row.Choice with { Level = place.Level })];
    }

    static IEnumerable<(T Row, int Level)> InOrder<T>(IReadOnlyList<T> rows, Func<T, (Guid Id, Guid? ParentId)> place)
    {
        var children = rows.ToLookup(row => place(row).ParentId);
        return Below(null, 1);

        IEnumerable<(T, int)> Below(Guid? parentId, int level) =>
            children[parentId].SelectMany(row => Below(place(row).Id, level + 1).Prepend((row, level)));
    }
}
