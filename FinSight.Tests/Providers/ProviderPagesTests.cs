using FinSight.Tests.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Providers;

/// <summary>The way to an identity provider and back, in a browser.</summary>
public sealed class ProviderPagesTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    TestProvider? _provider;

    LiveApp? Running { get; set; }

    protected override LiveApp App => Running!;

    public override async Task InitializeAsync()
    {
        _provider = await TestProvider.StartAsync();
        Running = new LiveApp(settings: new Dictionary<string, string>
        {
            ["FINSIGHT_OIDC_AUTHORITY"] = _provider.Address,
            ["FINSIGHT_OIDC_CLIENT_ID"] = TestProvider.Client,
            ["FINSIGHT_OIDC_NAME"] = "Home ID",
            ["FINSIGHT_REGISTRATION"] = "open",
        });
        await MoveInAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await App.DisposeAsync();
        await _provider!.DisposeAsync();
    }

    [Fact]
    public async Task Somebody_new_comes_from_the_provider_and_comes_back_in()
    {
        var page = await (await BrowseAsync()).NewPageAsync();
        await GoThroughAsync(page);
        await Expect(page).ToHaveURLAsync(new Uri(App.Address, "/account/provider/new").ToString());
        await Expect(page.GetByText("Home ID knows you as")).ToBeVisibleAsync();
        Assert.Equal("", await Axe.LookAsync(page));
        await page.GetByRole(AriaRole.Button, new() { Name = "Create account" }).ClickAsync();
        await new Tab(page).ExpectLiveAsync();

        var again = await (await BrowseAsync()).NewPageAsync();
        await GoThroughAsync(again);
        await new Tab(again).ExpectLiveAsync();
    }

    static async Task GoThroughAsync(IPage page)
    {
        await page.GotoAsync("/account/login");
        await page.GetByRole(AriaRole.Link, new() { Name = "Home ID" }).ClickAsync();
    }
}
