using System.Net;
using System.Text.Json;
using FinSight.Tests.Accounts;

namespace FinSight.Tests.Tokens;

public sealed class TokenApiTests : IAsyncLifetime
{
    AccountApp App { get; } = new();

    Visitor Mara { get; set; } = null!;

    public async Task InitializeAsync()
    {
        Mara = App.Visit();
        await Mara.RegisterAsync("mara");
    }

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Fact]
    public async Task A_token_made_on_its_page_tells_whose_it_is_and_what_it_may_do()
    {
        using var answer = await AskAsync($"Bearer {await CreateAsync("Read", "Add")}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var me = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(
            ("mara", "Europe/Zurich"), (me.GetProperty("name").GetString(), me.GetProperty("timeZone").GetString()));
        Assert.Equal("Home Assistant", me.GetProperty("token").GetProperty("name").GetString());
        Assert.Equal(
            ["read", "add"],
            me.GetProperty("token").GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()));
    }

    [Theory]
    [InlineData(null, "Bearer")]
    [InlineData("Bearer fst_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "Bearer error=\"invalid_token\"")]
    [InlineData("Bearer", "Bearer error=\"invalid_token\"")]
    [InlineData("Basic bWFyYTpwbHVt", "Bearer error=\"invalid_token\"")]
    public async Task Without_a_good_token_the_answer_is_401_with_a_problem(string? authorization, string challenge)
    {
        using var answer = await AskAsync(authorization);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(challenge, answer.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task A_token_without_the_scope_is_answered_with_403()
    {
        using var answer = await AskAsync($"Bearer {await CreateAsync("Add", "Write")}");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("Bearer error=\"insufficient_scope\"", answer.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task A_session_s_cookie_opens_nothing_of_the_API_and_a_token_opens_no_page()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await Mara.GetAsync("/api/me")).StatusCode);
        using var answer = await AskAsync($"Bearer {await CreateAsync("Read", "Add", "Write")}", "/expenses");
        Assert.Equal("/account/login?returnUrl=%2Fexpenses", answer.LeadsTo());
    }

    [Fact]
    public async Task The_page_says_what_is_missing_and_keeps_what_was_typed()
    {
        var page = await Visitor.ReadAsync(
            await Mara.SubmitAsync("/account/tokens", new() { ["Name"] = "", ["Add"] = "true", ["Days"] = "365" }));
        Assert.Equal("Give the token a name, such as where it is used.", page.Problem("Name"));
        Assert.Equal("365", page.QuerySelector("option[selected]")!.GetAttribute("value"));
        Assert.Equal(
            ["Form.Add"],
            page.QuerySelectorAll("input[type=checkbox][checked]").Select(box => box.GetAttribute("name")));

        page = await Visitor.ReadAsync(
            await Mara.SubmitAsync("/account/tokens", new() { ["Name"] = "Home Assistant", ["Days"] = "" }));
        Assert.Equal("Choose what the token may do.", page.QuerySelector("#scopes-problem")!.TextContent);
        Assert.Equal("Home Assistant", page.Field("Name").Value);
    }

    async Task<string> CreateAsync(params string[] scopes)
    {
        var fields = scopes.ToDictionary(scope => scope, _ => (string?)"true");
        (fields["Name"], fields["Days"]) = ("Home Assistant", "90");
        return (await Visitor.ReadAsync(await Mara.SubmitAsync("/account/tokens", fields))).Field("Token").Value;
    }

    Task<HttpResponseMessage> AskAsync(string? authorization, string path = "/api/me")
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return App.Visit().Http.SendAsync(request);
    }
}
