using FinSight.Core;
using FinSight.Core.Categories;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.QuickEntry;
using FinSight.Core.Tags;

namespace FinSight.Tests.QuickEntry;

public sealed class QuickEntryServiceTests : HouseTest
{
    QuickEntryService Service => House.Get<QuickEntryService>();

    [Fact]
    public async Task A_line_is_read_with_the_ledger_s_words_and_saved()
    {
        await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara, "Kafi", 450, "Eating out"));
        var entry = await ReadAsync(Mara, "kafi 2x4.50 fri // mit Anna");

        var row = await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), entry.Fields!);

        Assert.Equal(("Kafi", 900, new DateOnly(2026, 11, 20), "mit Anna"), (row.Title, row.Amount, row.Date, row.Note));
        Assert.Equal((await House.CategoryAsync(Mara, "Eating out")).Id, row.CategoryId);
    }

    [Fact]
    public async Task The_words_are_those_of_one_ledger()
    {
        var jonas = await House.MoveInAsync("Jonas");
        await House.Expenses.AddAsync(jonas, Guid.CreateVersion7(), await House.FieldsAsync(jonas, "Kafi", 450, "Eating out"));
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
        await House.Expenses.DeleteAsync(Mara, deleted.Id);
        await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), kept);
        Assert.False((await Service.VocabularyAsync(Mara)).Titles.Knows("Tee"));
        Assert.Equal(kept.CategoryId, (await ReadAsync(Mara, "kafi 4")).Category?.Value.Id);

        await House.Get<CategoryService>().ArchiveAsync(Mara, kept.CategoryId);

        Assert.NotEqual(kept.CategoryId, (await ReadAsync(Mara, "kafi 4")).Category?.Value.Id);
        Assert.NotEqual(kept.CategoryId, (await ReadAsync(Mara, "tee 4 eating out")).Category?.Value.Id);
    }

    [Fact]
    public async Task What_nothing_is_known_of_goes_where_the_latest_went_and_in_a_new_ledger_to_the_last_category()
    {
        var first = (await ReadAsync(Mara, "zorb 4")).Category!;
        Assert.Equal(("Other", PartOrigin.Guessed), (first.Value.Name, first.Origin));

        await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara, "Ticket", 450, "Transport"));

        Assert.Equal("Transport", (await ReadAsync(Mara, "zorb 4")).Category!.Value.Name);
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
        await House.Expenses.AddManyAsync(Mara, [fields, .. Enumerable.Repeat(fields with { Title = "New", Date = new(2026, 11, 2) }, 1_999)]);
        Assert.True((await Service.VocabularyAsync(Mara)).Titles.Knows("Old"));

        await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), fields with { Title = "Newest" });

        var words = await Service.VocabularyAsync(Mara);
        Assert.Equal((false, true, true), (words.Titles.Knows("Old"), words.Titles.Knows("New"), words.Titles.Knows("Newest")));
    }

    [Fact]
    public async Task The_words_say_how_much_of_the_ledger_they_know()
    {
        var words = await Service.VocabularyAsync(Mara);
        Assert.False(await House.Get<LedgerClock>().HasMovedAsync(Mara, words.Sequence));
        await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara));
        Assert.True(await House.Get<LedgerClock>().HasMovedAsync(Mara, words.Sequence));
    }

    [Fact]
    public async Task A_tag_is_spelled_as_the_ledger_spells_it()
    {
        await TagAsync(Mara, "Büro");
        Assert.Equal("Büro", Assert.Single((await ReadAsync(Mara, "kafi 4 #büro")).Tags).Value);
    }

    async Task<QuickEntryResult> ReadAsync(Member member, string text) =>
        QuickEntryParser.Parse(text, Entry.Context(words: await Service.VocabularyAsync(member)));

    async Task TagAsync(Member member, string name)
    {
        var fields = await House.FieldsAsync(member);
        await House.Expenses.AddAsync(member, Guid.CreateVersion7(), fields with { Tags = [name] });
    }
}
