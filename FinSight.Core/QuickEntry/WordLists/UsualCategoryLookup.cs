using System.Globalization;

namespace FinSight.Core.QuickEntry.WordLists;

/// <summary>
/// What everyday titles are usually filed under, in all languages at once, since one household mixes them. A language
/// is one table in this folder: copy English.txt and translate its words. Read once, and shared by all.
/// </summary>
static class UsualCategoryLookup
{
    static readonly UsualCategoryWordList[] Lists =
        [.. Tables().Select(text => new UsualCategoryWordList(new WordTable(text)))];

    /// <summary>The English name of a starter category; null where no word tells.</summary>
    /// <param name="culture">The reader's, whose words come before those of others.</param>
    public static string? Of(string title, CultureInfo culture)
    {
        var words = TitleTokens.Split(title);
        UsualCategoryMatch? first = null;
        foreach (var list in For(culture))
        {
            if (list.Find(words) is not { } found) continue;
            if (found.IsHead) return found.Starter;
            first ??= found;
        }
        return first?.Starter;
    }

    /// <summary>What a starter category is called, in all languages.</summary>
    public static IEnumerable<string> Names(string starter) =>
        Lists.SelectMany(list => list.Names).Where(name => name.Starter == starter).Select(name => name.Name)
            .Prepend(starter);

    /// <summary>A country's own words are for its people only.</summary>
    static IEnumerable<UsualCategoryWordList> For(CultureInfo culture) => Lists
        .Where(list => list.Language.IsNeutralCulture || list.Language.Name == culture.Name)
        .OrderBy(
            list => list.Language.Name == culture.Name ? 0
                : list.Language.TwoLetterISOLanguageName == culture.TwoLetterISOLanguageName ? 1
                : 2);

    static IEnumerable<string> Tables()
    {
        var assembly = typeof(UsualCategoryLookup).Assembly;
        foreach (var name in assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("WordLists.", StringComparison.Ordinal)).Order())
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }
}
