using Microsoft.Playwright;

namespace FinSight.Tests.Browser;

/// <summary>A test whose browsers are watched: one complaint of a page fails it.</summary>
[Trait("Category", "Browser")]
public abstract class BrowserTestBase(BrowserFixture fixture) : IClassFixture<BrowserFixture>, IAsyncLifetime
{
    static int _people;

    readonly List<IBrowserContext> _contexts = [];

    protected ComplaintWatch Watch { get; } = new();

    protected virtual LiveApp App => fixture.App;

    public virtual Task InitializeAsync() => Task.CompletedTask;

    /// <summary>A new user, who keeps a ledger in pounds unless the language is from elsewhere.</summary>
    protected Task<TestUser> MoveInAsync(string language = "en-GB") =>
        TestUser.MoveInAsync(App, $"somebody {Interlocked.Increment(ref _people)}", language);

    /// <summary>A browser profile of its own, with a session of somebody's or a visitor's.</summary>
    protected async Task<IBrowserContext> BrowseAsync(TestUser? who = null, BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.BaseURL ??= App.Address.ToString();
        options.TimezoneId ??= "Europe/Zurich";
        options.Locale ??= "en-GB";
        // To paint what moves takes most of a machine without a graphics card.
        options.ReducedMotion ??= ReducedMotion.Reduce;
        var context = await fixture.BrowseAsync(options);
        _contexts.Add(context);
        await Watch.OverAsync(context);
        // As a person who once unfolded all fields finds them.
        await context.AddInitScriptAsync(
            "if (location.protocol === 'http:') localStorage.setItem('all-fields', 'yes')");
        if (who is not null) await context.AddCookiesAsync([await who.SignInAsync()]);
        return context;
    }

    /// <summary>Somebody's dashboard in a browser of its own, once it is live.</summary>
    protected async Task<Tab> OpenAsync(TestUser who, string path = "/", BrowserNewContextOptions? options = null) =>
        await OpenAsync(await BrowseAsync(who, options), path);

    protected static async Task<Tab> OpenAsync(IBrowserContext context, string path = "/")
    {
        var tab = new Tab(await context.NewPageAsync());
        await tab.GoAsync(path);
        return tab;
    }

    public virtual async Task DisposeAsync()
    {
        foreach (var context in _contexts) await context.CloseAsync().WaitAsync(Patience.Long);
        Watch.AssertCalm();
    }
}
