using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class CircuitTests(BrowserFixture fixture)
{
    [Fact]
    public async Task A_page_comes_alive()
    {
        var page = await fixture.RegisterAsync("circuit");
        await Expect(page.Locator(".live")).ToHaveTextAsync("Live");
    }
}
