using System.Globalization;
using FinSight.Core;
using FinSight.Web.Components;

namespace FinSight.Tests.Components;

public sealed class DayFormatterTests
{
    static readonly DateOnly Day = new(2026, 11, 3);

    [Theory]
    [InlineData("en-GB", "en-GB", "Tue 3 Nov", "Tue 3 Nov 2026", "3–20 Nov 2026", "November 2026")]
    [InlineData("en-US", "en-US", "Tue Nov 3", "Tue Nov 3, 2026", "Nov 3 – Nov 20, 2026", "November 2026")]
    [InlineData("de-CH", "de-CH", "Di 3. Nov.", "Di 3. Nov. 2026", "3.–20. Nov. 2026", "November 2026")]
    [InlineData("de-CH", "en", "Tue 3. Nov", "Tue 3. Nov 2026", "3.–20. Nov 2026", "November 2026")]
    [InlineData("en-US", "de", "Di Nov. 3", "Di Nov. 3, 2026", "Nov. 3 – Nov. 20, 2026", "November 2026")]
    [InlineData("es-ES", "de", "Di 3. Nov.", "Di 3. Nov. 2026", "3.–20. Nov. 2026", "November 2026")]
    [InlineData("ja-JP", "en", "Tue Nov 3", "Tue Nov 3, 2026", "Nov 3 – Nov 20, 2026", "November 2026")]
    public void The_culture_orders_a_date_and_the_language_names_it(
        string culture, string language, string near, string far, string range, string month)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Assert.Equal(near, DayFormatter.Short(Day, Day));
        Assert.Equal(far, DayFormatter.Full(Day));
        Assert.Equal(range, DayFormatter.Days(new DateRange(Day, Day.AddDays(17))));
        Assert.Equal(month, DayFormatter.MonthAndYear(Day.Year, Day.Month));
    }

    [Fact]
    public void Days_always_have_their_year()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        Assert.Equal("3 Nov 2026", DayFormatter.Days(new(Day, Day)));
        Assert.Equal("3 Nov – 3 Dec 2026", DayFormatter.Days(new(Day, Day.AddDays(30))));
        Assert.Equal("3 Nov 2025 – 3 Nov 2026", DayFormatter.Days(new(Day.AddYears(-1), Day)));
    }

    [Fact]
    public void Every_culture_can_be_chosen()
    {
        foreach (var culture in Core.Accounts.SupportedCultures.All)
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
            Assert.NotEmpty(DayFormatter.LongIn(culture, Day));
            Assert.NotEmpty(DayFormatter.Short(Day, Day.AddYears(1)));
            Assert.NotEmpty(DayFormatter.Days(new DateRange(Day, Day.AddDays(5))));
            Assert.NotEmpty(MoneyText.Format(new Money(-123456, Currency.Of("EUR")), culture));
            Assert.Equal(culture, CultureInfo.GetCultureInfo(culture.Name, predefinedOnly: true));
        }
    }
}
