using System.Globalization;
using FinSight.Core.Categories;
using FinSight.Core.QuickEntry;
using FinSight.Core.QuickEntry.WordLists;

namespace FinSight.Tests.QuickEntry;

/// <summary>What a title that the ledger does not know is usually filed under.</summary>
public sealed class EverydayTests
{
    static readonly string Titles = Path.Combine(Repository.Root, "FinSight.Tests", "QuickEntry", "Everyday");
    static readonly string Lists = Path.Combine(Repository.Root, "FinSight.Core", "QuickEntry", "WordLists");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Titles, "*.txt").Select(file => Path.GetFileName(file))];

    public static TheoryData<string> Tables => [.. Directory.EnumerateFiles(Lists, "*.txt").Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Everyday_titles_go_where_people_look_for_them(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Titles, file)).Where(line => line.Length > 0 && line[0] != '/').ToList();
        var culture = CultureInfo.GetCultureInfo(lines[0].TrimStart('@').Trim());
        var expected =
            (from line in lines.Skip(1)
             let category = line.Split(':')[0]
             from title in line[(category.Length + 1)..].Split(',', StringSplitOptions.TrimEntries)
             select (title, category)).ToList();

        Assert.Empty(
            from entry in expected
            let found = UsualCategories.Of(entry.title, culture) ?? "-"
            where found != entry.category
            select $"{entry.title}: {found} instead of {entry.category}");
        Assert.InRange(expected.Count, 200, int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void They_go_there_in_small_and_capital_letters_too(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Titles, file)).Where(line => line.Length > 0 && line[0] is not '/' and not '@' and not '-');
        foreach (var title in lines.SelectMany(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(',', StringSplitOptions.TrimEntries)))
        {
            var found = UsualCategories.Of(title, CultureInfo.InvariantCulture);
            Assert.Equal((title, found), (title, UsualCategories.Of(title.ToUpperInvariant(), CultureInfo.InvariantCulture)));
            Assert.Equal((title, found), (title, UsualCategories.Of(title.ToLowerInvariant(), CultureInfo.InvariantCulture)));
        }
    }
}
