using System.Text;

namespace FinSight.Core.QuickEntry;

/// <summary>Categories by their names, or by their aliases, as they are typed: also without the accents.</summary>
sealed class CategoryNameIndex
{
    readonly Dictionary<string, QuickEntryCategory> _spelled = [];
    readonly Dictionary<string, QuickEntryCategory> _plain = [];

    public CategoryNameIndex(
        IReadOnlyList<QuickEntryCategory> categories, Func<QuickEntryCategory, IReadOnlyList<string>> names)
    {
        foreach (var category in categories)
            foreach (var key in names(category).Select(WordSplitter.Key).Where(key => key.Length > 0))
            {
                _spelled.TryAdd(key, category);
                _plain.TryAdd(Plain(key), category);
            }
    }

    /// <summary>That which is spelled so; else the first that is spelled so without accents.</summary>
    public QuickEntryCategory? Find(string key) =>
        key.Length == 0 ? null : _spelled.GetValueOrDefault(key) ?? _plain.GetValueOrDefault(Plain(key));

    public IEnumerable<QuickEntryCategory> Starting(string key)
    {
        var plain = Plain(key);
        return _plain.Where(name => name.Key.StartsWith(plain, StringComparison.Ordinal)).Select(name => name.Value);
    }

    // Nearly every word is plain already, and is asked about at each key press.
    static string Plain(string key) => Ascii.IsValid(key) ? key : Names.Plain(key);
}
