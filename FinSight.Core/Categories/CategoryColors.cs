namespace FinSight.Core.Categories;

/// <summary>The twelve colours of the palette, by name; each has a light and a dark value in the style sheet.</summary>
public static class CategoryColors
{
    public static IReadOnlyList<string> All { get; } =
    [
        "groceries", "eating", "transport", "home", "utilities", "health",
        "shopping", "leisure", "kids", "travel", "gifts", "other",
    ];

    /// <summary>The colour that the fewest have, for another one.</summary>
    public static string Next(IEnumerable<string> used)
    {
        var counts = used.CountBy(color => color).ToDictionary();
        return All.MinBy(color => counts.GetValueOrDefault(color))!;
    }
}
