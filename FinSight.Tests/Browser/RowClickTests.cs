using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>A row of the expenses page, clicked anywhere.</summary>
public sealed class RowClickTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    [Theory]
    [InlineData("td.category")]
    [InlineData("td.amount")]
    [InlineData("th")]
    public async Task All_of_a_row_opens_it(string cell)
    {
        var tab = await OpenAsync();
        await tab.Row("Coffee").Locator(cell).ClickAsync();
        await Expect(tab.EditGroup("Coffee")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_picks_a_row_does_not_open_it()
    {
        var tab = await OpenAsync();
        await tab.Row("Coffee").Locator(".pick").ClickAsync();
        await Expect(tab.Page.Locator(".bulk-bar")).ToContainTextAsync("1 selected");
        await Expect(tab.EditGroup("Coffee")).ToHaveCountAsync(0);
    }

    async Task<Tab> OpenAsync()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450);
        return await OpenAsync(me, "/expenses");
    }
}
