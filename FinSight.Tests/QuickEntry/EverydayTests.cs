using System.Globalization;
using FinSight.Core.Categories;
using FinSight.Core.QuickEntry.WordLists;
using FinSight.Tests.Vocabulary;
using FsCheck;
using FsCheck.Fluent;

namespace FinSight.Tests.QuickEntry;

/// <summary>What a title that the ledger does not know is usually filed under.</summary>
public sealed class EverydayTests
{
    static readonly string Titles = Path.Combine(Repository.Root, "FinSight.Tests", "QuickEntry", "Everyday");
    static readonly string Lists = Path.Combine(Repository.Root, "FinSight.Core", "QuickEntry", "WordLists");

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Titles, "*.txt").Select(file => Path.GetFileName(file))];

    public static TheoryData<string> Tables =>
        [.. Directory.EnumerateFiles(Lists, "*.txt").Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Everyday_titles_go_where_people_look_for_them(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Titles, file)).Where(line => line.Length > 0 && line[0] != '/')
            .ToList();
        var culture = CultureInfo.GetCultureInfo(lines[0].TrimStart('@').Trim());
        var expected =
            (from line in lines.Skip(1)
             let category = line.Split(':')[0]
             from title in line[(category.Length + 1)..].Split(',', StringSplitOptions.TrimEntries)
             select (title, category)).ToList();

        Assert.Empty(
            from entry in expected
            let found = UsualCategoryLookup.Of(entry.title, culture) ?? "-"
            where found != entry.category
            select $"{entry.title}: {found} instead of {entry.category}");
        Assert.InRange(expected.Count, 200, int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void They_go_there_in_small_and_capital_letters_too(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Titles, file))
            .Where(line => line.Length > 0 && line[0] is not '/' and not '@' and not '-');
        foreach (var title in lines.SelectMany(line =>
            line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(',', StringSplitOptions.TrimEntries)))
        {
            var found = UsualCategoryLookup.Of(title, CultureInfo.InvariantCulture);
            Assert.Equal(
                (title, found),
                (title, UsualCategoryLookup.Of(title.ToUpperInvariant(), CultureInfo.InvariantCulture)));
            Assert.Equal(
                (title, found),
                (title, UsualCategoryLookup.Of(title.ToLowerInvariant(), CultureInfo.InvariantCulture)));
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Each_word_of_a_table_tells_of_one_starter_category(string file)
    {
        var words = Table(file).Words.Select(line => (Word: Key(line.Word), line.Starter)).ToHashSet();
        Assert.Empty(words.Select(line => line.Starter).Except(StarterCategories.Marks.Select(mark => mark.Name)));
        Assert.Empty(words.GroupBy(line => line.Word).Where(same => same.Count() > 1).Select(same => same.Key));
        Assert.All(
            words, line => Assert.InRange(line.Word.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, 1, 3));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Each_word_is_found_by_those_who_speak_the_language(string file)
    {
        var table = Table(file);
        Assert.Empty(
            from line in table.Words
            let word = line.Word.Trim('=', '*')
            let found = UsualCategoryLookup.Of(word, table.Language)
            where found != line.Starter
            select $"{word}: {found} instead of {line.Starter}");
    }

    [Theory]
    [InlineData("English.txt")]
    [InlineData("German.txt")]
    public void A_language_has_at_least_400_words_and_some_for_each_category(string file)
    {
        var words = Table(file).Words.ToList();
        Assert.InRange(words.Count, 400, int.MaxValue);
        Assert.All(
            StarterCategories.Marks,
            mark => Assert.InRange(words.Count(line => line.Starter == mark.Name), 30, int.MaxValue));
    }

    [Theory]
    [InlineData("en-US", "Transport")]
    [InlineData("en-GB", "Utilities")]
    [InlineData("de-CH", "Utilities")]
    public void A_country_may_mean_something_else_by_a_word(string culture, string category) =>
        Assert.Equal(category, UsualCategoryLookup.Of("gas", CultureInfo.GetCultureInfo(culture)));

    [Theory]
    [InlineData("de-DE", "rock", "Shopping")]
    [InlineData("de-DE", "rock concert", "Leisure")]
    [InlineData("en-GB", "Apfelsaft", "Groceries")]
    [InlineData("de-DE", "apple juice", "Groceries")]
    [InlineData("fr-FR", "Miete", "Home")]
    public void The_reader_s_language_comes_first_and_the_others_count_too(
        string culture, string title, string category) =>
        Assert.Equal(category, UsualCategoryLookup.Of(title, CultureInfo.GetCultureInfo(culture)));

    [Fact]
    public void Any_text_is_looked_up_without_an_error_and_the_same_with_spaces_around() =>
        Generators.Holds(ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""), title => Assert.Equal(
            UsualCategoryLookup.Of(title, CultureInfo.InvariantCulture),
            UsualCategoryLookup.Of($"  {title} ", CultureInfo.InvariantCulture)));

    static WordTable Table(string file) => new(File.ReadAllText(Path.Combine(Lists, file)));

    static string Key(string word) => string.Join(' ', TitleTokens.Split(word.Trim('=', '*')));
}
