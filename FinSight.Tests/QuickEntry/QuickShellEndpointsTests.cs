using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using FinSight.Tests.Accounts;
using FinSight.Tests.Hosting;

namespace FinSight.Tests.QuickEntry;

public sealed partial class QuickShellEndpointsTests(WireApp app) : IClassFixture<WireApp>
{
    [Theory]
    [InlineData("/q")]
    [InlineData("/sw.js")]
    public async Task The_shell_is_the_same_for_two_users_and_for_nobody(string path)
    {
        var jonas = app.Visit();
        await jonas.RegisterAsync("jonas");
        var seen = new[] { await SeeAsync(app.Mara, path), await SeeAsync(jonas, path), await SeeAsync(
            app.Stranger, path) };
        Assert.NotEmpty(seen[0].Body);
        Assert.All(seen, one => Assert.Equal(seen[0], one));
        Assert.DoesNotContain("Set-Cookie", seen[0].Headers, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_shell_may_be_kept_and_is_asked_for_again_only_by_its_tag()
    {
        using var first = await app.Stranger.GetAsync("/q");
        Assert.Equal(
            (true, true, false),
            (first.Headers.CacheControl!.Public, first.Headers.CacheControl.MustRevalidate,
                first.Headers.CacheControl.NoStore));

        using var request = new HttpRequestMessage(HttpMethod.Get, "/q");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await app.Mara.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task What_is_shared_before_the_worker_is_there_is_not_read_and_in_no_address()
    {
        using var manifest = JsonDocument.Parse(await TextAsync("/manifest.webmanifest"));
        var share = manifest.RootElement.GetProperty("share_target");
        Assert.Equal("POST", share.GetProperty("method").GetString());
        using var shared = new HttpRequestMessage(HttpMethod.Post, share.GetProperty("action").GetString());
        shared.Content = new FormUrlEncodedContent([new("text", "CHF 4.50 at Muster")]);
        // No page stands behind what a phone shares.
        shared.Headers.Add("Origin", "null");
        using var answer = await app.Stranger.Http.SendAsync(shared);
        Assert.Equal((HttpStatusCode.Found, "/q#unread"), (answer.StatusCode, $"{answer.Headers.Location}"));
    }

    [Fact]
    public async Task All_of_the_page_weighs_at_most_30_kB_over_the_wire()
    {
        var weights = new Dictionary<string, long>();
        foreach (var path in await KeptAsync()) weights[path] = await WeighAsync(path);
        Assert.True(weights.Values.Sum() <= 30_000, string.Join('\n', weights));
    }

    [Fact]
    public async Task The_worker_keeps_every_file_that_the_page_names_or_imports()
    {
        var kept = await KeptAsync();
        var page = await app.Stranger.OpenAsync("/q");
        var named = page.QuerySelectorAll("script[src], link:not([rel=apple-touch-icon])")
            .Select(element => element.GetAttribute("src") ?? element.GetAttribute("href")!).ToList();
        foreach (var path in kept.Where(path => path.EndsWith(".js", StringComparison.Ordinal)))
            named.AddRange(
                Import()
                    .Matches(await TextAsync(path))
                    .Select(match => path[..(path.LastIndexOf('/') + 1)] + match.Groups[1].Value));
        Assert.Equal(kept.Order(StringComparer.Ordinal), named.Append("/q").Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Its_files_are_kept_for_years_under_their_version_and_not_under_another()
    {
        var script = (await KeptAsync()).Single(path => path.EndsWith("/q.js", StringComparison.Ordinal));
        using var current = await app.Stranger.GetAsync(script);
        using var earlier = await app.Stranger.GetAsync("/q/0123456789abcdef/q.js");
        using var missing = await app.Stranger.GetAsync("/q/0123456789abcdef/nothing.js");
        Assert.Equal(TimeSpan.FromDays(365), current.Headers.CacheControl!.MaxAge);
        Assert.Equal((true, HttpStatusCode.OK), (earlier.Headers.CacheControl!.NoCache, earlier.StatusCode));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task It_can_be_installed()
    {
        using var manifest = await app.Stranger.GetAsync("/manifest.webmanifest");
        Assert.Equal("application/manifest+json", manifest.Content.Headers.ContentType!.MediaType);
        var icons = Icon().Matches(await manifest.Content.ReadAsStringAsync()).Select(match => match.Groups[1].Value)
            .ToList();
        Assert.Equal(3, icons.Count);
        foreach (var icon in icons)
        {
            using var answer = await app.Stranger.GetAsync(icon);
            Assert.Equal(
                (icon, HttpStatusCode.OK, "image/png"),
                (icon, answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        }
        var login = await app.Stranger.OpenAsync("/account/login");
        Assert.Equal("/manifest.webmanifest", login.QuerySelector("link[rel=manifest]")!.GetAttribute("href"));
    }

    static async Task<(string Headers, string Body)> SeeAsync(Visitor visitor, string path)
    {
        using var answer = await visitor.GetAsync(path);
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Date")
            .SelectMany(header => header.Value.Select(value => $"{header.Key}: {value}")).Order(StringComparer.Ordinal);
        return (string.Join('\n', headers), Convert.ToHexString(await answer.Content.ReadAsByteArrayAsync()));
    }

    /// <summary>What the worker keeps.</summary>
    async Task<string[]> KeptAsync() =>
        JsonSerializer.Deserialize<string[]>(Files().Match(await TextAsync("/sw.js")).Groups[1].Value)!;

    async Task<string> TextAsync(string path)
    {
        using var answer = await app.Stranger.GetAsync(path);
        return await answer.Content.ReadAsStringAsync();
    }

    // Its head and its body, as they travel.
    async Task<long> WeighAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        using var answer = await app.Stranger.Http.SendAsync(request);
        Assert.Equal((path, HttpStatusCode.OK), (path, answer.StatusCode));
        var body = await answer.Content.ReadAsByteArrayAsync();
        return $"{answer.Headers}{answer.Content.Headers}".Length + body.Length;
    }

    [GeneratedRegex("^import .* from '\\./(.+)';$", RegexOptions.Multiline)]
    private static partial Regex Import();

    [GeneratedRegex("^const files = (\\[.+\\]);$", RegexOptions.Multiline)]
    private static partial Regex Files();

    [GeneratedRegex("\"src\": \"([^\"]+)\"")]
    private static partial Regex Icon();
}
