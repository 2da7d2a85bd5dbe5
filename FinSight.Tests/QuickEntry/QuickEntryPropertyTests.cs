using FinSight.Core;
using FinSight.Core.QuickEntry;
using FinSight.Tests.Vocabulary;
using FsCheck;
using FsCheck.Fluent;

namespace FinSight.Tests.QuickEntry;

public sealed class QuickEntryPropertyTests
{
    static readonly string[] Pieces =
    [
        "coffee", "groceries", "eating", "out", "Home", "4.50", "1'450", "2x12", "2x", "-20", "+", "-", "x", "12+",
        "3.", "3.11.", "3.11", "3/11",
        "2026-11-03", "fri", "sun", "friday", "mo", "may", "5", "31", "on", "the", "1st", "am", "vor", "3", "tagen",
        "ago", "days", "last", "gestern",
        "#work", "#", "##", "#1", "//", "\"", "“", "„a b“", "\"a b\"", "CHF", "fr.", "$", "USD", "for", "spent", "kg",
        ":", ",", "(", ")", "…",
        "\u00A0", "\u200B", "\u0301", "\t", "\n", "\0", "\uD800", "\uDC00", "\uFFFE", "🎄", "ß", "İ", "ﬁ", "٤", "𝟜",
        "{0}", "99999999999999999999",
    ];

    /// <summary>Words with and without spaces, letters of the keyboard, and anything.</summary>
    static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Elements(Pieces).ListOf().Select(pieces => string.Join(' ', pieces)),
        Gen.Elements(Pieces).ListOf().Select(string.Concat),
        Gen.Choose(32, 126).ListOf().Select(codes => string.Concat(codes.Select(code => (char)code))),
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
        from phrase in Gen.Elements(Corpus.All.ToArray())
        from end in Gen.Choose(0, phrase.Text.Length)
        select phrase.Text[..end]);

    static Gen<(QuickEntryResult Entry, QuickEntryContext Context)> Entries =>
        from text in Texts
        from culture in Generators.Culture
        from currency in Gen.Elements("CHF", "EUR", "USD", "JPY", "KWD", "SEK")
        from day in Gen.Choose(0, DateOnly.MaxValue.DayNumber)
        let context = Entry.Context(culture.Name, currency) with { Today = DateOnly.FromDayNumber(day) }
        select (QuickEntryParser.Parse(text, context), context);

    [Fact]
    public void Nothing_that_is_typed_is_lost() => Generators.Holds(Entries, value =>
    {
        var (entry, read) = (value.Entry, Math.Min(value.Entry.Text.Length, QuickEntryParser.MaxCharacters));
        var lost = Enumerable.Range(0, read)
            .Where(at => !char.IsWhiteSpace(entry.Text[at]) && !Ranges(entry).Any(range => range.Holds(at)));
        Assert.Empty(lost);
    });

    [Fact]
    public void Ranges_lie_within_the_text_and_do_not_overlap_but_for_a_category_within_the_title() =>
        Generators.Holds(Entries, value =>
        {
            var entry = value.Entry;
            Assert.All(
                Ranges(entry),
                range => Assert.True(range.Start >= 0 && range.Length > 0 && range.End <= entry.Text.Length));
            var parts = Ranges(entry with { Category = null, Tags = [] }).OrderBy(range => range.Start).ToList();
            Assert.All(parts.Zip(parts.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
        });

    [Fact]
    public void Whatever_has_no_problem_can_be_saved() => Generators.Holds(Entries, value =>
    {
        var entry = value.Entry;
        Assert.Equal(entry.Problems.Count == 0, entry.Fields is not null);
        Assert.All(entry.Problems, problem => Assert.NotEmpty(problem.Said()));
    });

    [Fact]
    public void The_same_text_is_read_the_same_again() => Generators.Holds(Entries, value =>
        Assert.Equal(
            Phrase.Describe(value.Entry), Phrase.Describe(QuickEntryParser.Parse(value.Entry.Text, value.Context))));

    [Fact]
    public void Any_part_can_be_quoted_into_the_title() => Generators.Holds(Entries, value =>
    {
        var (entry, context) = value;
        if (entry.Text.Length >= QuickEntryParser.MaxCharacters - 2) return;
        foreach (var range in entry.Date.Ranges.Concat(entry.Tags.SelectMany(tag => tag.Ranges)))
        {
            var again = QuickEntryParser.Parse(QuickEntryParser.AsTitle(entry.Text, range), context);
            Assert.Contains(
                again.Title?.Ranges ?? [], place => place.Start <= range.Start && place.End >= range.End + 2);
        }
    });

    static IEnumerable<TextRange> Ranges(QuickEntryResult entry) =>
    [
        .. entry.Title?.Ranges
            ?? [], .. entry.Amount?.Ranges
            ?? [], .. entry.Category?.Ranges
            ?? [], .. entry.Date.Ranges,
        .. entry.Tags.SelectMany(tag => tag.Ranges), .. entry.Note?.Ranges ?? [],
    ];
}
