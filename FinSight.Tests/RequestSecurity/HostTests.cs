using System.Net;
using FinSight.Tests.Accounts;

namespace FinSight.Tests.RequestSecurity;

public sealed class HostTests(HostTests.PublicApp app) : IClassFixture<HostTests.PublicApp>
{
    [Theory]
    [InlineData("localhost")]
    [InlineData("finsight.localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("192.168.1.20")]
    [InlineData("[::1]")]
    [InlineData("[2001:db8::7]")]
    [InlineData("nas")]
    [InlineData("nas.local")]
    [InlineData("NAS.Fritz.LAN")]
    [InlineData("money.home.arpa")]
    [InlineData("money.internal.")]
    [InlineData("money.example.org")]
    [InlineData("MONEY.example.org")]
    public async Task It_answers_under_names_that_are_its_own(string host) =>
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(host)).StatusCode);

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.money.example.org")]
    [InlineData("money.example.org.evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("nas.local.evil.example")]
    [InlineData("notlocal.evillan")]
    public async Task It_refuses_a_stranger_s_name_and_says_what_to_do_if_it_is_none(string host)
    {
        foreach (var path in new[] { "/account/login", "/lib/app.css", "/q", "/health/live", "/_blazor/negotiate" })
        {
            using var answer = await AskAsync(host, path);
            Assert.Equal((path, HttpStatusCode.BadRequest), (path, answer.StatusCode));
            Assert.Contains(
                "set FINSIGHT_PUBLIC_URL", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("https", "money.example.org", "max-age=31536000")]
    [InlineData("https", "nas.local", "max-age=31536000")]
    [InlineData("https", "localhost", null)]
    [InlineData("http", "money.example.org", null)]
    public async Task Over_HTTPS_browsers_are_told_to_stay_there(string scheme, string host, string? policy)
    {
        foreach (var path in new[] { "/", "/account/login", "/lib/app.css", "/q", "/no/such/page" })
        {
            using var answer = await AskAsync(host, path, scheme);
            Assert.Equal(
                (path, policy),
                (path,
                    answer.Headers.TryGetValues("Strict-Transport-Security", out var sent)
                        ? Assert.Single(sent)
                        : null));
        }
    }

    [Theory]
    [InlineData("http", "nas.local", true)]
    [InlineData("http", "192.168.1.20", true)]
    [InlineData("https", "nas.local", false)]
    [InlineData("http", "localhost", false)]
    [InlineData("http", "127.0.0.1", false)]
    public async Task A_page_that_others_on_the_network_can_read_says_so(string scheme, string host, bool warned)
    {
        var page = await Visitor.ReadAsync(await AskAsync(host, scheme: scheme));
        Assert.Equal(
            warned,
            page.QuerySelector(".plain-http")?.TextContent.Contains("not encrypted", StringComparison.Ordinal)
                ?? false);
    }

    [Theory]
    [InlineData("same-origin", "br")]
    [InlineData("none", "br")]
    [InlineData(null, "br")]
    [InlineData("cross-site", null)]
    [InlineData("same-site", null)]
    public async Task A_page_that_another_site_opened_is_not_compressed(string? from, string? encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account/register");
        request.Headers.Add("Accept-Encoding", "br");
        if (from is not null) request.Headers.Add("Sec-Fetch-Site", from);
        using var answer = await app.Visit("https").Http.SendAsync(request);
        Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
    }

    Task<HttpResponseMessage> AskAsync(string host, string path = "/account/register", string scheme = "http") =>
        app.Visit(scheme).GetAsync($"{scheme}://{host}{path}");

    public sealed class PublicApp : IAsyncLifetime
    {
        AccountApp App { get; } = new() { Settings = { ["FINSIGHT_PUBLIC_URL"] = "https://money.example.org" } };

        public Visitor Visit(string scheme) => App.Visit(scheme);

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync() => await App.DisposeAsync();
    }
}
