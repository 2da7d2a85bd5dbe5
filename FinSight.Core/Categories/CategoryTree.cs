namespace FinSight.Core.Categories;

/// <summary>All categories of a ledger, as they are changed.</summary>
sealed class CategoryTree(IReadOnlyList<Category> all)
{
    public const int MostLevels = 3;
    public const int Most = 300;

    /// <summary>Whether all of them hang together, at most three levels deep.</summary>
    public static bool IsSound(IReadOnlyDictionary<Guid, Guid?> parents) => parents.Keys.All(id =>
    {
        var level = 1;
        for (var at = parents[id]; at is { } parentId; at = parents[parentId])
            if (++level > MostLevels) return false;
        return true;
    });

    /// <exception cref="NotFoundException">There is no such category in this ledger.</exception>
    public Category Find(Guid id) => all.FirstOrDefault(c => c.Id == id) ?? throw new NotFoundException("category");

    /// <summary>In their order.</summary>
    public IEnumerable<Category> Children(Guid? parentId) =>
        all.Where(c => c.ParentId == parentId).OrderBy(c => c.Position).ThenBy(c => c.Id);

    /// <summary>The category and all below it.</summary>
    public IEnumerable<Category> Branch(Category top) => Children(top.Id).SelectMany(Branch).Prepend(top);

    /// <summary>The category and all above it.</summary>
    public IEnumerable<Category> Path(Category leaf) =>
        leaf.ParentId is { } parentId ? Path(Find(parentId)).Prepend(leaf) : [leaf];

    /// <summary>The place after the last category of a parent.</summary>
    public int End(Guid? parentId) => Children(parentId).Select(c => c.Position).DefaultIfEmpty().Max() + 1;

    /// <summary>Puts a category in front of a sibling, or after all of them.</summary>
    /// <exception cref="NotFoundException">There is no such sibling.</exception>
    public Category Order(Category category, Guid? beforeId)
    {
        var siblings = Children(category.ParentId).Where(c => c != category).ToList();
        var place = beforeId is null ? siblings.Count : siblings.FindIndex(c => c.Id == beforeId);
        if (place < 0) throw new NotFoundException("category");
        siblings.Insert(place, category);
        for (var i = 0; i < siblings.Count; i++) siblings[i].MoveTo(i + 1);
        return category;
    }

    /// <param name="category">The category that the fields are for; null for a new one.</param>
    /// <exception cref="RuleException">A name or a place can't be had.</exception>
    public void Check(CategoryInput fields, Category? category = null)
    {
        var name = CategoryRules.Name(fields.Name);
        RefuseTaken(name, fields.ParentId, category);
        var others = all.Where(c => c != category).ToList();
        foreach (var alias in fields.Aliases is null ? [] : CategoryAliasParser.Clean(fields.Aliases, name))
            if (others.FirstOrDefault(c => c.IsCalled(alias)) is { } other)
                throw CategoryAliasParser.Taken(alias, other);
        if (fields.ParentId is { } parentId && parentId != category?.ParentId) RefuseParent(parentId, category);
    }

    /// <exception cref="RuleException">There are as many as a ledger takes.</exception>
    public void RefuseMore()
    {
        if (all.Count >= Most) throw new RuleException(Rules.Categories.TooMany, Most);
    }

    /// <exception cref="RuleException">Without these, no category would be left for new expenses.</exception>
    public void RefuseLast(IEnumerable<Category> going)
    {
        if (all.Except(going).All(c => c.Archived))
            throw new RuleException(Rules.Categories.Last);
    }

    // Siblings must differ in more than case and accents, but for those that did not have to when they got their names.
    // A name that stands for another category would make that one unreachable.
    void RefuseTaken(string name, Guid? parentId, Category? except)
    {
        var key = Names.Key(name);
        if (all.FirstOrDefault(c => c != except && c.AliasList.Any(alias => Names.Key(alias) == key)) is { } called)
            throw new RuleException(Rules.Categories.NameIsAlias, called.Name, name);
        var isKept = except is not null && except.NameKey == key && except.ParentId == parentId;
        var taken = Children(parentId).FirstOrDefault(c => c != except
            && (c.NameKey == key || !isKept && Names.Plain(c.Name) == Names.Plain(name)));
        if (taken is null) return;
        throw new RuleException(
            taken.Archived ? Rules.Categories.NameTakenByArchived : Rules.Categories.NameTaken, taken.Name);
    }

    void RefuseParent(Guid parentId, Category? category)
    {
        var parent = all.FirstOrDefault(c => c.Id == parentId)
            ?? throw new RuleException(Rules.Categories.ParentUnknown);
        if (parent.Archived && category is not { Archived: true })
            throw new RuleException(Rules.Categories.ParentArchived, parent.Name);
        if (Path(parent).Contains(category)) throw new RuleException(Rules.Categories.ParentBelow);
        if (Path(parent).Count() + (category is null ? 1 : Height(category)) > MostLevels)
            throw new RuleException(Rules.Categories.ParentTooDeep, MostLevels);
    }

    int Height(Category top) => 1 + Children(top.Id).Select(Height).DefaultIfEmpty().Max();
}
