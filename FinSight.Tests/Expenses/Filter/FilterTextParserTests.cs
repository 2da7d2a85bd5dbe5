using System.Globalization;
using FinSight.Core;
using FinSight.Core.Expenses;

namespace FinSight.Tests.Expenses.Filter;

public sealed class FilterTextParserTests
{
    static readonly FilterTextParser English = In("en-GB");

    [Theory]
    [InlineData("", "")]
    [InlineData("  train   ticket ", "train ticket")]
    [InlineData("\"train ticket\"", "\"train ticket\"")]
    [InlineData("-refund", "-refund")]
    [InlineData("-\"day trip\"", "-\"day trip\"")]
    [InlineData("category:food", "category:food")]
    [InlineData("CAT:food", "category:food")]
    [InlineData("kategorie:\"Eating out\"", "category:\"Eating out\"")]
    [InlineData("-category:food", "-category:food")]
    [InlineData("#work", "tag:work")]
    [InlineData("-#work", "-tag:work")]
    [InlineData("schlagwort:work", "tag:work")]
    [InlineData("stichwort:work", "tag:work")]
    [InlineData("-Stichwort:work", "-tag:work")]
    [InlineData("by:mara von:jonas", "by:mara by:jonas")]
    [InlineData("amount>50", "amount>50.00")]
    [InlineData("amount:>=50 amount<1,000", "amount>=50.00 amount<1000.00")]
    [InlineData("betrag=9.9", "amount=9.90")]
    [InlineData("amount:9.90", "amount=9.90")]
    [InlineData("amount:10..20", "amount:10.00..20.00")]
    [InlineData("amount:10..", "amount>=10.00")]
    [InlineData("amount:..20", "amount<=20.00")]
    [InlineData("amount<0", "amount<0.00")]
    [InlineData("betrag:20-30", "amount:20.00..30.00")]
    [InlineData("amount:20–30.50", "amount:20.00..30.50")]
    [InlineData("amount=\"30 - 10\"", "amount=20.00")]
    [InlineData("20..30", "amount:20.00..30.00")]
    [InlineData("20..30.50", "amount:20.00..30.50")]
    [InlineData("2025..2026", "2025..2026")]
    [InlineData(">100", "amount>100.00")]
    [InlineData("<5", "amount<5.00")]
    [InlineData(">=5 <=1,000", "amount:5.00..1000.00")]
    [InlineData("> 100", "amount>100.00")]
    [InlineData("über 100", "amount>100.00")]
    [InlineData("Unter 5", "amount<5.00")]
    [InlineData("over 100 tea", "tea amount>100.00")]
    [InlineData("under 5 below 4", "amount<4.00")]
    [InlineData("over easy", "over easy")]
    [InlineData("over \"100\"", "over \"100\"")]
    [InlineData("\"über 100\"", "\"über 100\"")]
    [InlineData("\">100\"", "\">100\"")]
    [InlineData("->100", "->100")]
    [InlineData("20-30", "20-30")]
    [InlineData("amount>2x12", "amount>24.00")]
    [InlineData("2026", "2026")]
    [InlineData("2026-03", "2026-03")]
    [InlineData("2028-02-01..2028-02-29", "2028-02")]
    [InlineData("2026-03..2026-05", "2026-03..2026-05")]
    [InlineData("2026-03-05", "2026-03-05")]
    [InlineData("2026-03-05..", "2026-03-05..")]
    [InlineData("..2026", "..2026")]
    [InlineData("2025..2026-06", "2025..2026-06")]
    [InlineData("2026 2026-03..2027-02", "2026-03..2026")]
    [InlineData("\"2026\"", "\"2026\"")]
    [InlineData("-2026", "-2026")]
    [InlineData("2026-13", "2026-13")] // no month: a word
    [InlineData("3000", "3000")]
    [InlineData("12:30", "12:30")]
    [InlineData("http://x.ch", "http://x.ch")]
    [InlineData("half-fare", "half-fare")]
    [InlineData("tag:\"say \"\"hi\"\"\"", "tag:\"say \"\"hi\"\"\"")]
    [InlineData("\"never closed", "\"never closed\"")]
    [InlineData("food food tag:a tag:a", "food tag:a")]
    [InlineData(
        "category:food tag:work amount>50 by:name 2026-03..2026-05 -tag:trip \"train ticket\"",
        "category:food tag:work by:name -tag:trip \"train ticket\" amount>50.00 2026-03..2026-05")]
    public void A_filter_is_read_and_written_back(string typed, string written)
    {
        var read = English.Parse(typed);
        Assert.Empty(read.Problems);
        Assert.Equal(written, English.Write(read.Filter));
        Assert.Equal(read.Filter, English.Parse(written).Filter);
    }

    [Theory]
    [InlineData("amount>abc", "amount>abc", "Type an amount such as 12.50.")]
    [InlineData("food amount>", "amount>", "Type an amount.")]
    [InlineData("amount:..", "amount:..", "Type an amount.")]
    [InlineData("amount:30-20", "amount:30-20", "There are no such amounts.")]
    [InlineData("-amount>5", "-amount>5", "An amount can't be left out. Turn it round.")]
    [InlineData("amount>50 amount<10", "amount<10", "There are no such amounts.")]
    [InlineData("2026-05..2026-03", "2026-05..2026-03", "There are no such days.")]
    [InlineData("2025 2026", "2026", "There are no such days.")]
    [InlineData("category:", "category:", "Type a name after the colon.")]
    [InlineData("tag:\"\"", "tag:\"\"", "Type a name after the colon.")]
    [InlineData("☕", "☕", "Look for letters or digits.")]
    [InlineData("-", "-", "Look for letters or digits.")]
    public void What_is_not_understood_is_named_and_the_rest_holds(string typed, string token, string text)
    {
        var read = English.Parse("tea " + typed);
        var problem = Assert.Single(read.Problems);
        Assert.Equal((token, text), (problem.Token, problem.Said()));
        Assert.Contains(new FilterTerm(FilterKind.Word, "tea"), read.Filter.Terms);
    }

    [Fact]
    public void Amounts_are_read_as_the_reader_writes_them()
    {
        var german = In("de-DE");
        var filter = german.Parse("betrag>12,50").Filter;
        Assert.Equal(new AmountBound(1250, false), filter.Least);
        Assert.Equal("amount>12,50", german.Write(filter));
    }

    [Fact]
    public void An_endless_filter_is_refused_as_a_whole() => Assert.Equal(
        "Shorten the filter to 500 characters.", Assert.Single(English.Parse(new string('x', 501)).Problems).Said());

    [Fact]
    public void Whatever_is_typed_is_read_and_what_was_read_is_written_back()
    {
        string[] pieces =
        [
            "\"", "-", "#", ":", "..", ">", "=", "tag", "by:", "amount", "2026", "-03", "a b", " ", "é", "5", "0", "☕",
            "\ud83d", "\0",
        ];
        var random = new Random(5);
        for (var i = 0; i < 20_000; i++)
        {
            var typed = string.Concat(random.GetItems(pieces, random.Next(1, 12)));
            var filter = English.Parse(typed).Filter;
            var again = English.Parse(English.Write(filter));
            Assert.True(again.Problems.Count == 0 && again.Filter == filter, $"{typed} → {English.Write(filter)}");
        }
    }

    static FilterTextParser In(string culture) => new(Currency.Of("CHF"), CultureInfo.GetCultureInfo(culture));
}
