using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>What is typed into the filter of a report, and the file that is asked for in the same breath.</summary>
public sealed class ReportFilterTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    [Fact]
    public async Task The_filter_acts_while_somebody_types()
    {
        var page = await OpenAsync();
        await page.GetByLabel("Only some expenses").PressSequentiallyAsync("coff");
        await Tab.ExpectMinorAsync(page.Locator("[data-figure=report-spent]"), 450);
        await Expect(page.GetByLabel("Only some expenses")).ToHaveValueAsync("coff");
        await Expect(page.GetByLabel("Only some expenses")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_file_that_is_asked_for_at_once_is_of_what_was_typed()
    {
        var page = await OpenAsync();
        await page.GetByLabel("Only some expenses").FillAsync("coffee");
        var file = await page.RunAndWaitForDownloadAsync(
            () => page.GetByRole(AriaRole.Link, new() { Name = "Download PDF" }).ClickAsync());
        Assert.Contains("coffee", file.Url, StringComparison.Ordinal);
    }

    async Task<IPage> OpenAsync()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450);
        await me.WriteAsync("Tea", 300);
        return (await OpenAsync(me, "/reports")).Page;
    }
}
