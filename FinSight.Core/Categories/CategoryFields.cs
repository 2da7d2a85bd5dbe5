namespace FinSight.Core.Categories;

/// <summary>What a person states about a category.</summary>
/// <param name="Icon">One emoji.</param>
/// <param name="Color">One of <see cref="CategoryColors"/>.</param>
public sealed record CategoryFields(string? Name, string? Icon, string? Color);
