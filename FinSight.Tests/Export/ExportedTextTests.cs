using FinSight.Core.Export;
using FsCheck;
using FsCheck.Fluent;
using static FinSight.Tests.Vocabulary.Generators;

namespace FinSight.Tests.Export;

public sealed class ExportedTextTests
{
    static readonly Gen<string> Pieces =
        from parts in Gen.Elements(
            "'", "''", "=", "+", "-", "@", "\t", "\r", "\n", "＝", "/", " / ", " ", "//", "1", "a", "\"", ",", ";", "🍕",
            "قهوة").ArrayOf()
        select string.Concat(parts);

    [Fact]
    public void A_text_that_was_made_harmless_is_read_back_as_it_was_and_starts_no_formula() => Holds(Pieces, text =>
    {
        var cell = SpreadsheetGuard.Harmless(text);
        Assert.Equal(text, SpreadsheetGuard.Restore(cell));
        Assert.False(cell.Length > 0 && "=+-@\t\r".Contains(cell[0]));
    });

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("'=1+1", "''=1+1")]
    [InlineData("'s-Hertogenbosch", "'s-Hertogenbosch")]
    [InlineData("Tea", "Tea")]
    public void Only_what_a_spreadsheet_would_run_is_changed(string text, string cell) =>
        Assert.Equal(cell, SpreadsheetGuard.Harmless(text));

    [Fact]
    public void A_path_is_read_back_as_the_names_that_it_was_made_of() => Holds(
        Pieces.Select(name => name.Trim()).Where(name => name.Length > 0).NonEmptyListOf(),
        names => Assert.Equal(names, CategoryPathFormatter.Split(CategoryPathFormatter.Join(names))));

    [Fact]
    public void A_stroke_within_a_word_stays_as_it_is() =>
        Assert.Equal("Home / Rent/lease", CategoryPathFormatter.Join(["Home", "Rent/lease"]));
}
