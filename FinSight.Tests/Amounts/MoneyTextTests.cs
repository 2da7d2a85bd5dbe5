using System.Globalization;
using FinSight.Core;

namespace FinSight.Tests.Vocabulary;

public sealed class MoneyTextTests
{
    [Theory]
    [InlineData(232450, "CHF", "en-US", "2,324.50")]
    [InlineData(232450, "CHF", "de-CH", "2’324.50")]
    [InlineData(232450, "CHF", "fr-CH", "2\u202F324.50")]
    [InlineData(232450, "EUR", "de-DE", "2.324,50")]
    [InlineData(232450, "EUR", "de-AT", "2.324,50")]
    [InlineData(2324, "JPY", "ja-JP", "2,324")]
    [InlineData(2324, "KWD", "en-US", "2.324")]
    [InlineData(12345678, "INR", "hi-IN", "1,23,456.78")]
    [InlineData(232450, "CVE", "pt-CV", "2\u00A0324,50")]
    [InlineData(5, "EUR", "en-US", "0.05")]
    [InlineData(0, "EUR", "en-US", "0.00")]
    [InlineData(-5, "EUR", "en-US", "\u22120.05")]
    [InlineData(long.MinValue, "JPY", "en-US", "\u22129,223,372,036,854,775,808")]
    [InlineData(long.MaxValue, "EUR", "en-US", "92,233,720,368,547,758.07")]
    public void An_amount_has_the_cultures_separators_and_the_currencys_decimals(
        long minor, string currency, string culture, string text) =>
        Assert.Equal(text, MoneyText.Format(new(minor, Currency.Of(currency)), CultureInfo.GetCultureInfo(culture)));

    [Fact]
    public void Groups_have_the_sizes_of_money_where_other_numbers_differ()
    {
        var culture = new CultureInfo("en-US") { NumberFormat = { CurrencyGroupSizes = [3, 2] } };
        Assert.Equal("1,23,456.78", MoneyText.Format(new(12345678, Currency.Of("INR")), culture));
    }

    [Fact]
    public void The_code_stands_before_the_amount() =>
        Assert.Equal("CHF 2,324.50",
            MoneyText.FormatWithCode(new(232450, Currency.Of("CHF")), CultureInfo.GetCultureInfo("en-US")));

    [Theory]
    [InlineData(-232450, "CHF", "en-US", "\u2212", "2,324", ".50")]
    [InlineData(232405, "EUR", "de-DE", "", "2.324", ",05")]
    [InlineData(2324, "JPY", "en-US", "", "2,324", "")]
    public void A_figure_comes_in_parts(
        long minor, string currency, string culture, string sign, string whole, string fraction) =>
        Assert.Equal(new(currency, sign, whole, fraction),
            MoneyText.Split(new(minor, Currency.Of(currency)), CultureInfo.GetCultureInfo(culture)));

    [Theory]
    [InlineData(-232450, "CHF", "en-US", "-2324.50")]
    [InlineData(232450, "EUR", "de-DE", "2324,50")]
    [InlineData(2324, "JPY", "de-DE", "2324")]
    [InlineData(1234, "KWD", "de-DE", "1,234")]
    public void An_input_field_shows_no_grouping(long minor, string currency, string culture, string text) =>
        Assert.Equal(text, MoneyText.Editable(new(minor, Currency.Of(currency)), CultureInfo.GetCultureInfo(culture)));
}
