using System.Text;
using FinSight.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Data.Postgres;

public sealed class PostgresWordsTests : ServiceTestBase
{
    [PostgresFact]
    public async Task The_database_finds_the_same_words_in_each_letter_as_the_search()
    {
        await using var db = await House.Contexts.CreateDbContextAsync();
        var mark = SearchWordTokenizer.MarkOf(Mara.LedgerId.ToByteArray(bigEndian: true));
        var odd = new List<string>();
        // Both planes that words are written with; a newer Unicode than the server's may know more letters.
        for (var from = 1; from < 0x20000; from += 256)
        {
            var letters = Enumerable.Range(from, 256).Where(Rune.IsValid).Select(code => new Rune(code)).ToList();
            var texts = letters.Select(letter => $"a{letter}b").ToArray();
            var words = await db.Database.SqlQuery<string>(
                $"""SELECT coalesce(words({Mara.LedgerId}, text), '') AS "Value" FROM unnest({texts}) WITH ORDINALITY AS t(text, n) ORDER BY n""")
                .ToListAsync();
            odd.AddRange(
                texts.Where((text, i) => words[i] != SearchWordTokenizer.Of(mark, text))
                    .Select(text => $"U+{char.ConvertToUtf32(text, 1):X4}"));
        }
        Assert.True(odd.Count <= 200, $"{odd.Count}: {string.Join(' ', odd.Take(300))}");
    }

    [PostgresFact]
    public async Task Texts_are_taken_apart_as_the_search_does_it()
    {
        string[] texts =
        [
            "Café crème", "STRASSE Straße", "Ὀδυσσεύς ΟΔΥΣΣΕΎΣ", "Łódź æsir Þór", "ﬁle ²½ x̌y", "", "--", "日本語 テスト",
            "naïve-coöp 3.50€", "İstanbul ılık",
        ];
        await using var db = await House.Contexts.CreateDbContextAsync();
        var mark = SearchWordTokenizer.MarkOf(Mara.LedgerId.ToByteArray(bigEndian: true));
        foreach (var text in texts)
            Assert.Equal(
                SearchWordTokenizer.Of(mark, text),
                await db.Database.SqlQuery<string>(
                    $"""SELECT coalesce(words({Mara.LedgerId}, {text}), '') AS "Value" """).SingleAsync());
    }
}
