namespace FinSight.Core.Categories;

/// <summary>What a person states about a category.</summary>
/// <param name="Icon">One emoji.</param>
/// <param name="Color">One of <see cref="CategoryColors"/>.</param>
/// <param name="Aliases">Other names that it is known by; null for none, or in an edit for those that it has.</param>
/// <param name="ParentId">The category that it is a part of; null at the top.</param>
public sealed record CategoryInput(
    string? Name, string? Icon, string? Color, IReadOnlyList<string>? Aliases = null, Guid? ParentId = null)
{
    internal static readonly string[] All =
        [CategoryLogDefinition.Name, CategoryLogDefinition.Icon, CategoryLogDefinition.Color,
            CategoryLogDefinition.Aliases, CategoryLogDefinition.Parent];

    internal static CategoryInput Of(Category category) =>
        new(category.Name, category.Icon, category.Color, category.AliasList, category.ParentId);
}
