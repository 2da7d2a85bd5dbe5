using System.Globalization;
using FinSight.Core;

namespace FinSight.Tests.Vocabulary;

public sealed class AmountRefusalTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u00A0 ")]
    public void Nothing_is_asked_for(string? text) => Refuses(text, "Type an amount.");

    [Theory]
    [InlineData("abc")]
    [InlineData("1e5")]
    [InlineData("5 apples")]
    [InlineData("Rent 5")]
    [InlineData("CHF", "CHF")]
    [InlineData(".")]
    [InlineData("½")]
    [InlineData("5²")]
    [InlineData("(5)")]
    [InlineData("10/2")]
    [InlineData("5%")]
    [InlineData("5\0")]
    [InlineData("4€50")]
    [InlineData("2x3x4")]
    [InlineData("\uD800")]
    public void What_is_no_amount_gets_an_example(string text, string currency = "EUR") =>
        Refuses(text, "Type an amount such as 12.50.", currency);

    [Theory]
    [InlineData("1.2.3")]
    [InlineData("12,34,5.00")]
    [InlineData("1,2345,678")]
    [InlineData("1234,567.00")]
    [InlineData("1.23.456")]
    [InlineData("1'23")]
    [InlineData("1 2")]
    [InlineData("1,,234")]
    [InlineData("1'234,567.89")]
    [InlineData("1.234.50")]
    [InlineData("123,45,678.00")]
    [InlineData("12.05.2026")]
    [InlineData("'5")]
    [InlineData("'500")]
    [InlineData(",234,567")]
    [InlineData("1'2,3.50")]
    public void Wrong_groups_are_refused(string text) =>
        Refuses(text, "Check the separators: a large amount looks like 1,234.50.");

    [Theory]
    [InlineData("1,234", "EUR", "de-CH")]
    [InlineData("1.234", "EUR", "fr-FR")]
    [InlineData("1,234", "KWD", "de-CH")]
    [InlineData("1,234", "KWD", "ar-KW")]
    [InlineData("1.234", "EGP", "ar-EG")]
    [InlineData("1,234", "JPY", "fr-CH")]
    public void One_separator_before_three_digits_is_refused_where_it_could_mean_two_amounts(
        string text, string currency, string culture) =>
        Refuses(text, $"{text} could mean two amounts. Type thousands without a separator.", currency, culture);

    [Theory]
    [InlineData("4.505", "EUR", "EUR has 2 decimals. Type no more than that.")]
    [InlineData("1.234", "EUR", "EUR has 2 decimals. Type no more than that.")]
    [InlineData("1,234.567", "EUR", "EUR has 2 decimals. Type no more than that.")]
    [InlineData("0.001", "EUR", "EUR has 2 decimals. Type no more than that.")]
    [InlineData("1.2345", "KWD", "KWD has 3 decimals. Type no more than that.")]
    [InlineData("4.5", "JPY", "JPY has no decimals. Type a whole amount.")]
    [InlineData("4.00", "JPY", "JPY has no decimals. Type a whole amount.")]
    public void More_decimals_than_the_currency_has_are_refused(string text, string currency, string sentence) =>
        Refuses(text, sentence, currency);

    [Theory]
    [InlineData("0")]
    [InlineData("-0.00")]
    [InlineData("5 - 5")]
    [InlineData("0x12")]
    public void Zero_is_refused(string text) => Refuses(text, "Type an amount other than 0.");

    [Theory]
    [InlineData("10000000000.01")]
    [InlineData("-10000000000.01")]
    [InlineData("10000000000+0.01")]
    [InlineData("99999999999999999")]
    [InlineData("999999999*999999999")]
    [InlineData("999999999999999999*9999999999999999")]
    [InlineData("99999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999")]
    [InlineData("999999999999999999999999999999999999x1")]
    public void Beyond_the_largest_amount_is_refused(string text) =>
        Refuses(text, "Type an amount of at most 10,000,000,000.00.");

    [Fact]
    public void A_long_text_is_refused() => Refuses(new string('1', 101), "Type at most 100 characters.");

    [Theory]
    [InlineData("EUR 5")]
    [InlineData("5 usd")]
    [InlineData("$5")]
    [InlineData("R$ 5")]
    [InlineData("₿5")]
    [InlineData("5 kr")]
    public void Another_currency_is_refused(string text) =>
        Refuses(text, "This ledger is in CHF. Type the amount in CHF.", "CHF");

    [Theory]
    [InlineData("12+")]
    [InlineData("+")]
    [InlineData("-")]
    [InlineData("12++3")]
    [InlineData("12--3")]
    [InlineData("x12")]
    [InlineData("2x-12")]
    public void A_sum_needs_an_amount_on_each_side(string text) =>
        Refuses(text, "Finish the sum: there is an amount on each side, as in 12.50+3.50.");

    [Theory]
    [InlineData("+5000", "5,000.00", "-5,000.00")]
    [InlineData("+ 4.50", "4.50", "-4.50")]
    [InlineData("+4+5", "9.00", "-9.00")]
    public void What_comes_in_is_no_expense(string text, string expense, string back) =>
        Refuses(text, $"Is that income? Type {expense} for an expense, or {back} for money back.");

    [Theory]
    [InlineData("10-12", "10-12 could be a range. To subtract, type 10 - 12.")]
    [InlineData("10\u201312", "10-12 could be a range. To subtract, type 10 - 12.")]
    [InlineData("555-0100-3", "555-0100-3 could be a range. To subtract, type 555 - 0100 - 3.")]
    [InlineData("80x120", "80x120 could be a size. To multiply, type 80*120.")]
    [InlineData("80X120", "80X120 could be a size. To multiply, type 80*120.")]
    public void A_range_and_a_size_are_not_calculated(string text, string sentence) => Refuses(text, sentence);

    [Fact]
    public void A_factor_is_a_whole_number() =>
        Refuses("2.5x1.2", "Multiply by a whole number, as in 2x12.50.");

    [Fact]
    public void Examples_have_the_readers_format() => Refuses("abc", "Type an amount such as 12,50.", "EUR", "de-DE");

    static void Refuses(string? text, string sentence, string currency = "EUR", string culture = "en-US")
    {
        var problem = Assert.Throws<RuleException>(
            () => AmountParser.Parse(text, Currency.Of(currency), CultureInfo.GetCultureInfo(culture)));
        Assert.Equal((FieldNames.Amount, sentence), (problem.Field, problem.Said()));
    }
}
