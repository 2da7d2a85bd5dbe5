using System.Globalization;
using FinSight.Web.Components;

namespace FinSight.Tests.Components;

public sealed class PercentTextTests
{
    [Theory]
    [InlineData("en-GB", 37, "3.7%")]
    [InlineData("de-CH", 12_345, "1’234.5%")]
    [InlineData("de-DE", 37, "3,7\u00a0%")]
    public void A_percentage_is_written_as_its_readers_write_it(string culture, long permille, string text) =>
        Assert.Equal(text, PercentText.OfPermille(permille, CultureInfo.GetCultureInfo(culture)));
}
