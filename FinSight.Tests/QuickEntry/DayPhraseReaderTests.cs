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
    [InlineData("24.11.", "2025-11-24")]
    [InlineData("22.11.", "2026-11-22")]
    [InlineData("24.11.2025", "2025-11-24")]
    [InlineData("24.11.25", "2025-11-24")]
    [InlineData("am 22.11.", "2026-11-22")]
    [InlineData("on 22.11.", "2026-11-22")]
    [InlineData("22/11", "2026-11-22")]
    [InlineData("11/24/2025", "2025-11-24")]
    [InlineData("friday 20.11", "2026-11-20")]
    [InlineData("seit 15.11.", "2026-11-15..")]
    [InlineData("2025 bis 2026", "2025..2026")]
    [InlineData("2026-03 until 2026-05", "2026-03..2026-05")]
    [InlineData("1.10.2024-15.10.", "2024-10..2024-10-15")]
    [InlineData("15.12.2024 bis 15.1.", "2024-12-15..2025-01-15")]
    [InlineData("1.10.2025..15.10.2025", "2025-10..2025-10-15")]
    [InlineData("Bread von gestern", "Bread von 2026-11-22")]
    [InlineData("since 15.11.", "2026-11-15..")]
    [InlineData("ab 15.11.", "2026-11-15..")]
    [InlineData("from 15 nov", "2026-11-15..")]
    [InlineData("since 2026-10-05", "2026-10-05..")]
    [InlineData("seit 2025", "2025..")]
    [InlineData("bis 2026-03", "..2026-03")]
    [InlineData("vor 1.10.2026", "..2026-09")]
    [InlineData("before october", "..2026-09")]
    [InlineData("vor drei Tagen", "2026-11-20")]
    [InlineData("nach 1.10.", "2026-10-02..")]
    [InlineData("bis 1.10.", "..2026-10-01")]
    [InlineData("until 1.10.", "..2026-10-01")]
    [InlineData("1.10.-15.10.", "2026-10..2026-10-15")]
    [InlineData("1.10.–15.10.", "2026-10..2026-10-15")]
    [InlineData("1.10.2025-15.10.2025", "2025-10..2025-10-15")]
    [InlineData("1.10. - 15.10.", "2026-10..2026-10-15")]
    [InlineData("vom 1.10. bis 15.10.", "2026-10..2026-10-15")]
    [InlineData("ab 1.10. bis 15.10.", "2026-10..2026-10-15")]
    [InlineData("von 1.10. bis 15.10.", "2026-10..2026-10-15")]
    [InlineData("from 1 oct to 15 oct", "2026-10..2026-10-15")]
    [InlineData("1.10.-15.10.2025", "2025-10..2025-10-15")]
    [InlineData("15.12.-15.1.2026", "2025-12-15..2026-01-15")]
    [InlineData("1.11.-30.11.", "2026-11")]
    [InlineData("2026-10-05..2026-10-07", "2026-10-05..2026-10-07")]
    [InlineData("october bis november", "2026-10..2026-11")]
    [InlineData("letztes Quartal", "2026-07..2026-09")]
    [InlineData("last quarter", "2026-07..2026-09")]
    [InlineData("dieses Quartal", "2026-10..2026")]
    [InlineData("last 2 quarters", "2026-07..2026")]
    [InlineData("tea 22.11. bread", "tea bread 2026-11-22")]
    [InlineData("2026-11-05 seit", "2026-11-05 seit")]
    [InlineData("2026 über", "2026 über")]
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
    [InlineData("since")]
    [InlineData("tea bis")]
    [InlineData("24/7")]
    [InlineData("3.11")]
    [InlineData("\"november\"")]
    [InlineData("-november")]
    [InlineData("this")]
    [InlineData("11/24")] // no day of the month in London
    [InlineData("1/2")]
    [InlineData("since 9/11")]
    [InlineData("31.11.")]
    [InlineData("\"24.11.\"")]
    [InlineData("-24.11.")]
    [InlineData("24.11.-")]
    [InlineData("1.10.-x")]
    [InlineData("from anna to ben")]
    [InlineData("before sunrise")]
    [InlineData("quarter pounder")]
    public void Other_words_are_words(string typed) => Assert.Equal(typed, Read(typed));

    [Theory]
    [InlineData("this month", "2026-10-25..2026-11-24")]
    [InlineData("last month", "2026-09-25..2026-10-24")]
    [InlineData("october", "2026-10-25..2026-11-24")]
    [InlineData("november", "2025-11-25..2025-12-24")]
    public void A_month_begins_on_the_ledgers_first_day(string typed, string written) =>
        Assert.Equal(written, Read(typed, firstDay: 25));

    [Theory]
    [InlineData("24/11")]
    [InlineData("1/10-15/10")]
    public void What_is_no_date_in_the_order_of_its_reader_is_a_word(string typed)
    {
        var filters = Filters(1, "en-US");
        Assert.Equal(typed, filters.Write(filters.Parse(typed).Filter));
        Assert.Equal(typed, filters.ToAddress(typed));
    }

    [Theory]
    [InlineData("letztes Quartal", "2026-07-25..2026-10-24")]
    [InlineData("this quarter", "2026-10-25..2027-01-24")]
    public void A_quarter_begins_on_the_first_day_of_its_first_month(string typed, string written) =>
        Assert.Equal(written, Read(typed, firstDay: 25));

    [Theory]
    [InlineData("en-US", "11/24", "2025-11-24")]
    [InlineData("en-GB", "24/11", "2025-11-24")]
    [InlineData("en-GB", "since 3/11 tea", "since 2026-11-03 tea")]
    [InlineData("en-GB", "1/10-15/10", "2026-10..2026-10-15")]
    [InlineData("en-GB", "from 1/10 to 15/12 tea", "2026-10..2026-12-15 tea")]
    [InlineData("en-GB", "1-2-2026", "2026-02-01")]
    [InlineData("en-US", "1-2-2026", "2026-01-02")]
    [InlineData("de-DE", "24.11. tee", "24.11. tee")]
    [InlineData("de-DE", "über 1.000,50", "über 1000.50")]
    public void An_address_holds_no_day_that_another_reader_would_take_for_another(
        string culture, string typed, string address)
    {
        Assert.Equal(address, Filters(1, culture).ToAddress(typed));
        var (writer, reader) = (Filters(1, culture), Filters(1, "en-GB"));
        Assert.Equal(writer.Parse(typed).Filter, reader.Parse(reader.FromAddress(address)).Filter);
    }

    [Theory]
    [InlineData("last quarter", "period:last-quarter")]
    [InlineData("last month", "period:last-month")]
    [InlineData("tea Letzter Monat", "tea period:letzter-monat")]
    [InlineData("zeitraum:last-3-months", "period:last-3-months")]
    [InlineData("since last month", "period:since-last-month")]
    [InlineData("this year category:home", "category:home period:this-year")]
    [InlineData("november", "2026-11")]
    [InlineData("last month 2026-10-03", "2026-10-03")]
    [InlineData("2026 this month", "2026-11")]
    [InlineData("last month - today", "2026-10..2026-11-23")]
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

    static FilterTextParser Filters(int firstDay, string name = "en-GB")
    {
        var culture = CultureInfo.GetCultureInfo(name);
        return new(Currency.Of("CHF"), culture, new DayPhraseReader(Today, culture, firstDay).Read);
    }
}
