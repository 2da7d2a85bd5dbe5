using FinSight.Core.QuickEntry;

namespace FinSight.Tests.QuickEntry;

public sealed class TitleMemoryTests
{
    static readonly DateOnly Today = new(2026, 11, 23);
    // The least, so that it would win where nothing else decides.
    static readonly Guid Food = new("00000000-0000-0000-0000-000000000001"), Fun = Guid.NewGuid(),
    Home = Guid.NewGuid();

    [Theory]
    [InlineData("Migros")]
    [InlineData("migros")]
    [InlineData(" MIGROS ")]
    public void A_title_that_is_known_has_its_category(string title) =>
        Guesses(title, Food, TitleMatchKind.SameTitle, new TitleUse("Migros", Food, Today));

    [Fact]
    public void The_same_title_goes_where_it_went_last_though_it_went_elsewhere_more_often() =>
        Guesses(
            "Migros",
            Fun,
            TitleMatchKind.SameTitle,
            new("Migros", Food, Today, 40),
            new("Migros", Fun, Today.AddDays(-3), Arrival: 1));

    [Fact]
    public void Frequent_wins_over_recent_within_a_quarter() => Guesses("Migros Bern", Food, TitleMatchKind.AllWords,
        new("Migros", Food, Today.AddDays(-80)), new("Migros", Food, Today.AddDays(-70)), new("Migros", Fun, Today));

    [Fact]
    public void Recent_wins_over_what_was_frequent_long_ago() => Guesses("Migros Bern", Fun, TitleMatchKind.AllWords,
        new("Migros", Food, Today.AddDays(-720), 40), new("Migros", Fun, Today));

    [Theory]
    [InlineData(89, true)]
    [InlineData(91, false)]
    public void A_use_counts_half_as_much_90_days_earlier(int days, bool twoOldWin) => Guesses(
        "Migros Bern", twoOldWin ? Food : Fun, TitleMatchKind.AllWords, new("Migros", Food, Today.AddDays(-days), 2),
        new("Migros", Fun, Today));

    [Theory]
    [InlineData(179, true)]
    [InlineData(181, false)]
    public void And_a_quarter_as_much_180_days_earlier(int days, bool fourOldWin) => Guesses(
        "Migros Bern", fourOldWin ? Food : Fun, TitleMatchKind.AllWords, new("Migros", Food, Today.AddDays(-days), 4),
        new("Migros", Fun, Today));

    [Fact]
    public void A_tie_goes_to_the_latest() => Guesses("a 1", Fun, TitleMatchKind.SameTitle,
        new("a 1", Food, new(2000, 1, 1)), new("a 1", Fun, new(2000, 1, 2)), new("b", Food, Today));

    [Fact]
    public void The_same_title_counts_alone() => Guesses("Coffee beans", Home, TitleMatchKind.SameTitle,
        new("Coffee beans", Home, Today.AddDays(-900)), new("Coffee", Food, Today, 99));

    [Fact]
    public void All_words_count_more_than_the_first() => Guesses("Coffee at the station", Fun, TitleMatchKind.AllWords,
        new("Coffee station", Fun, Today.AddDays(-400)), new("Coffee beans", Food, Today, 99));

    [Fact]
    public void The_first_word_counts_more_than_any() => Guesses("Coffee cups", Fun, TitleMatchKind.FirstWord,
        new("Coffee beans", Fun, Today), new("Paper cups", Food, Today, 99));

    [Fact]
    public void Any_word_is_better_than_none() =>
        Guesses("Cheap winter tyres", Home, TitleMatchKind.AnyWord, new TitleUse("Winter coat", Home, Today));

    [Fact]
    public void Many_like_it_add_up() => Guesses("Coffee to go", Food, TitleMatchKind.AllWords,
        new("Coffee", Food, Today), new("Coffee go", Fun, Today), new("go Coffee", Food, Today));

    [Theory]
    [InlineData("Tea")]
    [InlineData("the 2027")]
    [InlineData("")]
    [InlineData("\uD800")]
    public void What_shares_no_word_is_not_guessed(string title) =>
        Assert.Null(new TitleMemory([new("The Migros 2027", Food, Today), new("", Fun, Today)]).Guess(title));

    [Fact]
    public void An_empty_memory_guesses_nothing() => Assert.Null(TitleMemory.Empty.Guess("Migros"));

    [Fact]
    public void A_title_is_spelled_as_it_was_last() => Assert.Equal("REWE", new TitleMemory(
    [
        new("Rewe", Food, Today.AddDays(-1)), new("REWE", Food, Today), new("rewe", Food, Today.AddDays(-2)),
    ]).Spelling("rewe"));

    [Fact]
    public void A_day_centuries_ago_or_ahead_breaks_nothing() => Guesses("a", Fun, TitleMatchKind.SameTitle,
        new("a", Food, DateOnly.MinValue, int.MaxValue), new("a", Fun, DateOnly.MaxValue, int.MaxValue));

    static void Guesses(string title, Guid category, TitleMatchKind likeness, params TitleUse[] uses) =>
        Assert.Equal(new CategoryGuess(category, likeness), new TitleMemory(uses).Guess(title));
}
