using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>Months and days at the top of a phone's first page, whatever they are called.</summary>
public sealed class PhonePeriodTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    static readonly string[] Periods =
    [
        "", "?period=2025-09", "?period=2026-02", "?period=all", "?from=2026-01-01&to=2026-12-31",
        "?from=2025-12-01&to=2026-11-30",
    ];

    [Theory]
    [InlineData("en-GB", 360)]
    [InlineData("de-DE", 360)]
    [InlineData("de-DE", 320)]
    public async Task No_period_of_the_home_scrolls_sideways(string language, int width)
    {
        var tab = await OpenAsync(
            await MoveInAsync(language),
            options: new() { ViewportSize = new() { Width = width, Height = 740 }, HasTouch = true, IsMobile = true });
        foreach (var period in Periods)
        {
            await tab.GoAsync($"/{period}");
            Assert.Equal(width, await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            await tab.Page.Locator(".period-days > summary").TapAsync();
            await Expect(tab.Page.Locator(".period-form")).ToBeInViewportAsync(new() { Ratio = 1 });
        }
    }
}
