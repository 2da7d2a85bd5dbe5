using FinSight.Core;
using FinSight.Core.QuickEntry;

namespace FinSight.Tests.QuickEntry;

public sealed class CategoryTests
{
    [Theory]
    [InlineData("migros 87 groceries", "Migros", "Groceries")]
    [InlineData("migros 87 GROCERIES", "Migros", "Groceries")]
    [InlineData("groceries 87 migros", "Migros", "Groceries")]
    [InlineData("migros 87 groc", "Migros", "Groceries")]
    [InlineData("migros 87 food", "Migros", "Groceries")]
    [InlineData("transfer 87 migros bank", "Transfer", "Groceries")]
    [InlineData("migros groceries 87", "Migros", "Groceries")]
    [InlineData("pizza eating out 14", "Pizza", "Eating out")]
    [InlineData("groceries: milk 2.40", "Milk", "Groceries")]
    [InlineData("milk, groceries, 2.40", "Milk", "Groceries")]
    [InlineData("milk yesterday groceries 2.40", "Milk", "Groceries")]
    [InlineData("milk #work groceries 2.40", "Milk", "Groceries")]
    public void A_category_that_is_named_leaves_the_title(string text, string title, string category) =>
        Reads(text, title, category, PartOrigin.Typed);

    [Theory]
    [InlineData("groceries 20", "Groceries", "Groceries")]
    [InlineData("20 eating out", "Eating out", "Eating out")]
    [InlineData("eating out 45 fri", "Eating out", "Eating out")]
    [InlineData("food truck 12", "Food truck", "Groceries")]
    public void The_title_keeps_its_last_word_and_an_alias_within_it(string text, string title, string category) =>
        Reads(text, title, category, PartOrigin.Typed);

    [Theory]
    [InlineData("home depot 25", "Home depot", "Home")]
    [InlineData("dinner at home 30", "Dinner at home", "Home")]
    [InlineData("nursing home 900", "Nursing home", "Home")]
    [InlineData("groce 20", "Groce", "Groceries")]
    public void A_name_within_the_title_is_a_guess(string text, string title, string category) =>
        Reads(text, title, category, PartOrigin.Guessed);

    [Theory]
    [InlineData("coffee 4.50")]
    [InlineData("coffee 4.50 ea")]
    [InlineData("\"groceries\" app 4.50")]
    public void Otherwise_there_is_none_and_it_is_asked_for(string text)
    {
        var entry = Entry.Read(text);
        Assert.Null(entry.Category);
        Assert.Equal([FieldNames.Category], entry.Problems.Select(problem => problem.Field));
    }

    [Fact]
    public void A_start_that_two_categories_share_names_neither()
    {
        var words = new LedgerVocabulary(
            [new(Guid.NewGuid(), "Transport", []), new(Guid.NewGuid(), "Travel", [])], [], TitleMemory.Empty);
        Assert.Equal("Taxi tra", QuickEntryParser.Parse("taxi 24 tra", Entry.Context(words: words)).Title?.Value);
        Assert.Equal(
            "Travel", QuickEntryParser.Parse("taxi 24 trav", Entry.Context(words: words)).Category?.Value.Name);
    }

    [Theory]
    [InlineData("cafe 4", "Cafe", "Café")]
    [InlineData("CAFE 4", "CAFE", "Café")]
    [InlineData("flat white cafe 4", "Flat white", "Café")]
    [InlineData("naehen 12 fahrrad strasse", "Naehen", "Fahrrad Straße")]
    [InlineData("ring 90 schmück", "Ring", "Schmuck")]
    [InlineData("ring 90 fahrr", "Ring", "Fahrrad Straße")]
    [InlineData("reparatur 90 velo", "Reparatur", "Fahrrad Straße")]
    public void Whoever_types_in_a_hurry_leaves_the_accents_of_a_category_out(
        string text, string title, string category)
    {
        string[] names = ["Café", "Fahrrad Straße", "Schmuck"];
        var words = new LedgerVocabulary(
            [.. names.Select(name => new QuickEntryCategory(Guid.NewGuid(), name, name[0] == 'F' ? ["vélo"] : []))], [],
            TitleMemory.Empty);
        var entry = QuickEntryParser.Parse(text, Entry.Context(words: words));
        Assert.Equal(
            (title, category, PartOrigin.Typed),
            (entry.Title?.Value, entry.Category?.Value.Name, entry.Category?.Origin));
    }

    [Fact]
    public void A_category_that_is_spelled_as_it_was_typed_is_meant_before_its_like_with_accents()
    {
        QuickEntryCategory[] likes = [new(Guid.NewGuid(), "Pâte", []), new(Guid.NewGuid(), "Pate", [])];
        var words = new LedgerVocabulary(likes, [], TitleMemory.Empty);
        Assert.Equal(likes[1], QuickEntryParser.Parse("dinner 12 pate", Entry.Context(words: words)).Category?.Value);
        Assert.Equal(likes[0], QuickEntryParser.Parse("dinner 12 pâte", Entry.Context(words: words)).Category?.Value);
    }

    [Fact]
    public void The_history_knows_better_than_a_name_within_the_title()
    {
        var words = Entry.Vocabulary(new TitleUse("Home depot", Entry.Groceries.Id, Entry.Today));
        var entry = QuickEntryParser.Parse("home depot 25", Entry.Context(words: words));
        Assert.Equal(
            ("Home depot", Entry.Groceries, PartOrigin.Learned),
            (entry.Title?.Value, entry.Category?.Value, entry.Category?.Origin));
    }

    [Fact]
    public void What_is_typed_counts_more_than_the_history()
    {
        var words = Entry.Vocabulary(new TitleUse("Migros", Entry.Groceries.Id, Entry.Today));
        Assert.Equal(Entry.Home, QuickEntryParser.Parse("migros 9 home", Entry.Context(words: words)).Category?.Value);
        Assert.Equal(Entry.Groceries, QuickEntryParser.Parse("migros 9", Entry.Context(words: words)).Category?.Value);
    }

    [Fact]
    public void A_known_title_stays_whole_and_comes_as_it_was_spelled()
    {
        var words = Entry.Vocabulary(
            new TitleUse("Funeral Home", Entry.EatingOut.Id, Entry.Today),
            new TitleUse("REWE", Entry.Groceries.Id, Entry.Today));
        Assert.Equal(
            "Funeral Home", QuickEntryParser.Parse("funeral home 9", Entry.Context(words: words)).Title?.Value);
        Assert.Equal("REWE", QuickEntryParser.Parse("rewe 9", Entry.Context(words: words)).Title?.Value);
        Assert.Equal("REWE", QuickEntryParser.Parse("groceries rewe 9", Entry.Context(words: words)).Title?.Value);
        Assert.Equal("Rewe", QuickEntryParser.Parse("Rewe 9", Entry.Context(words: words)).Title?.Value);
    }

    [Fact]
    public void A_category_that_is_no_longer_offered_is_not_guessed()
    {
        var words = Entry.Vocabulary(new TitleUse("Kiosk", Guid.NewGuid(), Entry.Today));
        Assert.Null(QuickEntryParser.Parse("kiosk 9", Entry.Context(words: words)).Category);
    }

    [Fact]
    public void Of_two_with_one_name_the_first_is_meant()
    {
        QuickEntryCategory[] twins = [new(Guid.NewGuid(), "Other", []), new(Guid.NewGuid(), "OTHER", [])];
        var words = new LedgerVocabulary(twins, [], TitleMemory.Empty);
        Assert.Equal(twins[0], QuickEntryParser.Parse("pen 2 other", Entry.Context(words: words)).Category?.Value);
    }

    static void Reads(string text, string title, string category, PartOrigin origin)
    {
        var entry = Entry.Read(text);
        Assert.Equal(
            (title, category, origin), (entry.Title?.Value, entry.Category?.Value.Name, entry.Category?.Origin));
    }
}
