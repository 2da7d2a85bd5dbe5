namespace FinSight.Core.Categories;

/// <param name="Archived">Not offered for new expenses.</param>
/// <param name="Level">1 at the top, at most 3.</param>
public sealed record CategoryChoice(Guid Id, string Name, string Color, string Icon, bool Archived, int Level = 1);
