using FinSight.Core.Categories;
using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Changes;

/// <summary>What people call the rows that changes tell of.</summary>
static class RowNames
{
    /// <summary>The name that a change itself holds, else the row's present one.</summary>
    public static async Task<Func<Change, string>> OfAsync(
        FinSightContext db, Member member, IReadOnlyList<Change> changes, CancellationToken cancel)
    {
        var expenses = Ids(changes, nameof(Expense));
        var categories = Ids(changes, nameof(Category));
        var names = await db.Expenses.Of(member).Where(e => expenses.Contains(e.Id))
            .ToDictionaryAsync(e => e.Id, e => e.Title, cancel);
        foreach (var category in await db.Categories.Of(member).Where(c => categories.Contains(c.Id))
                     .Select(c => new { c.Id, c.Name }).ToListAsync(cancel))
            names[category.Id] = category.Name;
        return change => RowFields.Latest([change], change.Entity == nameof(Expense) ? "Title" : "Name")
            ?? names.GetValueOrDefault(change.EntityId, "");
    }

    static List<Guid> Ids(IReadOnlyList<Change> changes, string entity) =>
        [.. changes.Where(c => c.Entity == entity).Select(c => c.EntityId).Distinct()];
}
