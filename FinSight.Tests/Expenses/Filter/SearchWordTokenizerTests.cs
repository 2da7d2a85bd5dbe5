using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Expenses.Filter;

/// <summary>
/// The index over words is one for all ledgers, and a search in one of them reads no word of another.
/// </summary>
public sealed class SearchWordTokenizerTests : ServiceTestBase
{
    [Theory]
    [InlineData("cof", false)]
    [InlineData("coffee", false)]
    [InlineData("coffee beans", true)]
    [InlineData("c", false)]
    public async Task The_words_of_another_ledger_are_not_even_looked_at(string typed, bool isPhrase)
    {
        var jonas = await House.MoveInAsync("Jonas");
        var mine = await AddAsync(Mara, "Coffee beans");
        var theirs = await AddAsync(jonas, "Coffee beans");

        Assert.Equal([mine], await SeqsAsync(Mara, typed, isPhrase));
        Assert.Equal([theirs], await SeqsAsync(jonas, typed, isPhrase));
    }

    [Fact]
    public async Task Whoever_knows_how_the_index_marks_another_ledger_gets_nothing_by_it()
    {
        var jonas = await House.MoveInAsync("Jonas");
        await AddAsync(jonas, "Coffee");
        var mark = SearchWordTokenizer.MarkOf(jonas.LedgerId.ToByteArray(bigEndian: true));
        Assert.Empty(await SeqsAsync(Mara, $"{mark}coffee"));
        Assert.Empty(await SeqsAsync(Mara, $"\" OR {mark}coffee"));

        await AddAsync(Mara, $"{mark}tea");
        Assert.Empty(await SeqsAsync(jonas, "tea"));
    }

    [Theory]
    [InlineData("Coffee, beans & milk (1 l)", "coffee beans milk 1 l")]
    [InlineData("Straße 5½", "strasse 51 2")]
    [InlineData("  …  ", "")]
    [InlineData("naïve_café", "naive cafe")]
    public void A_text_is_cut_into_words(string text, string words) =>
        Assert.Equal(words, SearchWordTokenizer.Of("", text));

    async Task<long> AddAsync(Member member, string title) =>
        (await House.Expenses.AddAsync(member, Guid.CreateVersion7(), await House.FieldsAsync(member, title))).Row.Seq;

    async Task<List<long>> SeqsAsync(Member member, string typed, bool isPhrase = false)
    {
        await using var db = await House.Contexts.CreateDbContextAsync();
        return await db.MatchingText(db.Match(member, new FilterTerm(FilterKind.Word, typed, IsPhrase: isPhrase)))
            .ToListAsync();
    }
}
