namespace FinSight.Core.Categories;

/// <summary>A ledger's categories, each followed by its subcategories, siblings in their order.</summary>
/// <param name="Sequence">The last change of the ledger that this list knows.</param>
public sealed record CategoryList(long Sequence, IReadOnlyList<CategoryLine> Lines);

/// <param name="Level">1 at the top, at most 3.</param>
/// <param name="Amount">All that was ever spent in it, without its subcategories, in minor units.</param>
/// <param name="Count">Its expenses.</param>
/// <param name="Total">With its subcategories.</param>
/// <param name="TotalCount">The expenses of both.</param>
/// <param name="IsEmpty">It holds no expense, not even in the trash, and no subcategory.</param>
/// <param name="Budgets">How many go on for it and its subcategories.</param>
public sealed record CategoryLine(
    CategoryRow Category, int Level, long Amount, long Count, long Total, long TotalCount, bool IsEmpty,
    int Budgets = 0);
