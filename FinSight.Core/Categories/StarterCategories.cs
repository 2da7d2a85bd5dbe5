namespace FinSight.Core.Categories;

/// <summary>The categories that a new ledger starts with.</summary>
static class StarterCategories
{
    static readonly (string Name, string Color, string Icon)[] All =
    [
        ("Groceries", "groceries", "🥕"),
        ("Eating out", "eating", "🍜"),
        ("Transport", "transport", "🚋"),
        ("Home", "home", "🛋️"),
        ("Utilities", "utilities", "💡"),
        ("Health", "health", "🩺"),
        ("Shopping", "shopping", "🛍️"),
        ("Leisure", "leisure", "🎬"),
        ("Kids", "kids", "🧸"),
        ("Travel", "travel", "🧳"),
        ("Gifts", "gifts", "🎁"),
        ("Other", "other", "📎"),
    ];

    public static IEnumerable<Category> For(Guid ledgerId) =>
        All.Select((starter, i) =>
            new Category(ledgerId, new CategoryFields(starter.Name, starter.Icon, starter.Color), i + 1));
}
