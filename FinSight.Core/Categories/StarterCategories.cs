namespace FinSight.Core.Categories;

/// <summary>The categories that a new ledger starts with.</summary>
static class StarterCategories
{
    /// <summary>The one for all that fits nowhere.</summary>
    public const string Other = "Other";

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
        (Other, "other", "📎"),
    ];

    /// <summary>Says which of its meanings a word has, as "Home" is the name of a page too.</summary>
    const string Context = "category: ";

    /// <summary>Under which translations of their names are found.</summary>
    public static IEnumerable<string> Keys => All.Select(starter => Context + starter.Name);

    /// <param name="translate">Answers with the key itself where there is no translation.</param>
    public static IEnumerable<Category> For(Guid ledgerId, Func<string, string> translate) =>
        All.Select((starter, i) => new Category(
            ledgerId, new CategoryInput(Name(starter.Name, translate), starter.Icon, starter.Color), i + 1));

    /// <summary>The one for all that fits nowhere, by itself.</summary>
    public static Category OtherAlone(Guid ledgerId, Func<string, string> translate)
    {
        var (name, color, icon) = All.Single(starter => starter.Name == Other);
        return new Category(ledgerId, new CategoryInput(Name(name, translate), icon, color), 1);
    }

    /// <summary>Their English names, by which code knows them, and their icons.</summary>
    public static IEnumerable<(string Name, string Icon)> Marks => All.Select(starter => (starter.Name, starter.Icon));

    public static string Color(string english) => All.Single(starter => starter.Name == english).Color;

    /// <summary>What the reader calls a starter category.</summary>
    public static string Name(string english, Func<string, string> translate) =>
        translate(Context + english) is var name && name == Context + english ? english : name;
}
