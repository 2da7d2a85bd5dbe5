using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>Forms that were open when the line or the server went: what was typed is sent, or still there.</summary>
public abstract class InterruptedFormTestBase(BrowserFixture fixture) : OwnServerTestBase(fixture)
{
    public override Task InitializeAsync()
    {
        Watch.Expect("net::ERR_", "] Error: ", "] Warning: ", "No interop methods", "Cannot send data", "503",
            "error occurred when fetching the script", "Failed to", "Connection ", "WebSocket");
        return base.InitializeAsync();
    }

    private protected static Task OpenRowAsync(Tab tab, string name) =>
        tab.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    private protected static async Task SaveAsync(ILocator form)
    {
        await form.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(form).ToHaveCountAsync(0);
    }

    /// <summary>
    /// Whatever the server asked of the page until now has been done, and what it asked on being answered.
    /// </summary>
    private protected static async Task PulseAsync(Tab tab)
    {
        for (var times = 0; times < 3; times++)
            await tab.Page.EvaluateAsync("() => DotNet.invokeMethodAsync('FinSight.Web', 'Pulse')");
    }

    private protected static async Task CutAsync(Tab tab, CircuitConnection line)
    {
        await line.CutAsync();
        await Expect(tab.Page.Locator("html[data-offline]")).ToHaveCountAsync(1);
    }

    private protected async Task<(Tab Tab, CircuitConnection Line)> OpenOnLineAsync(TestUser who, string path)
    {
        var page = await (await BrowseAsync(who)).NewPageAsync();
        var line = await CircuitConnection.OfAsync(page);
        var tab = new Tab(page);
        await tab.GoAsync(path);
        return (tab, line);
    }
}
