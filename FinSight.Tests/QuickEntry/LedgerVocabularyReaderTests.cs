using FinSight.Core;
using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.QuickEntry;
using FinSight.Core.Tags;

namespace FinSight.Tests.QuickEntry;

public sealed class LedgerVocabularyReaderTests : ServiceTestBase
{
    LedgerVocabularyReader Service => House.Get<LedgerVocabularyReader>();

    [Fact]
    public async Task A_line_is_read_with_the_ledger_s_words_and_saved()
    {
        await House.Expenses.AddAsync(
            Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara, "Kafi", 450, "Eating out"));
        var entry = await ReadAsync(Mara, "kafi 2x4.50 fri // mit Anna");

        var row = await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), entry.Fields!);

        Assert.Equal(
            ("Kafi", 900, new DateOnly(2026, 11, 20), "mit Anna"),
            (row.Row.Title, row.Row.Amount, row.Row.Date, row.Row.Note));
        Assert.Equal((await House.CategoryAsync(Mara, "Eating out")).Id, row.Row.CategoryId);
    }

    [Fact]
    public async Task The_words_are_those_of_one_ledger()
    {
        var jonas = await House.MoveInAsync("Jonas");
        await House.Expenses.AddAsync(
            jonas, Guid.CreateVersion7(), await House.FieldsAsync(jonas, "Kafi", 450, "Eating out"));
        await TagAsync(jonas, "Secret");
        var (mine, theirs) = (await Service.VocabularyAsync(Mara), await Service.VocabularyAsync(jonas));
        Assert.Empty(mine.Categories.Select(c => c.Id).Intersect(theirs.Categories.Select(c => c.Id)));
        Assert.Equal((false, true), (mine.Titles.Knows("Kafi"), theirs.Titles.Knows("Kafi")));
        Assert.Equal((0, 1), (mine.Tags.Count, theirs.Tags.Count));
    }

    [Fact]
    public async Task An_archived_category_and_a_deleted_expense_are_forgotten()
    {
        var kept = await House.FieldsAsync(Mara, "Kafi", 450, "Eating out");
        var deleted = await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), kept with { Title = "Tee" });
        await House.Expenses.DeleteAsync(Mara, deleted.Row.Id);
        await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), kept);
        Assert.False((await Service.VocabularyAsync(Mara)).Titles.Knows("Tee"));
        Assert.Equal(kept.CategoryId, (await ReadAsync(Mara, "kafi 4")).Category?.Value.Id);

        await House.Get<CategoryService>().ArchiveAsync(Mara, kept.CategoryId);

        Assert.NotEqual(kept.CategoryId, (await ReadAsync(Mara, "kafi 4")).Category?.Value.Id);
        Assert.NotEqual(kept.CategoryId, (await ReadAsync(Mara, "tee 4 eating out")).Category?.Value.Id);
    }

    [Fact]
    public async Task What_nothing_is_known_of_goes_to_Other_wherever_the_latest_went()
    {
        await AddAsync("Bus ticket", "Transport");
        await ExpectAsync("zorb 4", "Other", PartOrigin.Unknown);
    }

    [Theory]
    [InlineData("bread 3.20", "Groceries")]
    [InlineData("milk 1.60", "Groceries")]
    [InlineData("tea 3", "Eating out")]
    [InlineData("lunch 14.50", "Eating out")]
    [InlineData("rent 1850", "Home")]
    [InlineData("Miete 1850", "Home")]
    public async Task An_unknown_title_goes_where_such_things_usually_go(string line, string category)
    {
        await AddAsync("Winter boots", "Shopping");
        await ExpectAsync(line, category, PartOrigin.Guessed);
    }

    [Fact]
    public async Task Choosing_another_category_teaches_at_once_and_undone_it_is_forgotten()
    {
        for (var i = 0; i < 5; i++) await AddAsync("Bread", "Groceries", "2026-11-23");
        var chosen = await AddAsync("bread", "Gifts", "2026-11-02");
        await ExpectAsync("Bread 3", "Gifts", PartOrigin.Learned);
        await ExpectAsync("bread rolls 3", "Groceries", PartOrigin.Learned);

        await House.Expenses.DeleteAsync(Mara, chosen.Id);

        await ExpectAsync("Bread 3", "Groceries", PartOrigin.Learned);
    }

    [Fact]
    public async Task What_the_ledger_knows_of_the_telling_word_counts_more_than_what_is_usual()
    {
        await AddAsync("Cinema with Anna", "Kids");
        await AddAsync("Winter boots", "Shopping");
        await ExpectAsync("rex cinema 9", "Kids", PartOrigin.Learned);
        await ExpectAsync("bread for Anna 9", "Groceries", PartOrigin.Guessed);
        await ExpectAsync("winter holiday 900", "Travel", PartOrigin.Guessed);
    }

    [Fact]
    public async Task What_was_left_in_Other_teaches_nothing_of_other_titles()
    {
        await AddAsync("Zorb", "Other");
        await ExpectAsync("zorb bread 3", "Groceries", PartOrigin.Guessed);
        await ExpectAsync("zorb blick 3", "Other", PartOrigin.Unknown);
        await ExpectAsync("zorb 3", "Other", PartOrigin.Learned);
    }

    [Fact]
    public async Task A_ledger_without_the_category_gets_no_guess_from_the_list()
    {
        await House.Get<CategoryService>().ArchiveAsync(Mara, (await House.CategoryAsync(Mara, "Health")).Id);
        await ExpectAsync("pharmacy 12", "Other", PartOrigin.Unknown);
        await House.Get<CategoryService>().ArchiveAsync(Mara, (await House.CategoryAsync(Mara, "Other")).Id);
        Assert.Null((await ReadAsync(Mara, "pharmacy 12")).Category);
    }

    [Fact]
    public async Task Pages_of_a_ledger_share_its_words_until_it_moves()
    {
        var words = await Service.VocabularyAsync(Mara);
        Assert.Same(words, await Service.VocabularyAsync(Mara));

        await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara));

        Assert.NotSame(words, await Service.VocabularyAsync(Mara));
    }

    [Fact]
    public async Task Only_the_latest_2000_are_learned_from()
    {
        var fields = await House.FieldsAsync(Mara, "Old", date: "2026-11-01");
        await House.Expenses.AddManyAsync(
            Mara, [fields, .. Enumerable.Repeat(fields with { Title = "New", Date = new(2026, 11, 2) }, 1_999)]);
        Assert.True((await Service.VocabularyAsync(Mara)).Titles.Knows("Old"));

        await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), fields with { Title = "Newest" });

        var words = await Service.VocabularyAsync(Mara);
        Assert.Equal(
            (false, true, true), (words.Titles.Knows("Old"), words.Titles.Knows("New"), words.Titles.Knows("Newest")));
    }

    [Fact]
    public async Task The_words_say_how_much_of_the_ledger_they_know()
    {
        var words = await Service.VocabularyAsync(Mara);
        Assert.False(await House.Get<LedgerSequenceReader>().HasMovedAsync(Mara, words.Sequence));
        await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara));
        Assert.True(await House.Get<LedgerSequenceReader>().HasMovedAsync(Mara, words.Sequence));
    }

    [Fact]
    public async Task A_tag_is_spelled_as_the_ledger_spells_it()
    {
        await TagAsync(Mara, "Büro");
        Assert.Equal("Büro", Assert.Single((await ReadAsync(Mara, "kafi 4 #büro")).Tags).Value);
    }

    async Task<QuickEntryResult> ReadAsync(Member member, string text) =>
        QuickEntryParser.Parse(text, Entry.Context(words: await Service.VocabularyAsync(member)));

    async Task<ExpenseRow> AddAsync(string title, string category, string date = "2026-11-20") =>
        await House.Expenses.AddAsync(
            Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara, title, 450, category, date));

    async Task ExpectAsync(string line, string category, PartOrigin origin)
    {
        var found = (await ReadAsync(Mara, line)).Category;
        Assert.Equal((category, origin), (found?.Value.Name, found?.Origin));
    }

    async Task TagAsync(Member member, string name)
    {
        var fields = await House.FieldsAsync(member);
        await House.Expenses.AddAsync(member, Guid.CreateVersion7(), fields with { Tags = [name] });
    }
}
