using System.Globalization;
using FinSight.Core;

namespace FinSight.Tests.Vocabulary;

public sealed class AmountParserTests
{
    [Theory]
    [InlineData("4", 400)]
    [InlineData("4.5", 450)]
    [InlineData("4,50", 450)]
    [InlineData("  4.50\t", 450)]
    [InlineData(".5", 50)]
    [InlineData("5.", 500)]
    [InlineData("007", 700)]
    [InlineData("1234.5", 123450)]
    [InlineData("1'234.50", 123450)]
    [InlineData("1’234.50", 123450)]
    [InlineData("1 234,50", 123450)]
    [InlineData("1\u00A0234,50", 123450)]
    [InlineData("1\u202F234,50", 123450)]
    [InlineData("1\u2009234,50", 123450)]
    [InlineData("1'234", 123400)]
    [InlineData("1 234", 123400)]
    [InlineData("1,234.50", 123450)]
    [InlineData("1.234,50", 123450)]
    [InlineData("1,234,567.89", 123456789)]
    [InlineData("1.234.567,89", 123456789)]
    [InlineData("1.234.567", 123456700)]
    [InlineData("1,23,456.78", 12345678)]
    [InlineData("12,34,567", 123456700)]
    [InlineData("٤٫٥٠", 450)]
    [InlineData("١٬٢٣٤٫٥", 123450)]
    [InlineData("４．５０", 450)]
    [InlineData("१२.५", 1250)]
    [InlineData("𝟜.𝟝", 450)]
    [InlineData("\u202A€\u202C1.234,56", 123456)]
    [InlineData("\u2067€\u2069\u2066 1.234,56\u2069", 123456)]
    [InlineData("4\u200B.\uFEFF5\u00AD0", 450)]
    public void An_amount_is_read_as_people_type_it(string text, long minor)
    {
        foreach (var culture in new[] { "en-US", "de-DE", "de-CH", "fr-FR", "ar-EG" })
            Assert.Equal(minor, Read(text, "EUR", culture));
    }

    [Theory]
    [InlineData("-4.50", -450)]
    [InlineData("\u22124.50", -450)]
    [InlineData("- 4.50", -450)]
    [InlineData("\u200E-4.50", -450)]
    [InlineData("\u200F-4.50", -450)]
    [InlineData("\u061C-4.50", -450)]
    [InlineData("\u202A€\u202C-4.50", -450)]
    public void A_refund_is_negative(string text, long minor) => Assert.Equal(minor, Read(text));

    [Theory]
    [InlineData("CHF 4.50", "CHF", 450)]
    [InlineData("4.50 chf", "CHF", 450)]
    [InlineData("CHF4.50", "CHF", 450)]
    [InlineData("Fr. 4.50", "CHF", 450)]
    [InlineData("CHF -4.50", "CHF", -450)]
    [InlineData("-CHF 4.50", "CHF", -450)]
    [InlineData("€4,50", "EUR", 450)]
    [InlineData("4,50 €", "EUR", 450)]
    [InlineData("€4 + €3", "EUR", 700)]
    [InlineData("$5", "USD", 500)]
    [InlineData("$5", "CAD", 500)]
    [InlineData("5 kr.", "DKK", 500)]
    [InlineData("￥500", "JPY", 500)]
    [InlineData("5XAF", "XAF", 5)]
    [InlineData("2xCHF 4.50", "CHF", 900)]
    public void The_ledgers_currency_may_stand_beside_the_amount(string text, string currency, long minor) =>
        Assert.Equal(minor, Read(text, currency));

    [Theory]
    [InlineData("12+3.5", 1550)]
    [InlineData("20 \u2212 4,50", 1550)]
    [InlineData("-12+3.5", -850)]
    [InlineData("1 234 + 1", 123500)]
    [InlineData("2x12", 2400)]
    [InlineData("2*12", 2400)]
    [InlineData("2×4.50", 900)]
    [InlineData("4.50 X 3", 1350)]
    [InlineData("-2x12", -2400)]
    [InlineData("1+2x3-0.5", 650)]
    [InlineData("20000000000 - 19999999999", 100)]
    [InlineData("10 - 12", -200)]
    [InlineData("20-4.50", 1550)]
    [InlineData("CHF 30-12", 1800, "CHF")]
    [InlineData("80*120", 960000)]
    [InlineData("80 x 120", 960000)]
    [InlineData("20x120", 240000)]
    [InlineData("1.50x120", 18000)]
    public void A_sum_is_added_up(string text, long minor, string currency = "EUR") =>
        Assert.Equal(minor, Read(text, currency));

    [Theory]
    [InlineData("1,234", "EUR", "en-US", 123400)]
    [InlineData("1.234", "EUR", "de-DE", 123400)]
    [InlineData("1.234", "EUR", "de-AT", 123400)]
    [InlineData("1,234", "JPY", "ja-JP", 1234)]
    [InlineData("1,234", "KWD", "en-US", 1234000)]
    [InlineData("1.234", "KWD", "en-US", 1234)]
    [InlineData("1,234", "KWD", "de-DE", 1234)]
    [InlineData("1.234", "KWD", "de-DE", 1234000)]
    [InlineData("1.234", "KWD", "ar-KW", 1234)]
    [InlineData("١.٢٥٠", "KWD", "ar-KW", 1250)]
    [InlineData("12.500", "KWD", "ar-KW", 12500)]
    [InlineData("1.250", "BHD", "ar-BH", 1250)]
    [InlineData("1234,567", "KWD", "en-US", 1234567)]
    [InlineData("0,234", "KWD", "en-US", 234)]
    [InlineData("1,234.567", "KWD", "de-DE", 1234567)]
    public void One_separator_before_three_digits_means_what_the_culture_says(
        string text, string currency, string culture, long minor) =>
        Assert.Equal(minor, Read(text, currency, culture));

    [Theory]
    [InlineData("10000000000", 1_000_000_000_000)]
    [InlineData("-10,000,000,000.00", -1_000_000_000_000)]
    public void The_largest_amount_is_accepted(string text, long minor) => Assert.Equal(minor, Read(text));

    static long Read(string text, string currency = "EUR", string culture = "en-US")
    {
        var money = AmountParser.Parse(text, Currency.Of(currency), CultureInfo.GetCultureInfo(culture));
        Assert.Equal(currency, money.Currency.Code);
        return money.Minor;
    }
}
