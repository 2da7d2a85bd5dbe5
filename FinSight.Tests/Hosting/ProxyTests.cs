using FinSight.Tests.Accounts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Hosting;

/// <summary>
/// Requests that come from 172.18.0.2 and say of themselves that they came from elsewhere, over HTTPS.
/// </summary>
public sealed class ProxyTests
{
    [Theory]
    [InlineData(null, "172.18.0.2")]
    [InlineData("127.0.0.1", "172.18.0.2")]
    [InlineData("172.18.0.2", "203.0.113.9")]
    [InlineData("10.0.0.0/8, 172.18.0.0/16", "203.0.113.9")]
    [InlineData("172.18.0.2, 203.0.113.9", "198.51.100.4")]
    public async Task Only_a_proxy_that_is_named_is_believed_about_addresses(string? proxies, string address)
    {
        await using var app = Open(proxies);
        var visitor = app.Visit();
        visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.4, 203.0.113.9");
        await visitor.RegisterAsync("mara");
        Assert.Equal(address, await app.ReadAsync(db => db.Sessions.Select(session => session.Address).SingleAsync()));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("172.18.0.3", false)]
    [InlineData("172.18.0.2", true)]
    public async Task And_about_HTTPS(string? proxies, bool isBelieved)
    {
        await using var app = Open(proxies);
        var visitor = app.Visit();
        visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var answer = await visitor.GetAsync("http://nas.local/account/register");
        Assert.Equal(isBelieved, answer.Headers.Contains("Strict-Transport-Security"));
        Assert.Equal(isBelieved, Assert.Single(answer.Cookies()).Contains("; secure;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Not_even_ASP_NET_s_own_switch_makes_it_believe_everybody()
    {
        await using var app = Open(null);
        app.Settings["FORWARDEDHEADERS_ENABLED"] = "true";
        var visitor = app.Visit();
        visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        await visitor.RegisterAsync("mara");
        Assert.Equal(
            "172.18.0.2", await app.ReadAsync(db => db.Sessions.Select(session => session.Address).SingleAsync()));
    }

    [Theory]
    [InlineData("X-Forwarded-Host", "evil.example")]
    [InlineData("X-Original-URL", "/account/register")]
    [InlineData("X-Forwarded-Prefix", "/evil")]
    [InlineData("X-HTTP-Method-Override", "DELETE")]
    public async Task Other_headers_of_proxies_mean_nothing(string name, string value)
    {
        await using var app = Open("172.18.0.2");
        var visitor = app.Visit();
        visitor.Http.DefaultRequestHeaders.Add(name, value);
        Assert.Equal("/account/login?returnUrl=%2Fexpenses", (await visitor.GetAsync("/expenses")).LeadsTo());
    }

    static AccountApp Open(string? proxies)
    {
        var app = new AccountApp
        {
            // Before all others, ASP.NET's own among them.
            Replace = services =>
                services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter>(RemoteAddresses.Of("172.18.0.2"))),
        };
        if (proxies is not null) app.Settings["FINSIGHT_PROXIES"] = proxies;
        return app;
    }
}
