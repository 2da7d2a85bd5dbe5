using FinSight.Core;
using FinSight.Core.QuickEntry;

namespace FinSight.Tests.QuickEntry;

/// <summary>Tags, notes and titles, where each part was read, and what a person set by hand.</summary>
public sealed class PartTests
{
    [Theory]
    [InlineData("lunch 12 #trip", "trip")]
    [InlineData("lunch 12 #tag-with-dash", "tag-with-dash")]
    [InlineData("lunch 12 #über #日本 #🎄", "über 日本 🎄")]
    [InlineData("lunch 12 #a#b", "a b")]
    [InlineData("lunch 12 #trip, #fun.", "trip fun")]
    [InlineData("lunch 12 #TRIP #trip #Trip", "TRIP")]
    [InlineData("lunch 12 #work #café", "Work Café")]
    [InlineData("locker #12 5", "")]
    [InlineData("lunch 12 # ##", "")]
    [InlineData("\"#trip\" 12", "")]
    [InlineData("lunch 12 // #trip", "")]
    public void Tags_start_with_a_hash_and_are_spelled_as_they_are_known(string text, string tags) =>
        Assert.Equal(tags, string.Join(' ', Entry.Read(text).Tags.Select(tag => tag.Value)));

    [Fact]
    public void A_tag_that_is_typed_twice_knows_both_places()
    {
        var entry = Entry.Read("#trip lunch 12 #Trip");
        Assert.Equal("#trip … #Trip", entry.From(Assert.Single(entry.Tags)));
    }

    [Theory]
    [InlineData("lunch 12 // with a friend", "Lunch", "with a friend")]
    [InlineData("lunch 12//with a friend", "Lunch", "with a friend")]
    [InlineData("lunch 12 // a // b", "Lunch", "a // b")]
    [InlineData("domain 12 // https://example.org//x", "Domain", "https://example.org//x")]
    [InlineData("https://example.org 12", "https://example.org", null)]
    [InlineData("\"a // b\" 12", "a // b", null)]
    public void A_note_follows_two_slashes(string text, string title, string? note)
    {
        var entry = Entry.Read(text);
        Assert.Equal((title, 1200, note), (entry.Title?.Value, entry.Amount?.Value.Minor, entry.Note?.Value));
    }

    [Fact]
    public void Each_part_knows_its_place()
    {
        var entry = Entry.Read("  dinner 42.50 with Anna eating out\tfri #work // was good ");
        Assert.Equal("dinner … with Anna", entry.From(entry.Title));
        Assert.Equal("42.50", entry.From(entry.Amount));
        Assert.Equal("eating out", entry.From(entry.Category));
        Assert.Equal("fri", entry.From(entry.Date));
        Assert.Equal("#work", entry.From(entry.Tags[0]));
        Assert.Equal("// was good", entry.From(entry.Note));
        Assert.Equal("Dinner with Anna", entry.Title?.Value);
    }

    [Theory]
    [InlineData("iPhone 5", "iPhone")]
    [InlineData("coffee 5", "Coffee")]
    [InlineData("öl 5", "Öl")]
    [InlineData("\"coffee\" 5", "coffee")]
    [InlineData("7up 5", "7up")]
    [InlineData("m&m 5", "m&m")]
    [InlineData("coffee - 5 - with Anna", "Coffee with Anna")]
    [InlineData("🍕 5", "🍕")]
    [InlineData("— 5", "—")]
    public void The_title_is_what_is_left(string text, string title) =>
        Assert.Equal(title, Entry.Read(text).Title?.Value);

    [Fact]
    public void What_is_not_typed_is_today_and_a_guess()
    {
        var entry = Entry.Read("groceries 20");
        Assert.Equal(
            (Entry.Today, PartOrigin.Guessed, 0), (entry.Date.Value, entry.Date.Origin, entry.Date.Ranges.Count));
        Assert.Empty(entry.Problems);
        Assert.Equal(
            ("Groceries", 2000, Entry.Groceries.Id, Entry.Today),
            (entry.Fields!.Title, entry.Fields.Amount.Minor, entry.Fields.CategoryId, entry.Fields.Date));
    }

    [Fact]
    public void A_pin_overrules_the_text_and_keeps_its_words()
    {
        var pins = new QuickEntryPins(
            "Tea", new Money(300, Currency.Of("CHF")), Entry.Home.Id, new(2026, 1, 2), ["a", "A", "work"], "hot");
        var entry = Entry.Read("coffee 4.50 groceries fri #work // cold", pins: pins);
        Assert.Equal("Tea | 3.00 | Home | 2026-01-02 | #a #work | hot", Phrase.Describe(entry));
        Assert.Equal(
            ["coffee", "4.50", "groceries", "fri", "#work", "// cold"],
            [
                entry.From(entry.Title), entry.From(entry.Amount), entry.From(entry.Category), entry.From(entry.Date),
                entry.From(entry.Tags[1]), entry.From(entry.Note),
            ]);
        Assert.All(
            [
                entry.Title!.Origin, entry.Amount!.Origin, entry.Category!.Origin, entry.Date.Origin,
                entry.Tags[0].Origin, entry.Note!.Origin,
            ],
            origin => Assert.Equal(PartOrigin.Pinned, origin));
        Assert.Empty(entry.Problems);
    }

    [Fact]
    public void A_pinned_title_decides_what_the_history_says()
    {
        var words = Entry.Vocabulary(new TitleUse("Migros", Entry.Groceries.Id, Entry.Today));
        var entry = QuickEntryParser.Parse("xyz 4", Entry.Context(words: words), new(Title: "Migros"));
        Assert.Equal(Entry.Groceries, entry.Category?.Value);
    }

    [Fact]
    public void A_pinned_category_of_another_ledger_does_not_exist() =>
        Assert.Null(Entry.Read("coffee 4", pins: new(CategoryId: Guid.NewGuid())).Category);

    [Theory]
    [InlineData("fri bar 4", "fri bar")]
    [InlineData("lunch on friday 12", "Lunch on friday")]
    [InlineData("lunch 3.11. 12", "Lunch 3.11.")]
    public void A_date_that_was_none_can_be_quoted_into_the_title(string text, string title)
    {
        var quoted = QuickEntryParser.AsTitle(text, Entry.Read(text).Date.Ranges[0]);
        var entry = Entry.Read(quoted);
        Assert.Equal((title, PartOrigin.Guessed), (entry.Title?.Value, entry.Date.Origin));
    }

    [Theory]
    [InlineData("4.50", "title category")]
    [InlineData("", "title amount category")]
    [InlineData(null, "title amount category")]
    [InlineData("groceries", FieldNames.Amount)]
    [InlineData(
        "groceries 4 #aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa #bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
        FieldNames.Tags)]
    [InlineData("groceries 4 1.1.1899", FieldNames.Date)]
    public void Problems_name_the_fields(string? text, string fields) =>
        Assert.Equal(fields, string.Join(' ', Entry.Read(text).Problems.Select(problem => problem.Field)));

    [Fact]
    public void A_long_text_is_read_to_its_limit_and_not_saved()
    {
        var entry = Entry.Read("groceries 20 // " + new string('x', QuickEntryParser.MaxCharacters));
        Assert.Equal(FieldNames.Text, Assert.Single(entry.Problems).Field);
        Assert.Equal(Entry.Groceries, entry.Category?.Value);
        Assert.Null(entry.Fields);
        Assert.Equal(FieldNames.Title, Assert.Single(Entry.Read($"{new string('x', 101)} 4 home").Problems).Field);
    }

    [Fact]
    public void The_limit_may_fall_into_the_middle_of_an_emoji() =>
        Assert.Contains(
            Entry.Read(new string('x', QuickEntryParser.MaxCharacters - 1) + "🎄").Problems,
            problem => problem.Field == FieldNames.Text);
}
