using FinSight.Core.Categories;

namespace FinSight.Core.QuickEntry;

/// <param name="Aliases">Other words for it.</param>
public sealed record QuickEntryCategory(Guid Id, string Name, IReadOnlyList<string> Aliases);

/// <summary>The words of one ledger. Made once and read at every key press.</summary>
/// <param name="categories">Those for new expenses; where two have one name, the first is meant.</param>
/// <param name="tags">The tags in use, as they are spelled.</param>
/// <param name="starters">The categories that stand for starter categories, by the English names of those.</param>
/// <param name="sequence">The last change of the ledger that this knows.</param>
public sealed class LedgerVocabulary(
    IReadOnlyList<QuickEntryCategory> categories, IReadOnlyList<string> tags, TitleMemory titles,
    IReadOnlyDictionary<string, QuickEntryCategory>? starters = null, long sequence = 0)
{
    readonly CategoryNameIndex _names = new(categories, category => [category.Name]);
    readonly CategoryNameIndex _aliases = new(categories, category => category.Aliases);
    readonly Dictionary<string, string> _tags =
        tags.GroupBy(Names.Key).ToDictionary(same => same.Key, same => same.First());

    public static LedgerVocabulary Empty { get; } = new([], [], TitleMemory.Empty);

    public IReadOnlyList<QuickEntryCategory> Categories => categories;

    public IReadOnlyList<string> Tags => tags;

    public TitleMemory Titles => titles;

    public long Sequence => sequence;

    /// <summary>The most words that a name or an alias has.</summary>
    internal int LongestName { get; } = categories.SelectMany(category => category.Aliases.Prepend(category.Name))
        .Select(name => WordSplitter.Key(name).Count(c => c == ' ') + 1).DefaultIfEmpty().Max();

    internal QuickEntryCategory? Find(Guid id) => categories.FirstOrDefault(category => category.Id == id);

    /// <summary>Null where the ledger has none like it.</summary>
    internal QuickEntryCategory? Starter(string? name) => name is null ? null : starters?.GetValueOrDefault(name);

    /// <summary>For all that fits nowhere.</summary>
    internal QuickEntryCategory? Other => Starter(StarterCategories.Other);

    internal QuickEntryCategory? Named(string key) => _names.Find(key);

    internal QuickEntryCategory? Called(string key) => _aliases.Find(key);

    /// <summary>The only category with a name or an alias that starts like this.</summary>
    internal QuickEntryCategory? Starting(string key)
    {
        var found = _names.Starting(key).Concat(_aliases.Starting(key)).Distinct().Take(2).ToList();
        return found is [var only] ? only : null;
    }

    /// <summary>The tag as the ledger spells it.</summary>
    internal string Tag(string typed) => _tags.GetValueOrDefault(Names.Key(typed), typed);
}
