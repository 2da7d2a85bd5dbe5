using System.Globalization;
using FinSight.Core;
using FinSight.Core.Expenses;
using FinSight.Tests.Vocabulary;
using FsCheck.Fluent;

namespace FinSight.Tests.Expenses.Filter;

/// <summary>A filter in an address means the same to every reader; each reads and types it in the own format.</summary>
public sealed class FilterAddressTests
{
    [Theory]
    [InlineData("KWD", "en-GB", "amount>=1.400", "amount>=1.400", "amount>=1.400")]
    [InlineData("KWD", "de-DE", "amount>=1.400", "amount>=1400.000", "amount>=1400,000")]
    [InlineData("KWD", "de-DE", "amount>=1,4", "amount>=1.400", "amount>=1,400")]
    [InlineData("EUR", "de-DE", "betrag:>12,50 tee", "betrag:>12.50 tee", "betrag:>12,50 tee")]
    [InlineData("CHF", "de-CH", "amount>1'234.50", "amount>1234.50", "amount>1234.50")]
    [InlineData("CHF", "de-CH", "amount:10..1’000", "amount:10..1000.00", "amount:10..1000.00")]
    [InlineData("JPY", "de-DE", "amount<1.400", "amount<1400", "amount<1400")]
    [InlineData("EUR", "fr-FR", "amount=\"1 234,5\"", "amount=1234.50", "amount=1234,50")]
    [InlineData("EUR", "ar-EG", "amount>١٢٫٥", "amount>12.50", "amount>12٫50")]
    [InlineData("EUR", "en-GB", "amount>2x12 amount<\u22125", "amount>24.00 amount<-5.00", "amount>24.00 amount<-5.00")]
    [InlineData("EUR", "de-DE", "amount<0,00 amount>5", "amount<0,00 amount>5", "amount<0,00 amount>5")]
    [InlineData("EUR", "de-DE", "über 1.400 tee", "über 1400.00 tee", "über 1400,00 tee")]
    [InlineData("EUR", "de-DE", ">12,50", ">12.50", ">12,50")]
    [InlineData("EUR", "de-DE", "unter -5,00", "unter -5.00", "unter -5,00")]
    [InlineData("EUR", "de-DE", "betrag:12,50-20", "betrag:12.50-20", "betrag:12,50-20")]
    [InlineData("EUR", "de-DE", "12,50..20", "12.50..20", "12,50..20")]
    [InlineData(
        "EUR", "de-DE", "amount>lots  12,50 \"a  b\"", "amount>lots 12,50 \"a  b\"", "amount>lots 12,50 \"a  b\"")]
    public void What_is_typed_has_one_form_in_the_address(
        string currency, string culture, string typed, string address, string read)
    {
        var reader = In(currency, culture);
        Assert.Equal(address, reader.ToAddress(typed));
        Assert.Equal(read, reader.FromAddress(address));
        Assert.Equal(reader.Parse(typed).Filter, reader.Parse(read).Filter);
    }

    [Theory]
    [InlineData("KWD", "de-DE", "amount>=1.400", 1_400)] // one form, whoever saved it
    [InlineData("KWD", "en-GB", "amount>=1.400", 1_400)]
    [InlineData("EUR", "de-DE", "amount>=12,50", 1_250)] // as a German saved it
    [InlineData("EUR", "en-GB", "amount>=12,50", 1_250)]
    [InlineData("EUR", "de-DE", "amount>=1.400", 140_000)] // no amount of the one form, so in the reader's
    [InlineData("JPY", "de-DE", "amount>=1.400", 1_400)]
    [InlineData("EUR", "de-DE", "amount>=1.400,00", 140_000)]
    [InlineData("EUR", "en-GB", "amount>=1,400.00", 140_000)]
    public void Bookmarks_of_before_are_read_with_sense(string currency, string culture, string address, long minor)
    {
        var reader = In(currency, culture);
        var read = reader.Parse(reader.FromAddress(address));
        Assert.Empty(read.Problems);
        Assert.Equal(new AmountBound(minor, true), read.Filter.Least);
    }

    [Fact]
    public void Every_reader_finds_the_amounts_that_any_other_typed() => Generators.Holds(
        from least in Generators.Minor
        from most in Generators.Minor
        from included in Gen.Elements(true, false)
        from currency in Generators.ACurrency
        from writer in Generators.Culture
        from reader in Generators.Culture
        select (Least: Math.Min(least, most), Most: Math.Max(least, most), included, currency, writer, reader),
        value =>
        {
            var filter = new ExpenseFilter { Least = new(value.Least, value.included), Most = new(value.Most, true) };
            var (writer, reader) = (new FilterTextParser(value.currency, value.writer), new FilterTextParser(
                value.currency, value.reader));
            var address = writer.ToAddress(writer.Write(filter));

            Assert.DoesNotContain(address, c => !char.IsAscii(c) || c == ',');
            Assert.Equal(filter, reader.Parse(reader.FromAddress(address)).Filter);
            Assert.Equal(address, reader.ToAddress(reader.FromAddress(address)));
        });

    [Fact]
    public void An_address_that_was_written_anew_stays_as_it_is()
    {
        string[] pieces =
        [
            "\"", "-", "#", ":", "..", ">", "=", "amount", "betrag", "1", "0", ".", ",", "'", "400", " ", "\u2212", "é",
            "\ud83d",
        ];
        FilterTextParser[] readers =
            [In("KWD", "en-GB"), In("KWD", "de-DE"), In("EUR", "de-CH"), In("EUR", "ar-EG"), In("JPY", "fr-FR")];
        var random = new Random(11);
        for (var i = 0; i < 20_000; i++)
        {
            var typed = string.Concat(random.GetItems(pieces, random.Next(1, 12)));
            var reader = readers[i % readers.Length];
            var address = reader.ToAddress(typed);
            var again = reader.ToAddress(reader.FromAddress(address));
            Assert.True(again == address, $"{typed} → {address} → {again}");
        }
    }

    static FilterTextParser In(string currency, string culture) =>
        new(Currency.Of(currency), CultureInfo.GetCultureInfo(culture));
}
