using System.Collections.Frozen;
using FinSight.Core.Categories;
using FinSight.Core.QuickEntry.WordLists;

namespace FinSight.Core.QuickEntry;

/// <summary>
/// Finds a ledger's starter categories again, in whatever language it was founded: by name or alias, and one that was
/// renamed by its icon. What has another name and another icon is another category.
/// </summary>
static class LedgerStarterCategoryFinder
{
    static readonly Starter[] All = [.. StarterCategories.Marks.Select(mark =>
        new Starter(mark.Name, mark.Icon, UsualCategoryLookup.Names(mark.Name).Select(Names.Key).ToFrozenSet()))];

    /// <summary>By the English name; those that are not there are missing.</summary>
    /// <param name="usable">Those for new expenses, the first to be meant first.</param>
    public static IReadOnlyDictionary<string, Category> Find(IReadOnlyList<Category> usable)
    {
        var found = new Dictionary<string, Category>();
        Add((category, starter) => starter.Names.Contains(category.NameKey));
        var named = found.Values.ToHashSet();
        Add((category, starter) => category.AliasList.Select(Names.Key).Any(starter.Names.Contains));
        Add((category, starter) => !named.Contains(category) && category.Icon == starter.Icon);
        return found;

        void Add(Func<Category, Starter, bool> isIt)
        {
            foreach (var starter in All)
                if (!found.ContainsKey(starter.Name)
                    && usable.FirstOrDefault(category => isIt(category, starter)) is { } category)
                    found[starter.Name] = category;
        }
    }

    sealed record Starter(string Name, string Icon, FrozenSet<string> Names);
}
