using FinSight.Core.Accounts;
using FinSight.Core.Categories;
using FinSight.Core.Expenses;
using FinSight.Core.Profile;

namespace FinSight.Tests.Expenses.Filter;

/// <summary>Whoever searches leaves accents out, or types them where there are none.</summary>
public sealed class AccentTests : ServiceTestBase
{
    [Theory]
    [InlineData("Straße", "strasse")]
    [InlineData("Strasse", "straße")]
    [InlineData("STRASSE", "Straße")]
    [InlineData("Zürich", "zurich")]
    [InlineData("Zurich", "Zürich")]
    [InlineData("Καφές", "καφες")]
    [InlineData("καφές", "ΚΑΦΕΣ")]
    [InlineData("Ὀδυσσεύς", "οδυσσευς")]
    [InlineData("Łódź", "lodz")]
    [InlineData("Smørrebrød", "smorrebrod")]
    [InlineData("Œufs", "oeufs")]
    [InlineData("Đà Nẵng", "da nang")]
    [InlineData("Þórr", "thorr")]
    [InlineData("İstanbul ışık", "istanbul isik")]
    [InlineData("Ёлка", "елка")]
    [InlineData("קָפֶה", "קפה")]
    [InlineData("قَهْوَة", "قهوة")]
    [InlineData("أحمد", "احمد")]
    [InlineData("Ｃｏｆｆｅｅ", "coffee")]
    [InlineData("Cafe\u0301", "café")]
    [InlineData("はがき", "はがき")]
    [InlineData("한국", "한국")]
    [InlineData("चाय", "चाय")]
    public async Task A_title_is_found_however_its_accents_are_typed(string title, string typed)
    {
        await AddAsync(title);
        await AddAsync("Something else");
        Assert.Equal([ExpenseRules.Title(title)], await FindAsync(typed));
        Assert.Equal([ExpenseRules.Title(title)], await FindAsync($"\"{typed}\""));
    }

    [Fact]
    public async Task A_word_may_be_cut_short_anywhere()
    {
        await AddAsync("Straßenfest");
        foreach (var typed in new[] { "stras", "strass", "straß", "strasse", "strassenf" })
            Assert.Equal(["Straßenfest"], await FindAsync(typed));
    }

    [Fact]
    public async Task Marks_that_are_letters_of_their_own_still_tell_words_apart()
    {
        await AddAsync("ばす");
        Assert.Empty(await FindAsync("はす"));
        Assert.Equal(["ばす"], await FindAsync("ばす"));
    }

    [Fact]
    public async Task An_edit_and_an_undo_are_found_likewise()
    {
        var row = await AddAsync("Tea");
        await House.Expenses.EditAsync(
            Mara, row.Id, row.Version, await House.FieldsAsync(Mara, "Grüße") with { Note = "für Zoë" });
        Assert.Equal(["Grüße"], await FindAsync("grusse zoe"));
        Assert.Empty(await FindAsync("tea"));
    }

    [Theory]
    [InlineData("tag:fur-zoe")]
    [InlineData("#für-zoe")]
    [InlineData("tag:FUR")]
    [InlineData("category:cafes")]
    [InlineData("category:\"café\"")]
    [InlineData("by:zoe")]
    [InlineData("by:\"ZÖE MÜLLER\"")]
    [InlineData("-tag:nothing by:zo")]
    public async Task Names_are_found_without_their_accents(string filter)
    {
        var zoë = await House.JoinAsync(Mara, "zoe");
        await House.Get<ProfileService>().RenameAsync(zoë, "Zoë Müller");
        var cafés = await House.Get<CategoryService>().AddAsync(Mara, new("Cafés", "☕", "eating"));
        await House.Expenses.AddAsync(zoë, Guid.CreateVersion7(),
            (await House.FieldsAsync(Mara, "Found")) with { CategoryId = cafés.Row.Id, Tags = ["für-Zoë"] });
        await AddAsync("Something else");
        Assert.Equal(["Found"], await FindAsync(filter));
    }

    [Fact]
    public async Task The_very_name_counts_where_somebody_has_it()
    {
        foreach (var tag in new[] { "schon", "schön" })
            await House.Expenses.AddAsync(
                Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara, tag) with { Tags = [tag] });
        Assert.Equal(["schön"], await FindAsync("tag:schön"));
        Assert.Equal(["schon"], await FindAsync("tag:schon"));
        Assert.Equal(["schon", "schön"], (await FindAsync("tag:schòn")).Order(StringComparer.Ordinal));
    }

    async Task<ExpenseRow> AddAsync(string title) =>
        await House.Expenses.AddAsync(Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara, title));

    async Task<IEnumerable<string>> FindAsync(string typed)
    {
        var filter = new FilterTextParser(Mara.Currency, System.Globalization.CultureInfo.InvariantCulture).Parse(typed)
            .Filter;
        return (await House.Get<ExpenseSearchService>().PageAsync(Mara, new ExpenseListRequest(filter)))
            .Page.Rows.Select(row => row.Title);
    }
}
