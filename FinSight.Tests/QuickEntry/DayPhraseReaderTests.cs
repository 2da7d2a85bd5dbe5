using System.Globalization;
using FinSight.Core;
using FinSight.Core.Expenses;
using FinSight.Core.QuickEntry;

namespace FinSight.Tests.QuickEntry;

public sealed class DayPhraseReaderTests
{
    // A Monday.
    static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("today", "2026-11-23")]
    [InlineData("heute", "2026-11-23")]
    [InlineData("yesterday", "2026-11-22")]
    [InlineData("Gestern", "2026-11-22")]
    [InlineData("monday", "2026-11-23")]
    [InlineData("last friday", "2026-11-20")]
    [InlineData("letzten Freitag", "2026-11-20")]
    [InlineData("this week", "2026-11-23..2026-11-29")]
    [InlineData("letzte Woche", "2026-11-16..2026-11-22")]
    [InlineData("this month", "2026-11")]
    [InlineData("last month", "2026-10")]
    [InlineData("letzter Monat", "2026-10")]
    [InlineData("diesen Monat", "2026-11")]
    [InlineData("last 3 months", "2026-09..2026-11")]
    [InlineData("letzte drei Monate", "2026-09..2026-11")]
    [InlineData("last 30 days", "2026-10-25..2026-11-23")]
    [InlineData("this year", "2026")]
    [InlineData("dieses Jahr", "2026")]
    [InlineData("last year", "2025")]
    [InlineData("november", "2026-11")]
    [InlineData("December", "2025-12")]
    [InlineData("last november", "2025-11")]
    [InlineData("März 2025", "2025-03")]
    [InlineData("nov 2025", "2025-11")]
    [InlineData("5 nov", "2026-11-05")]
    [InlineData("3 days ago", "2026-11-20")]
    [InlineData("vor 3 Tagen", "2026-11-20")]
    [InlineData("since monday", "2026-11-23..")]
    [InlineData("seit November", "2026-11..")]
    [InlineData("until yesterday", "..2026-11-22")]
    [InlineData("since october until yesterday", "2026-10..2026-11-22")]
    [InlineData("bread last month", "bread 2026-10")]
    [InlineData("category:home november", "category:home 2026-11")]
    public void Days_are_named_in_the_words_of_quick_entry(string typed, string written) =>
        Assert.Equal(written, Read(typed));

    [Theory]
    [InlineData("sun cream")]
    [InlineData("mar")] // of market
    [InlineData("sep")]
    [InlineData("wed")]
    [InlineData("black friday")]
    [InlineData("last supper")]
    [InlineData("since forever")]
    [InlineData("24/7")]
    [InlineData("3.11")]
    [InlineData("\"november\"")]
    [InlineData("-november")]
    [InlineData("this")]
    public void Other_words_are_words(string typed) => Assert.Equal(typed, Read(typed));

    [Theory]
    [InlineData("this month", "2026-10-25..2026-11-24")]
    [InlineData("last month", "2026-09-25..2026-10-24")]
    [InlineData("october", "2026-10-25..2026-11-24")]
    [InlineData("november", "2025-11-25..2025-12-24")]
    public void A_month_begins_on_the_ledgers_first_day(string typed, string written) =>
        Assert.Equal(written, Read(typed, firstDay: 25));

    [Theory]
    [InlineData("last month", "period:last-month")]
    [InlineData("tea Letzter Monat", "tea period:letzter-monat")]
    [InlineData("zeitraum:last-3-months", "period:last-3-months")]
    [InlineData("since last month", "period:since-last-month")]
    [InlineData("this year category:home", "category:home period:this-year")]
    [InlineData("november", "2026-11")]
    [InlineData("last month 2026-10-03", "2026-10-03")]
    [InlineData("2026 this month", "2026-11")]
    [InlineData("period:sooner", "period:sooner")]
    [InlineData("period:last-supper", "period:last-supper")]
    public void Days_that_move_on_are_kept_as_words(string typed, string written)
    {
        var parsed = Filters(1).Parse(typed);
        Assert.Empty(parsed.Problems);
        Assert.Equal(written, Filters(1).Write(parsed.Filter));
        Assert.Equal(parsed.Filter, Filters(1).Parse(written).Filter);
    }

    [Fact]
    public void A_month_later_the_same_words_are_the_month_after()
    {
        var written = Filters(1).Write(Filters(1).Parse("last month").Filter);
        var later = new FilterTextParser(
            Currency.Of("CHF"), CultureInfo.GetCultureInfo("de-CH"),
            new DayPhraseReader(Today.AddMonths(1), CultureInfo.GetCultureInfo("de-CH"), 1).Read).Parse(written).Filter;
        Assert.Equal((new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30)), (later.From, later.To));
    }

    [Fact]
    public void Days_that_exclude_one_another_are_told_by_all_their_words()
    {
        var problem = Assert.Single(Filters(1).Parse("2020 last month").Problems);
        Assert.Equal(("last month", "There are no such days."), (problem.Token, problem.Said()));
    }

    static string Read(string typed, int firstDay = 1)
    {
        var parsed = Filters(firstDay).Parse(typed);
        Assert.Empty(parsed.Problems);
        // The days themselves, and not the words for them.
        return Filters(firstDay).Write(parsed.Filter with { From = parsed.Filter.From });
    }

    static FilterTextParser Filters(int firstDay)
    {
        var culture = CultureInfo.GetCultureInfo("en-GB");
        return new(Currency.Of("CHF"), culture, new DayPhraseReader(Today, culture, firstDay).Read);
    }
}
