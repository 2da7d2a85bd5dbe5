using FinSight.Core.Categories;
using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Changes;

/// <summary>What people call the rows that changes tell of.</summary>
sealed class RowNames
{
    readonly Dictionary<Guid, string> _expenses;
    readonly Dictionary<Guid, string> _categories;

    RowNames(Dictionary<Guid, string> expenses, Dictionary<Guid, string> categories) =>
        (_expenses, _categories) = (expenses, categories);

    public static async Task<RowNames> ReadAsync(
        FinSightContext db, Member member, IEnumerable<Change> changes, CancellationToken cancel)
    {
        var ids = changes.Where(c => c.Entity == nameof(Expense)).Select(c => c.EntityId).Distinct().ToList();
        return new RowNames(
            await db.Expenses.Of(member).Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Title, cancel),
            await db.Categories.Of(member).ToDictionaryAsync(c => c.Id, c => c.Name, cancel));
    }

    /// <summary>The name that the change itself holds, else the row's present one.</summary>
    public string Of(Change change) => change.Entity == nameof(Expense)
        ? RowFields.Latest([change], nameof(Expense.Title)) ?? _expenses.GetValueOrDefault(change.EntityId, "")
        : RowFields.Latest([change], nameof(Category.Name)) ?? _categories.GetValueOrDefault(change.EntityId, "");

    /// <summary>What the change did, with a category's name in the place of its id.</summary>
    public IReadOnlyList<FieldChange> Fields(Change change) => [.. FieldChange.Of(change).Select(field =>
        field.Field == nameof(Expense.CategoryId) ? new FieldChange("Category", CategoryName(field.Before), CategoryName(field.After)) : field)];

    string? CategoryName(string? id) => Guid.TryParse(id, out var key) ? _categories.GetValueOrDefault(key) : null;
}
