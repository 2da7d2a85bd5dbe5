using FinSight.Core;

namespace FinSight.Tests.Vocabulary;

public sealed class CurrencyTests
{
    [Theory]
    [InlineData("JPY", 0, 1)]
    [InlineData("ISK", 0, 1)]
    [InlineData("CHF", 2, 100)]
    [InlineData("MGA", 2, 100)]
    [InlineData("XCG", 2, 100)]
    [InlineData("KWD", 3, 1000)]
    public void A_currency_has_its_own_decimals(string code, int exponent, long minorPerUnit)
    {
        var currency = Currency.Of(code);
        Assert.Equal((code, exponent, minorPerUnit), (currency.Code, currency.Exponent, currency.MinorPerUnit));
    }

    [Fact]
    public void A_code_is_found_in_any_case_and_gives_the_same_instance() =>
        Assert.Same(Currency.Of("CHF"), Currency.Of("chf"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("XXX")]
    [InlineData("XAU")]
    [InlineData("CLF")]
    [InlineData("DEM")]
    [InlineData("CHFR")]
    public void What_is_no_currency_is_refused(string? code)
    {
        Assert.False(Currency.TryFind(code, out _));
        Assert.Equal(FieldNames.Currency, Assert.Throws<RuleException>(() => Currency.Of(code!)).Field);
    }

    [Fact]
    public void All_lists_every_code_once_in_order()
    {
        var codes = Currency.All.Select(currency => currency.Code).ToArray();
        Assert.Equal(155, codes.Length);
        Assert.Equal(codes.Distinct().Order(StringComparer.Ordinal), codes);
        Assert.All(codes, code => Assert.Matches("^[A-Z]{3}$", code));
    }

    [Theory]
    [InlineData("de-CH", "CHF")]
    [InlineData("CH", "CHF")]
    [InlineData("en-GB", "GBP")]
    [InlineData("zh-Hans-CN", "CNY")]
    [InlineData("ja-JP", "JPY")]
    [InlineData("HR", "EUR")]
    public void A_region_has_a_currency(string name, string code) =>
        Assert.Equal(code, Currency.OfRegion(name)?.Code);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sv")]
    [InlineData("en-150")]
    [InlineData("es-419")]
    [InlineData("YY")]
    [InlineData("xx-YY")]
    [InlineData("../etc")]
    [InlineData("*")]
    [InlineData("de-CH;q=0.8")]
    public void What_is_no_region_has_no_currency(string? name) => Assert.Null(Currency.OfRegion(name));
}
