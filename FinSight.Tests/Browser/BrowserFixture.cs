using Microsoft.Playwright;

namespace FinSight.Tests.Browser;

/// <summary>An app for the tests of one class, and the browser that all classes share.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    public const string Password = "plum river lantern";

    /// <summary>Ends with the test process: it hangs on a pipe from it.</summary>
    static readonly Lazy<Task<IBrowser>> Browser = new(LaunchAsync);

    readonly ComplaintWatch _watch = new();
    readonly Lazy<LiveApp> _app = new(() => new LiveApp());

    public LiveApp App => _app.Value;

    /// <summary>A browser profile of its own, whose pages break the content security policy in no test.</summary>
    public async Task<IBrowserContext> BrowseAsync(BrowserNewContextOptions options)
    {
        var context = await (await Browser.Value).NewContextAsync(options);
        context.SetDefaultTimeout((float)Patience.Long.TotalMilliseconds);
        await _watch.OverAsync(context);
        return context;
    }

    public Task InitializeAsync() => Browser.Value;

    public async Task DisposeAsync()
    {
        if (_app.IsValueCreated) await App.DisposeAsync();
        _watch.AssertPolicyHeld();
    }

    static async Task<IBrowser> LaunchAsync()
    {
        Assertions.SetDefaultExpectTimeout((float)Patience.Long.TotalMilliseconds);
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = await Chromium.FindAsync(),
            Args = Chromium.Arguments,
        });
    }
}
