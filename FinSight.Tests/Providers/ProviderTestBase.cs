using FinSight.Core.Accounts;
using FinSight.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Providers;

/// <summary>The app beside a real identity provider, and browsers that go to and fro.</summary>
public abstract class ProviderTestBase : IAsyncLifetime
{
    static readonly HttpClient Elsewhere = new(new HttpClientHandler { AllowAutoRedirect = false });

    protected AccountApp App { get; } = new();

    protected TestProvider Provider { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Provider = await TestProvider.StartAsync();
        App.Settings["FINSIGHT_OIDC_AUTHORITY"] = Provider.Address;
        App.Settings["FINSIGHT_OIDC_CLIENT_ID"] = TestProvider.Client;
        App.Settings["FINSIGHT_OIDC_NAME"] = "Home ID";
        App.Settings["FINSIGHT_REGISTRATION"] = "open";
        foreach (var (name, value) in More) App.Settings[name] = value;
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        await Provider.DisposeAsync();
    }

    protected virtual Dictionary<string, string> More => [];

    /// <summary>Follows a page of ours to the provider, and says where that leads back.</summary>
    protected async Task<string> AskAsync(Visitor visitor, string path)
    {
        using var away = await visitor.Http.GetAsync(path);
        var there = away.Headers.Location!;
        Assert.StartsWith(Provider.Address, there.OriginalString, StringComparison.Ordinal);
        using var back = await Elsewhere.GetAsync(there);
        Assert.True((int)back.StatusCode is 302 or 303, $"{back.StatusCode} {await back.Content.ReadAsStringAsync()}");
        return back.Headers.Location!.PathAndQuery;
    }

    /// <summary>To the provider and back, and on to where it ends within the app.</summary>
    protected async Task<string> GoAsync(Visitor visitor, string path = "/account/provider/start") =>
        await FollowAsync(visitor, await AskAsync(visitor, path));

    /// <returns>The path of the last page, without the ledger that it may lead to.</returns>
    protected static async Task<string> FollowAsync(Visitor visitor, string path)
    {
        while (true)
        {
            using var answer = await visitor.Http.GetAsync(path);
            if (answer.Headers.Location is not { } next) return path;
            path = next.IsAbsoluteUri ? next.PathAndQuery : next.OriginalString;
            if (path.StartsWith("/l/", StringComparison.Ordinal)) return "/";
        }
    }

    protected async Task<Visitor> CreateAsync(string user = "mara-at-home")
    {
        Provider.User = user;
        var visitor = App.Visit();
        Assert.Equal("/account/provider/new", await GoAsync(visitor));
        var made = await visitor.SubmitAsync(
            "/account/provider/new", new() { ["Username"] = user.Split('-')[0], ["TimeZone"] = "Europe/Zurich" });
        Assert.Equal(302, (int)made.StatusCode);
        return visitor;
    }

    /// <summary>With a password, beside the button that leads to the provider.</summary>
    protected static Task<HttpResponseMessage> RegisterAsync(Visitor visitor, string name) => visitor.SubmitAsync(
        "/account/register",
        new() { ["Username"] = name, ["Password"] = AccountApp.Password, ["TimeZone"] = "Europe/Zurich" }, "link");

    protected static async Task<bool> IsSignedInAsync(Visitor visitor)
    {
        using var answer = await visitor.Http.GetAsync("/ledgers");
        return (int)answer.StatusCode == 200;
    }

    protected Task<List<string>> UsersAsync() =>
        App.ReadAsync(db => db.Users.OrderBy(u => u.UserName).Select(u => u.UserName!).ToListAsync());

    protected Task<User> UserAsync(string name) =>
        App.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(u => u.UserName == name));
}
