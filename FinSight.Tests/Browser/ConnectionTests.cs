using System.Net.Http.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

public sealed class ConnectionTests(BrowserFixture fixture) : BrowserTestBase(fixture)
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
        using var answer = await sender.PostAsync(
            url, new StringContent("title: Café Muster\nGBP 4.50 with Visa ••1234"));
        answer.EnsureSuccessStatusCode();

        await Expect(phone.Page.Locator("[data-listening=heard]")).ToHaveCountAsync(1);
        await Expect(dashboard.Rows).ToHaveCountAsync(1);
        await Expect(dashboard.Page.GetByRole(AriaRole.Status)).ToContainTextAsync(["Café Muster"]);
        await dashboard.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(dashboard.Rows).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("en-GB", "Add connection", "Send a test", "Done")]
    [InlineData("de-DE", "Verbindung hinzufügen", "Test schicken", "Fertig")]
    public async Task Each_setup_fits_a_phone_and_its_test_turns_the_panel_green(
        string language, string add, string test, string done)
    {
        var phone = await OpenAsync(await MoveInAsync(language), "/connections", new()
        {
            ViewportSize = Phone.ViewportSize,
            HasTouch = true,
            IsMobile = true,
            Locale = language,
        });
        var (page, kinds) = (phone.Page, phone.Page.Locator(".kind"));
        for (var i = 0; i < 7; i++)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = add }).TapAsync();
            await Expect(kinds).ToHaveCountAsync(7);
            await kinds.Nth(i).TapAsync();
            await Expect(page.Locator("[data-listening='']")).ToHaveCountAsync(1);
            await ExpectFitAsync(page);
            await page.GetByRole(AriaRole.Button, new() { Name = test }).TapAsync();
            await Expect(page.Locator("[data-listening=heard]")).ToHaveCountAsync(1);
            await page.GetByRole(AriaRole.Button, new() { Name = done, Exact = true }).TapAsync();
            await Expect(page.Locator(".steps")).ToHaveCountAsync(0);
        }
    }

    [Fact]
    public async Task The_rules_of_an_Android_phone_come_as_a_file_that_signs()
    {
        var phone = await OpenAsync(await MoveInAsync(), "/connections", Phone);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Add connection" }).TapAsync();
        await phone.Page.GetByText("Android: notifications and SMS").TapAsync();
        var download = await phone.Page.RunAndWaitForDownloadAsync(
            () => phone.Page.GetByRole(AriaRole.Link, new() { Name = "Download the rules" }).TapAsync());
        Assert.Equal("finsight-rules.json", download.SuggestedFilename);
        using var file = await download.CreateReadStreamAsync();
        var rule = (await System.Text.Json.JsonDocument.ParseAsync(file)).RootElement[0];
        var body =
            """{"from":"Kaffee Eck","text":"GBP 4.50 with Visa ••1234","sentStamp":1,"receivedStamp":2,"sim":"1"}"""u8.ToArray();
        var secret = System.Text.Encoding.UTF8.GetBytes(rule.GetProperty("sign_hmac_sha256_secret").GetString()!);
        using var request = new HttpRequestMessage(HttpMethod.Post, rule.GetProperty("url").GetString())
        {
            Content = new ByteArrayContent(body),
        };
        request.Headers.Add(
            "X-Signature", Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData(secret, body)));
        using var sender = new HttpClient();
        using var answer = await sender.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        await Expect(phone.Page.Locator("[data-listening=heard]")).ToHaveCountAsync(1);
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
        using var answer = await sender.PostAsJsonAsync(
            url, new { merchant = "SBB", amount = "", card = "Visa Debit" });
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
        await page.EvaluateAsync<bool>(
            "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
        "The page scrolls sideways.");
}
