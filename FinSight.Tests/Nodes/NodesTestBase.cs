using System.Globalization;
using System.Net;
using FinSight.Core.Accounts;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using FinSight.Core.SignUp;
using FinSight.Tests.Browser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Nodes;

/// <summary>People in browsers, each at a server of their own as long as it lives.</summary>
[Trait("Category", "Browser")]
public abstract class NodesTestBase(BrowserFixture fixture) : IClassFixture<BrowserFixture>, IAsyncLifetime
{
    readonly List<IBrowserContext> _contexts = [];

    private protected Cluster Cluster { get; private set; } = null!;

    public async Task InitializeAsync() => Cluster = await StartAsync();

    public async Task DisposeAsync()
    {
        foreach (var context in _contexts) await context.CloseAsync().WaitAsync(Patience.Long);
        await Cluster.DisposeAsync();
    }

    private protected virtual Task<Cluster> StartAsync() => Cluster.StartAsync();

    /// <summary>A new user, who keeps a ledger.</summary>
    private protected async Task<Member> MoveInAsync(string name)
    {
        var user = await Cluster.Services.GetRequiredService<RegistrationService>()
            .RegisterAsync(name, BrowserFixture.Password, BrowserPreferences.Of("en-GB", "Europe/Zurich"));
        return await Cluster.Services.GetRequiredService<LedgerAccessService>().EnterLastAsync(user.Id);
    }

    /// <summary>A new user, who keeps the other's ledger.</summary>
    private protected async Task JoinAsync(Member host, string name)
    {
        var user = await MoveInAsync(name);
        await using var db = await Contexts.CreateDbContextAsync();
        db.WriteAs(host).Memberships.Add(
            new Membership(host.LedgerId, user.UserId, Role.Editor, TimeProvider.System.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync();
    }

    private protected IDbContextFactory<FinSightContext> Contexts =>
        Cluster.Services.GetRequiredService<IDbContextFactory<FinSightContext>>();

    /// <summary>Somebody's dashboard of a ledger, which comes through one of the doors.</summary>
    private protected async Task<Tab> OpenAsync(string name, int door, Guid ledger)
    {
        var cookies = new CookieContainer();
        Assert.Equal(
            HttpStatusCode.Found,
            (await Cluster.Visit(door, cookies).SignInAsync(name, BrowserFixture.Password)).StatusCode);
        var context = await fixture.BrowseAsync(new()
        {
            BaseURL = Cluster.Proxy.Doors[door].ToString(),
            TimezoneId = "Europe/Zurich",
            Locale = "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
        });
        _contexts.Add(context);
        await context.AddInitScriptAsync(
            "if (location.protocol === 'http:') localStorage.setItem('all-fields', 'yes')");
        await context.AddCookiesAsync(cookies.GetAllCookies().Select(cookie => new Microsoft.Playwright.Cookie
        {
            Name = cookie.Name,
            Value = cookie.Value,
            Domain = cookie.Domain,
            Path = cookie.Path,
            HttpOnly = cookie.HttpOnly,
        }));
        var tab = new Tab(await context.NewPageAsync());
        await tab.GoAsync(string.Create(CultureInfo.InvariantCulture, $"/l/{ledger}/"));
        return tab;
    }

    private protected static async Task MarkAsync(Tab tab) =>
        await tab.Page.EvaluateAsync("() => document.documentElement.toggleAttribute('data-same-page', true)");

    /// <summary>The page was loaded again, and lives.</summary>
    private protected static async Task ExpectMovedAsync(Tab tab)
    {
        await Expect(tab.Page.Locator("html[data-same-page]")).ToHaveCountAsync(0);
        await tab.ExpectLiveAsync();
    }

    /// <summary>Whether a server itself says that it may be sent people; null where nobody answers.</summary>
    private protected async Task<HttpStatusCode?> ReadyAsync(int node)
    {
        try
        {
            return (await Cluster[node].Visit().Http.GetAsync("/health/ready")).StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
