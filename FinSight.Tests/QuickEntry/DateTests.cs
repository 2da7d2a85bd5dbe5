using System.Globalization;
using FinSight.Core;
using FinSight.Core.QuickEntry;

namespace FinSight.Tests.QuickEntry;

public sealed class DateTests
{
    [Theory]
    [InlineData("today", "2026-11-23")]
    [InlineData("yesterday", "2026-11-22")]
    [InlineData("GESTERN", "2026-11-22")]
    [InlineData("vorgestern", "2026-11-21")]
    [InlineData("tomorrow", "2026-11-24")]
    [InlineData("morgen", "2026-11-24")]
    [InlineData("übermorgen", "2026-11-25")]
    [InlineData("U\u0308bermorgen", "2026-11-25")]
    [InlineData("3 days ago", "2026-11-20")]
    [InlineData("vor 3 Tagen", "2026-11-20")]
    [InlineData("vor einer Woche", "2026-11-16")]
    [InlineData("a year ago", "2025-11-23")]
    [InlineData("last month", "2026-10-23")]
    [InlineData("9999 years ago", "0001-01-01")]
    public void Words_count_days_from_today(string words, string date) => Means(words, date);

    [Theory]
    [InlineData("monday", "2026-11-23")]
    [InlineData("friday", "2026-11-20")]
    [InlineData("Sonntag", "2026-11-22")]
    [InlineData("Mi", "2026-11-18")]
    [InlineData("tuesday", "2026-11-17")]
    [InlineData("last monday", "2026-11-16")]
    [InlineData("letzten Montag", "2026-11-16")]
    [InlineData("next monday", "2026-11-30")]
    [InlineData("nächsten Freitag", "2026-11-27")]
    [InlineData("this friday", "2026-11-27")]
    [InlineData("friday last week", "2026-11-20")]
    public void A_bare_weekday_is_the_latest_that_is_not_in_the_future(string words, string date) => Means(words, date);

    [Theory]
    [InlineData("3.11.", "2026-11-03")]
    [InlineData("23.11.", "2026-11-23")]
    [InlineData("24.11.", "2025-11-24")]
    [InlineData("29.2.", "2024-02-29")]
    [InlineData("5 may", "2026-05-05")]
    [InlineData("may 5th", "2026-05-05")]
    [InlineData("24. Dezember", "2025-12-24")]
    [InlineData("on the 1st", "2026-11-01")]
    [InlineData("am 3.", "2026-11-03")]
    [InlineData("on the 24th", "2026-10-24")]
    [InlineData("on the 31st", "2026-10-31")]
    public void A_day_without_its_year_or_month_is_the_latest_that_is_not_in_the_future(string words, string date) =>
        Means(words, date);

    [Theory]
    [InlineData("2026-12-24", "2026-12-24")]
    [InlineData("24.12.2026", "2026-12-24")]
    [InlineData("24.12.26", "2026-12-24")]
    [InlineData("24 December 2026", "2026-12-24")]
    [InlineData("December 24, 2027", "2027-12-24")]
    public void A_whole_date_may_be_in_the_future(string words, string date) => Means(words, date);

    [Theory]
    [InlineData("en-GB", "3/11", "2026-11-03")]
    [InlineData("en-US", "3/11", "2026-03-11")]
    [InlineData("en-US", "3/11/2026", "2026-03-11")]
    [InlineData("de-CH", "3/11/2026", "2026-11-03")]
    [InlineData("en-US", "23/11", "2026-11-23")]
    [InlineData("en-US", "3.11.2026", "2026-11-03")]
    [InlineData("ja-JP", "11/3", "2026-11-03")]
    [InlineData("de-CH", "3.11", "2026-11-03")]
    public void The_culture_decides_which_number_is_the_month(string culture, string words, string date) =>
        Means(words, date, culture);

    [Theory]
    [InlineData("31.2.")]
    [InlineData("2026-13-01")]
    [InlineData("on the 32nd")]
    [InlineData("30/02/2026")]
    [InlineData("31 june")]
    [InlineData("february 30")]
    public void What_is_in_no_calendar_is_asked_about(string words)
    {
        var entry = Entry.Read($"coffee {words} 4.50");
        Assert.Equal(("Coffee", 450), (entry.Title?.Value, entry.Amount?.Value.Minor));
        Assert.Contains(entry.Problems, problem => problem is { Field: FieldNames.Date, Asks: true });
    }

    [Theory]
    [InlineData("0.5.")]
    [InlineData("20-45-77")]
    [InlineData("1.2.3")]
    public void What_only_looks_like_a_date_is_none(string words) =>
        Assert.Equal(PartOrigin.Guessed, Entry.Read($"coffee {words} 4.50").Date.Origin);

    [Theory]
    [InlineData("31.12.85", "1985-12-31")]
    [InlineData("1/2/99", "1999-02-01")]
    [InlineData("1.1.00", "2000-01-01")]
    [InlineData("1.1.26", "2026-01-01")]
    [InlineData("3 nov 25", "2025-11-03")]
    public void A_year_of_two_digits_is_a_sensible_one(string words, string date) => Means(words, date);

    [Theory]
    [InlineData("sun cream 12", false)]
    [InlineData("cream 12 sun", true)]
    [InlineData("cream sun 12", true)]
    [InlineData("sun 12 cream", true)]
    [InlineData("cream 12 with sun protection", false)]
    [InlineData("cream on sun with anna 12", true)]
    [InlineData("sun 12", false)]
    [InlineData("fri lunch 12", true)]
    [InlineData("\"fri\" bar 4", false)]
    [InlineData("black friday tv 499", false)]
    [InlineData("21st birthday 30", false)]
    [InlineData("rent 1450 1st", true)]
    public void A_weekday_that_is_also_a_word_counts_at_the_end_or_beside_the_amount(string text, bool isDate) =>
        Assert.Equal(isDate, Entry.Read(text).Date.Origin == PartOrigin.Typed);

    [Theory]
    [InlineData("gift may 5", "gift may", 500)]
    [InlineData("gift may 5 20", "Gift", 2000)]
    [InlineData("gift 5 may 20", "Gift", 2000)]
    [InlineData("gift 20 may 5", "Gift", 500)]
    [InlineData("gift 20 may 5", "Gift", 2000, "en-US")]
    [InlineData("gift 4.10 3.11", "Gift", 410, "de-CH")]
    [InlineData("3.11 gift 4.10", "Gift", 410, "de-CH")]
    public void A_number_that_could_be_the_only_amount_is_no_day(
        string text, string title, long minor, string culture = "en-GB")
    {
        var entry = Entry.Read(text, culture);
        Assert.Equal((title, minor), (entry.Title?.Value, entry.Amount?.Value.Minor), IgnoreCase);
    }

    [Theory]
    [InlineData("lunch 12 on friday", "on friday")]
    [InlineData("lunch 12 fri 13 nov", "fri 13 nov")]
    [InlineData("kino 24 gestern abend", "gestern abend")]
    [InlineData("rent 1450 on the 1st #home", "on the 1st")]
    [InlineData("lunch 12", "")]
    public void The_date_knows_its_words(string text, string words)
    {
        var entry = Entry.Read(text);
        Assert.Equal(words, entry.From(entry.Date));
    }

    [Fact]
    public void Of_two_dates_the_more_exact_counts_and_the_other_stays_in_the_title() =>
        Assert.Equal("Book for yesterday", Entry.Read("book for yesterday 12 2026-11-01").Title?.Value);

    [Fact]
    public void A_day_at_the_edge_of_the_calendar_breaks_nothing()
    {
        foreach (var today in new[] { DateOnly.MinValue, DateOnly.MaxValue })
            foreach (var words in new[]
            {
                "yesterday", "tomorrow", "last friday", "next friday", "9999 months ago", "next year", "am 31.",
                "29.2.",
            })
                QuickEntryParser.Parse(
                    $"coffee 4 {words}",
                    new(today, Currency.Of("CHF"), CultureInfo.InvariantCulture, LedgerVocabulary.Empty));
    }

    static readonly IEqualityComparer<(string?, long?)> IgnoreCase =
        EqualityComparer<(string? Title, long? Minor)>.Create(
            (a, b) => string.Equals(a.Title, b.Title, StringComparison.OrdinalIgnoreCase) && a.Minor == b.Minor);

    static void Means(string words, string date, string culture = "en-GB")
    {
        var entry = Entry.Read($"coffee 4.50 {words}", culture);
        Assert.Equal(
            ($"{date}", words, "Coffee"), ($"{entry.Date.Value:O}", entry.From(entry.Date), entry.Title?.Value));
    }
}
