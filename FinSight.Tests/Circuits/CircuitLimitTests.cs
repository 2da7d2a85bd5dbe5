using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using FinSight.Tests.Browser;
using FinSight.Tests.Circuits;

namespace FinSight.Tests.Circuits;

public sealed class CircuitLimitTests
{
    [Fact]
    public async Task One_user_opens_only_so_many_pages_and_a_closed_one_makes_room()
    {
        await using var app = new LiveApp(settings: new Dictionary<string, string> { ["FINSIGHT_LIMITS_PAGES"] = "2" });
        var mara = await TestUser.MoveInAsync(app, "mara", "en-GB");
        var jonas = await TestUser.MoveInAsync(app, "jonas", "en-GB");
        using var first = await CircuitSocket.ConnectAsync(app.Address, mara.CookieHeader);
        using var second = await CircuitSocket.ConnectAsync(app.Address, mara.CookieHeader);
        var refused = await Assert.ThrowsAsync<WebSocketException>(
            () => CircuitSocket.ConnectAsync(app.Address, mara.CookieHeader));
        Assert.Contains("429", refused.Message, StringComparison.Ordinal);
        using var other = await CircuitSocket.ConnectAsync(app.Address, jonas.CookieHeader);

        first.Dispose();
        using var third = await AgainAsync(() => CircuitSocket.ConnectAsync(app.Address, mara.CookieHeader));
    }

    [Theory]
    [InlineData("/_blazor/")]
    [InlineData("/_BLAZOR")]
    [InlineData("/%5Fblazor")]
    public async Task A_page_counts_however_the_address_of_its_line_is_written(string path)
    {
        await using var app = AppOf(pages: 1);
        var mara = await TestUser.MoveInAsync(app, "mara", "en-GB");
        using var first = await CircuitSocket.ConnectAsync(app.Address, mara.CookieHeader, path);
        var refused = await Assert.ThrowsAsync<WebSocketException>(
            () => CircuitSocket.ConnectAsync(app.Address, mara.CookieHeader, path));
        Assert.Contains("429", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "*/*")]
    [InlineData("GET", "text/event-stream")]
    [InlineData("POST", "*/*")]
    public async Task A_line_of_another_kind_than_a_WebSocket_is_refused(string method, string accept)
    {
        await using var app = AppOf(pages: 1);
        var mara = await TestUser.MoveInAsync(app, "mara", "en-GB");
        using var http = HttpOf(mara);
        using var agreed = await http.PostAsync(new Uri(app.Address, "/_blazor/negotiate?negotiateVersion=1"), null);
        var token = (await agreed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("connectionToken").GetString();
        foreach (var path in new[] { "/_blazor", "/_blazor/" })
        {
            using var request = new HttpRequestMessage(
                new HttpMethod(method), new Uri(app.Address, $"{path}?id={token}"));
            request.Headers.Accept.ParseAdd(accept);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Agreeing_on_a_line_that_never_comes_is_limited_too()
    {
        await using var app = AppOf(pages: 1);
        var mara = await TestUser.MoveInAsync(app, "mara", "en-GB");
        using var http = HttpOf(mara);
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
        {
            using var answer = await http.PostAsync(
                new Uri(app.Address, "/_blazor/negotiate?negotiateVersion=1"), null);
            answers.Add(answer.StatusCode);
        }
        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], answers);
    }

    [Fact]
    public async Task Pages_whose_line_is_lost_count_until_they_are_forgotten_and_another_s_do_not()
    {
        await using var app = AppOf(pages: 1);
        var mara = await TestUser.MoveInAsync(app, "mara", "en-GB");
        var jonas = await TestUser.MoveInAsync(app, "jonas", "en-GB");
        for (var i = 0; i < 2; i++) await (await AgainAsync(() => OpenAsync(mara))).DisposeAsync();
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => AgainAsync(() => OpenAsync(mara)));
        Assert.StartsWith("No circuit was opened", refused.Message, StringComparison.Ordinal);
        await using var other = await OpenAsync(jonas);

        async Task<Circuit> OpenAsync(TestUser who)
        {
            using var http = HttpOf(who);
            return await Circuit.OpenAsync(http, who.CookieHeader, app.Address, "all-time-total");
        }
    }

    static LiveApp AppOf(int pages) =>
        new(settings: new Dictionary<string, string> { ["FINSIGHT_LIMITS_PAGES"] = $"{pages}" });

    static HttpClient HttpOf(TestUser who)
    {
        var http = new HttpClient();
        http.DefaultRequestHeaders.Add("Cookie", who.CookieHeader);
        return http;
    }

    // The server hears of a closed page a moment later.
    static async Task<T> AgainAsync<T>(Func<Task<T>> act)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return await act();
            }
            catch (WebSocketException) when (TimeProvider.System.GetElapsedTime(start) < Patience.Long)
            {
                await Task.Yield();
            }
        }
    }
}
