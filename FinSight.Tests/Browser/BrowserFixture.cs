using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Playwright;

namespace FinSight.Tests.Browser;

/// <summary>The real app on a real port and one browser, shared by all browser tests.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    public const string Password = "plum river lantern";

    readonly Watch _watch = new();
    IPlaywright? _playwright;

    public LiveApp App { get; private set; } = null!;

    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        App = new LiveApp();
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = await Chromium.FindAsync(),
            Args = Chromium.Arguments,
        });
    }

    /// <summary>A browser profile of its own, whose pages break the content security policy in no test.</summary>
    public async Task<IBrowserContext> BrowseAsync(BrowserNewContextOptions options)
    {
        var context = await Browser.NewContextAsync(options);
        await _watch.OverAsync(context);
        return context;
    }

    /// <summary>A new user's page, signed in, in a browser profile of its own.</summary>
    public async Task<IPage> RegisterAsync(string name, LiveApp? app = null)
    {
        var address = (app ?? App).Address.ToString();
        var context = await BrowseAsync(new() { BaseURL = address });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/register");
        await page.GetByLabel("Username").FillAsync(name);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create account" }).ClickAsync();
        await page.WaitForURLAsync(address);
        return page;
    }

    public async Task DisposeAsync()
    {
        if (Browser is not null) await Browser.CloseAsync();
        _playwright?.Dispose();
        await App.DisposeAsync();
        _watch.AssertPolicyHeld();
    }
}

[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<BrowserFixture>
{
    public const string Name = "Browser";
}
