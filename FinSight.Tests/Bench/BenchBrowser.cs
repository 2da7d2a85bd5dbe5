using FinSight.Tests.Browser;
using Microsoft.Playwright;

namespace FinSight.Tests.Bench;

/// <summary>A browser of its own: a process beside every other browser's.</summary>
sealed class BenchBrowser : IAsyncDisposable
{
    readonly IPlaywright _playwright;
    readonly IBrowser _browser;

    BenchBrowser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<BenchBrowser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return new BenchBrowser(playwright, await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = await Chromium.FindAsync(),
            Args = Chromium.Arguments,
        }));
    }

    /// <summary>An empty tab of a new profile in somebody's session.</summary>
    public async Task<IPage> VisitAsync(Uri app, TestUser who)
    {
        var context = await _browser.NewContextAsync(
            new() { BaseURL = app.ToString(), Locale = "en-GB", TimezoneId = "Europe/Zurich" });
        await context.AddCookiesAsync([who.Session]);
        // As a person who once unfolded all fields finds them.
        await context.AddInitScriptAsync("localStorage.setItem('all-fields', 'yes')");
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
    }
}
