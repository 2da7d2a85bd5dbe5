using FinSight.Core.Categories;

namespace FinSight.Web.Features.Categories;

/// <summary>Where a category can go in one step among the siblings that are shown with it.</summary>
/// <param name="Up">The sibling that it would stand in front of; null where it is the first.</param>
/// <param name="CanGoDown">It is not the last.</param>
/// <param name="Down">The sibling that it would stand in front of; null is the end.</param>
public sealed record AllowedCategoryMoves(Guid? Up, bool CanGoDown, Guid? Down)
{
    public static AllowedCategoryMoves Of(CategoryLine line, IReadOnlyList<CategoryLine> shown)
    {
        var siblings = shown.Select(l => l.Category).Where(c => c.ParentId == line.Category.ParentId).ToList();
        var place = siblings.FindIndex(c => c.Id == line.Category.Id);
        return new AllowedCategoryMoves(
            siblings.ElementAtOrDefault(place - 1)?.Id, place < siblings.Count - 1,
            siblings.ElementAtOrDefault(place + 2)?.Id);
    }
}

/// <summary>A category that was dragged.</summary>
/// <param name="ParentId">What it is to be a part of; null at the top.</param>
/// <param name="BeforeId">The one to stand in front of; null is the end.</param>
public sealed record CategoryDropRequest(Guid Id, Guid? ParentId, Guid? BeforeId);

/// <summary>One step of a category.</summary>
/// <param name="BeforeId">The sibling to stand in front of; null is the end.</param>
public sealed record CategoryMoveRequest(Guid Id, bool Up, Guid? BeforeId);
