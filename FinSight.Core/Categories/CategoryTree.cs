namespace FinSight.Core.Categories;

/// <summary>All categories of a ledger, as they are changed.</summary>
sealed class CategoryTree(IReadOnlyList<Category> all)
{
    /// <exception cref="MissingException">There is no such category in this ledger.</exception>
    public Category Find(Guid id) => all.FirstOrDefault(c => c.Id == id) ?? throw new MissingException("category");

    /// <summary>In their order.</summary>
    public IEnumerable<Category> Children(Guid? parentId) =>
        all.Where(c => c.ParentId == parentId).OrderBy(c => c.Position).ThenBy(c => c.Id);

    /// <summary>The category and all below it.</summary>
    public IEnumerable<Category> Branch(Category top) => Children(top.Id).SelectMany(Branch).Prepend(top);

    /// <summary>The category and all above it.</summary>
    public IEnumerable<Category> Path(Category leaf) =>
        leaf.ParentId is { } parentId ? Path(Find(parentId)).Prepend(leaf) : [leaf];

    /// <exception cref="RuleException">A sibling has a name that reads the same.</exception>
    public void RefuseTaken(string? name, Guid? parentId, Category? except = null)
    {
        var key = Names.Key(CategoryRules.Name(name));
        var taken = Children(parentId).FirstOrDefault(c => c.NameKey == key && c != except);
        if (taken is null) return;
        throw new RuleException("Name", taken.Archived
            ? "There is an archived category named {0}. Revive it, or choose another name."
            : "There is a category named {0} already. Choose another name.", taken.Name);
    }

    /// <exception cref="RuleException">Without these, no category would be left for new expenses.</exception>
    public void RefuseLast(IEnumerable<Category> going)
    {
        if (all.Except(going).All(c => c.Archived))
            throw new RuleException("", "Expenses need a category. Add another one first.");
    }
}
