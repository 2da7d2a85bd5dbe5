using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>The page that needs no circuit.</summary>
public abstract class QuickPageTestBase(BrowserFixture fixture) : OwnServerTestBase(fixture)
{
    /// <summary>
    /// The page, once it knows its person and its worker could open it without the server. What is to intercept its
    /// requests begins before: later, those that are asked in the same moment may pass.
    /// </summary>
    protected async Task<(IBrowserContext Context, IPage Page)> OpenQuickAsync(
        TestUser who, IBrowserContext? context = null)
    {
        context ??= await BrowseAsync(who);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/q");
        await Expect(page.Locator("#q-who")).ToContainTextAsync(who.Member.LedgerName);
        await page.EvaluateAsync("async () => { await navigator.serviceWorker.ready; }").WaitAsync(Patience.Long);
        return (context, page);
    }

    protected static async Task TypeAsync(IPage page, string text)
    {
        await Line(page).FillAsync(text);
        await Line(page).PressAsync("Enter");
        await Expect(Line(page)).ToHaveValueAsync("");
    }

    protected static ILocator Line(IPage page) => page.GetByLabel("Quick add");

    protected static ILocator Rows(IPage page, string state) =>
        page.Locator(string.Create(CultureInfo.InvariantCulture, $"#q-entries [data-state={state}]"));
}
