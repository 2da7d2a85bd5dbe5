using System.Net;
using System.Text.RegularExpressions;
using FinSight.Core.Dashboard;
using FinSight.Tests.Accounts;
using FinSight.Tests.Hosting;
using FinSight.Tests.Isolation;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.RequestSecurity;

public sealed partial class HeaderTests(WireApp app) : IClassFixture<WireApp>
{
    static readonly string[] Policy =
        ["default-src 'self'", "base-uri 'self'", "form-action 'self'", "frame-ancestors 'none'", "object-src 'none'"];

    static readonly string[] ForScripts = ["/mcp", "/_blazor", "/account/seen", "/api/", "/q/"];

    static readonly string[] SameForEveryone = ["/q", "/q/x/x", "/q/shared", "/sw.js"];

    readonly HashSet<string> _nonces = [];

    [Fact]
    public async Task Every_endpoint_answers_everyone_with_the_headers_that_protect_a_page()
    {
        Assert.Contains(app.Endpoints, endpoint => endpoint.Path == "/");
        Assert.Contains(app.Endpoints, endpoint => endpoint.IsStatic);
        foreach (var visitor in new[] { app.Stranger, app.Mara })
            foreach (var endpoint in app.Endpoints.Where(endpoint => endpoint.Path != "/account/logout"))
                await AssertProtectedAsync(visitor, endpoint.Method, endpoint.Path);
    }

    [Theory]
    [InlineData("GET", "/no/such/page", HttpStatusCode.NotFound)]
    [InlineData("GET", "/no/such/file.js", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/", HttpStatusCode.BadRequest)]
    public async Task So_does_a_request_that_is_wrong(string method, string path, HttpStatusCode status)
    {
        using var answer = await AssertProtectedAsync(app.Mara, method, path);
        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData("/q/me", "http://elsewhere.example", "localhost", HttpStatusCode.Forbidden)]
    [InlineData("/", null, "elsewhere.example", HttpStatusCode.BadRequest)]
    [InlineData("/lib/app.css", null, "elsewhere.example", HttpStatusCode.BadRequest)]
    public async Task So_does_a_request_that_is_refused(string path, string? origin, string host, HttpStatusCode status)
    {
        using var answer = await AssertProtectedAsync(app.Mara, "GET", path, request =>
        {
            if (origin is not null) request.Headers.Add("Origin", origin);
            if (host != "localhost") request.Headers.Host = host;
        });
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task So_does_a_page_that_fails()
    {
        await using var broken = new AccountApp
        {
            Replace = services => services.AddSingleton<DashboardService>(
                _ => throw new InvalidOperationException("Broken for a test.")),
        };
        var visitor = broken.Visit();
        await visitor.RegisterAsync("mara");
        using var home = await visitor.Http.GetAsync("/");
        var dashboard = new Uri(home.RequestMessage!.RequestUri!, home.Headers.Location!).AbsolutePath;
        using var answer = await AssertProtectedAsync(visitor, "GET", dashboard);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Something went wrong", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Broken for a test.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_behind_the_session_is_kept_by_anyone()
    {
        var pages = app.Endpoints.Where(endpoint => endpoint is { Method: "GET", IsAnonymous: false }
            && !endpoint.Path.StartsWith("/_", StringComparison.Ordinal));
        foreach (var endpoint in pages)
        {
            using var answer = await app.Mara.GetAsync(endpoint.Path);
            Assert.Equal((endpoint.Path, true), (endpoint.Path, answer.Headers.CacheControl?.NoStore));
        }
    }

    [Fact]
    public async Task Only_what_says_so_is_open_to_strangers()
    {
        Assert.Equal(
            EndpointAccessList.All.Where(e => e.Value is Access.Everybody or Access.Visitors)
                .Select(e =>
                    Parameter().Replace(
                        e.Key, name => Endpoint.Sample(name.Value.Contains(":guid", StringComparison.Ordinal))))
                .Order(StringComparer.Ordinal),
            app.Endpoints.Where(e => e.IsAnonymous && !e.IsStatic).Select(e => e.Path).Order(StringComparer.Ordinal));
        // What programs call takes a token, and each route of it is tried in ScopeMatrixTests.
        foreach (var endpoint in app.Endpoints.Where(
            e => !e.IsAnonymous && !e.Path.StartsWith("/api/v1/", StringComparison.Ordinal)))
        {
            using var request = new HttpRequestMessage(new HttpMethod(endpoint.Method), endpoint.Path);
            using var answer = await app.Stranger.Http.SendAsync(request);
            if (ForScripts.Any(path => endpoint.Path.StartsWith(path, StringComparison.Ordinal)))
                Assert.Equal((endpoint, HttpStatusCode.Unauthorized), (endpoint, answer.StatusCode));
            else
                Assert.StartsWith("/account/login?returnUrl=", answer.LeadsTo(), StringComparison.Ordinal);
        }
    }

    async Task<HttpResponseMessage> AssertProtectedAsync(
        Visitor visitor, string method, string path, Action<HttpRequestMessage>? prepare = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        prepare?.Invoke(request);
        var answer = await visitor.Http.SendAsync(request);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        if (SameForEveryone.Contains(path)) Assert.EndsWith("; script-src 'self'", policy, StringComparison.Ordinal);
        else Assert.True(_nonces.Add(Nonce().Match(policy).Groups[1].Value), $"{path}: {policy}");
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.All(Policy, rule => Assert.Contains(rule, policy, StringComparison.Ordinal));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        if (request.Headers.Host is null)
            Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.Contains(
            answer.IsSuccessStatusCode && Scanning().IsMatch(path) ? "camera=(self)" : "camera=(",
            Assert.Single(answer.Headers.GetValues("Permissions-Policy")), StringComparison.Ordinal);
        if (!Scanning().IsMatch(path))
            Assert.Contains(
                "camera=()", Assert.Single(answer.Headers.GetValues("Permissions-Policy")), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
        return answer;
    }

    /// <summary>Where a bill may be held before the camera.</summary>
    [GeneratedRegex("^(/q|/l/[^/]+)$")]
    private static partial Regex Scanning();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("script-src 'self' 'nonce-([A-Za-z0-9+/]{22}==)'$")]
    private static partial Regex Nonce();
}
