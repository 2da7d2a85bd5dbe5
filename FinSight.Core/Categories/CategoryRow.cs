namespace FinSight.Core.Categories;

/// <summary>A category as pages show it.</summary>
/// <param name="Version">To be given back with an edit.</param>
/// <param name="Aliases">Other names that it is known by.</param>
public sealed record CategoryRow(
    Guid Id, Guid? ParentId, string Name, string Icon, string Color, bool Archived, long Version,
    IReadOnlyList<string> Aliases)
{
    internal static CategoryRow Of(Category c) =>
        new(c.Id, c.ParentId, c.Name, c.Icon, c.Color, c.Archived, c.Version, c.AliasList);
}
