using System.Net.Http.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

public sealed class ConnectionTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    static BrowserNewContextOptions Phone => new()
    {
        ViewportSize = new() { Width = 390, Height = 844 },
        HasTouch = true,
        IsMobile = true,
        DeviceScaleFactor = 2,
    };

    [Fact]
    public async Task A_payment_that_arrives_is_painted_live_and_taken_back_on_a_phone()
    {
        var me = await MoveInAsync();
        var phone = await OpenAsync(me, "/connections", Phone);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Add connection" }).TapAsync();
        await phone.Page.GetByText("Anything else").TapAsync();
        var url = await phone.Page.Locator("[data-hook-url]").GetAttributeAsync("data-hook-url");
        await ExpectFitAsync(phone.Page);

        var dashboard = await OpenAsync(me);
        using var sender = new HttpClient();
        using var answer = await sender.PostAsync(url, new StringContent("title: Café Muster\nGBP 4.50 with Visa ••1234"));
        answer.EnsureSuccessStatusCode();

        await Expect(phone.Page.Locator("[data-listening=heard]")).ToHaveCountAsync(1);
        await Expect(dashboard.Rows).ToHaveCountAsync(1);
        await Expect(dashboard.Page.GetByRole(AriaRole.Status)).ToContainTextAsync(["Café Muster"]);
        await dashboard.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(dashboard.Rows).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_draft_is_counted_in_the_navigation_and_dealt_with_by_keyboard()
    {
        var me = await MoveInAsync();
        var tab = await OpenAsync(me, "/connections");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Add connection" }).ClickAsync();
        await tab.Page.GetByText("Anything else").ClickAsync();
        var url = await tab.Page.Locator("[data-hook-url]").GetAttributeAsync("data-hook-url");
        using var sender = new HttpClient();
        using var answer = await sender.PostAsJsonAsync(url, new { merchant = "SBB", amount = "", card = "Visa Debit" });
        answer.EnsureSuccessStatusCode();

        await tab.Page.Locator("[data-inbox-count='1']").ClickAsync();
        var item = tab.Page.Locator("[data-event-id]");
        await Expect(item).ToHaveAttributeAsync("data-reason", "amount-missing");
        await item.GetByRole(AriaRole.Button, new() { Name = "Add SBB" }).FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await item.GetByLabel("Amount", new() { Exact = true }).FillAsync("12.40");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(item).ToHaveCountAsync(0);
        await Expect(tab.Page.Locator("[data-inbox-count]")).ToHaveCountAsync(0);
        await Expect((await OpenAsync(me)).Rows).ToHaveCountAsync(1);
    }

    static async Task ExpectFitAsync(IPage page) => Assert.True(
        await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"), "The page scrolls sideways.");
}
