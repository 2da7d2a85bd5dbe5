using FinSight.Core.Categories;

namespace FinSight.Core.Moves;

/// <summary>
/// Finds the categories of one ledger in another by their paths, and makes those that are missing there.
/// </summary>
/// <param name="target">All of the other ledger's; those that are made are added to it.</param>
sealed class CategoryMatcher(Guid ledgerId, List<Category> target)
{
    readonly CategoryTree _tree = new(target);
    readonly List<Category> _made = [];

    public IReadOnlyList<Category> Made => _made;

    /// <param name="path">From the top.</param>
    /// <returns>The category at its end, offered for new expenses.</returns>
    /// <exception cref="RuleException">There are as many as a ledger takes.</exception>
    public Category Match(IEnumerable<Category> path)
    {
        Category? at = null;
        foreach (var wanted in path) at = Find(at, wanted.Name) ?? Make(at, wanted);
        foreach (var category in _tree.Path(at!).Where(c => c.Archived)) category.Revive();
        return at!;
    }

    /// <summary>The names of a category and of those above it, from the top.</summary>
    public string PathOf(Category category) => string.Join(" › ", _tree.Path(category).Reverse().Select(c => c.Name));

    // What the house takes for the same name: it would refuse to have both.
    Category? Find(Category? parent, string name)
    {
        var siblings = _tree.Children(parent?.Id).ToList();
        return siblings.Find(c => c.NameKey == Names.Key(name))
            ?? siblings.Find(c => Names.Plain(c.Name) == Names.Plain(name))
            ?? target.Find(c => c.AliasList.Any(alias => Names.Key(alias) == Names.Key(name)));
    }

    Category Make(Category? parent, Category like)
    {
        // Another name of a category may lead to a deeper place than the path does.
        if (parent is not null && _tree.Path(parent).Count() == CategoryTree.MostLevels) return parent;
        _tree.RefuseMore();
        var made = new Category(
            ledgerId, new CategoryInput(like.Name, like.Icon, like.Color, ParentId: parent?.Id),
            _tree.End(parent?.Id));
        target.Add(made);
        _made.Add(made);
        return made;
    }
}
