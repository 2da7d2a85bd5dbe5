namespace FinSight.Core.Budgets;

/// <summary>Which categories count for one: itself and those below it.</summary>
/// <param name="parents">The parent of each category; null at the top.</param>
sealed class CategorySubtrees(IReadOnlyDictionary<Guid, Guid?> parents)
{
    readonly ILookup<Guid?, Guid> _children = parents.ToLookup(pair => pair.Value, pair => pair.Key);

    public IEnumerable<Guid> Of(Guid id) => _children[id].SelectMany(Of).Prepend(id);

    public IEnumerable<Guid> AndAbove(Guid id) => Above(id).Prepend(id);

    public IEnumerable<Guid> Above(Guid id)
    {
        for (var at = parents.GetValueOrDefault(id); at is { } parentId; at = parents.GetValueOrDefault(parentId))
            yield return parentId;
    }
}
