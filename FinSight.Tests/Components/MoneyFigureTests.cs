using System.Globalization;
using Bunit;
using FinSight.Core;
using FinSight.Web.Components;

namespace FinSight.Tests.Components;

public sealed class MoneyFigureTests : ComponentTestBase
{
    [Theory]
    [InlineData("JPY", 123_456, "JPY 123,456", "")]
    [InlineData("CHF", 123_456, "CHF 1,234.56", ".56")]
    [InlineData("KWD", 123_456, "KWD 123.456", ".456")]
    [InlineData("CHF", -5, "CHF \u22120.05", ".05")]
    [InlineData("JPY", -1, "JPY \u22121", "")]
    public void A_figure_shows_the_decimals_of_its_currency_and_keeps_the_exact_amount(
        string currency, long minor, string text, string cents)
    {
        var drawn = MoneyFigure.Of(
            new Money(minor, Currency.Of(currency)), CultureInfo.GetCultureInfo("en-GB"), "month-total");
        var figure = Render(drawn).Find("[data-figure=month-total]");

        Assert.Equal(text, figure.TextContent.Trim());
        Assert.Equal(cents, figure.QuerySelector(".cents")!.TextContent);
        Assert.Equal(minor.ToString(CultureInfo.InvariantCulture), figure.GetAttribute("data-minor"));
    }

    [Theory]
    [InlineData(1, "CHF +0.01")]
    [InlineData(0, "CHF 0.00")]
    [InlineData(-1, "CHF \u22120.01")]
    public void A_difference_has_its_sign(long minor, string text) => Assert.Equal(text, Render(MoneyFigure.Of(
        new Money(minor, Currency.Of("CHF")), CultureInfo.GetCultureInfo("en-GB"), signed: true))
        .Find(".figure").TextContent.Trim());
}
