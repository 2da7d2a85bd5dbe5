using System.Globalization;
using FinSight.Core.Categories;
using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Tags;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Changes;

/// <summary>What people call the rows that changes tell of.</summary>
sealed class RowNames
{
    readonly Dictionary<Guid, string> _expenses;
    readonly Dictionary<Guid, string> _categories;
    readonly Dictionary<Guid, string> _tags;

    RowNames(
        Dictionary<Guid, string> expenses, Dictionary<Guid, string> categories, Dictionary<Guid, string> tags,
        CurrencyHistory currency) =>
        (_expenses, _categories, _tags, Currency) = (expenses, categories, tags, currency);

    public CurrencyHistory Currency { get; }

    public static async Task<RowNames> ReadAsync(
        FinSightContext db, Member member, IReadOnlyList<Change> changes, CancellationToken cancel)
    {
        var ids = changes.Where(c => c.Entity == nameof(Expense)).Select(c => c.EntityId).Distinct().ToList();
        return new RowNames(
            await db.Expenses.Of(member).Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Title, cancel),
            await db.Categories.Of(member).ToDictionaryAsync(c => c.Id, c => c.Name, cancel),
            await TagsAsync(db, member, changes, cancel), await CurrencyHistory.ReadAsync(db, member, cancel));
    }

    /// <summary>The name that the change itself holds, else the row's present one.</summary>
    public string Of(Change change) => change.Entity == nameof(Expense)
        ? RowFields.Latest([change], nameof(Expense.Title)) ?? _expenses.GetValueOrDefault(change.EntityId, "")
        : RowFields.Latest([change], nameof(Category.Name)) ?? _categories.GetValueOrDefault(change.EntityId)
            ?? _tags.GetValueOrDefault(change.EntityId, "");

    /// <summary>What the change did, with names in the place of ids and amounts in today's minor units.</summary>
    public IReadOnlyList<FieldChange> Fields(Change change) => [.. FieldChange.Of(change).Select(field => field.Field switch
    {
        nameof(Expense.CategoryId) => new FieldChange("Category", CategoryName(field.Before), CategoryName(field.After)),
        nameof(Expense.TagIds) => new FieldChange("Tags", TagNames(field.Before), TagNames(field.After)),
        nameof(Expense.Amount) => field with { Before = Today(field.Before, change), After = Today(field.After, change) },
        _ => field,
    })];

    /// <summary>With commas between; null for none.</summary>
    public string? TagNames(string? tagIds) => tagIds is null ? null
        : string.Join(", ", TagIds.Split(tagIds).Select(id => _tags.GetValueOrDefault(id, "?")).Order(StringComparer.OrdinalIgnoreCase));

    string? Today(string? minor, Change change) => minor is null ? null
        : Currency.Today(long.Parse(minor, CultureInfo.InvariantCulture), change.Sequence).ToString(CultureInfo.InvariantCulture);

    string? CategoryName(string? id) => Guid.TryParse(id, out var key) ? _categories.GetValueOrDefault(key) : null;

    /// <summary>Those that the changes speak of, also where they are gone since.</summary>
    static async Task<Dictionary<Guid, string>> TagsAsync(
        FinSightContext db, Member member, IReadOnlyList<Change> changes, CancellationToken cancel)
    {
        var ids = changes.SelectMany(IdsOfTags).Distinct().ToList();
        if (ids.Count == 0) return [];
        var names = await db.Tags.Of(member).Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Name, cancel);
        ids.RemoveAll(names.ContainsKey);
        if (ids.Count == 0) return names;
        var gone = await db.Changes.AsNoTracking()
            .Where(c => c.LedgerId == member.LedgerId && ids.Contains(c.EntityId) && c.Kind == ChangeKind.Removed)
            .OrderBy(c => c.Sequence).ToListAsync(cancel);
        foreach (var change in gone) names[change.EntityId] = RowFields.Latest([change], nameof(Tag.Name)) ?? "?";
        return names;
    }

    static IEnumerable<Guid> IdsOfTags(Change change) => change.Entity switch
    {
        nameof(Tag) => [change.EntityId],
        nameof(Expense) => FieldChange.Of(change).Where(field => field.Field == nameof(Expense.TagIds))
            .SelectMany(field => TagIds.Split(field.Before).Concat(TagIds.Split(field.After))),
        _ => [],
    };
}
