using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Accounts;

public sealed class SessionTests : IAsyncLifetime
{
    AccountApp App { get; } = new();

    public async Task InitializeAsync() => await App.Visit().RegisterAsync("mara");

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Theory]
    [InlineData("/", "/account/login?returnUrl=%2F")]
    [InlineData("/expenses?q=a%20b", "/account/login?returnUrl=%2Fexpenses%3Fq%3Da%2520b")]
    [InlineData("/no/such/page", "/account/login?returnUrl=%2Fno%2Fsuch%2Fpage")]
    public async Task Without_a_session_every_page_leads_to_sign_in_and_back(string wanted, string login)
    {
        var visitor = App.Visit();
        Assert.Equal(login, (await visitor.GetAsync(wanted)).LeadsTo());
        Assert.Equal(wanted, (await visitor.SignInAsync("mara", query: new Uri($"http://x{login}").Query)).LeadsTo());
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/account/login")]
    [InlineData("/account/register")]
    [InlineData("/_framework/blazor.web.js")]
    public async Task Some_addresses_need_no_session(string path) =>
        Assert.Equal(HttpStatusCode.OK, (await App.Visit().GetAsync(path)).StatusCode);

    [Fact]
    public async Task A_redirect_after_sign_in_never_leaves_the_server()
    {
        foreach (var payload in OpenRedirectCases.Payloads)
        {
            var answer = await App.Visit().SignInAsync("mara", query: "?returnUrl=" + Uri.EscapeDataString(payload));
            OpenRedirectCases.AssertStays(answer.LeadsTo());
        }
    }

    [Theory]
    [InlineData("/account/login")]
    [InlineData("/account/register")]
    public async Task Whoever_is_signed_in_is_led_on(string page)
    {
        var visitor = App.Visit();
        await visitor.SignInAsync("mara");
        Assert.Equal("/expenses", (await visitor.GetAsync($"{page}?returnUrl=/expenses")).LeadsTo());
        Assert.Equal("/", (await visitor.GetAsync($"{page}?returnUrl=//evil.example")).LeadsTo());
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_only_a_post_with_a_token_does()
    {
        var visitor = App.Visit();
        await visitor.SignInAsync("mara");
        await visitor.GetAsync("/account/logout");
        await visitor.Http.PostAsync("/account/logout", null);
        var page = await visitor.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.True(page.Headers.CacheControl!.NoStore);

        var form = (await Visitor.ReadAsync(page)).QuerySelector("form[action='/account/logout']")!;
        var token = form.QuerySelector("input")!.GetAttribute("value")!;
        var answer = await visitor.Http.PostAsync("/account/logout",
            new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));
        Assert.Equal("/account/login", answer.LeadsTo());
        Assert.Equal("/account/login?returnUrl=%2F", (await visitor.GetAsync("/")).LeadsTo());
    }

    [Theory]
    [InlineData("http", true, @"^finsight=[^;]+; expires=[^;]+; path=/; samesite=lax; httponly$")]
    [InlineData("http", false, @"^finsight=[^;]+; path=/; samesite=lax; httponly$")]
    [InlineData("https", true, @"^__Host-finsight=[^;]+; expires=[^;]+; path=/; secure; samesite=lax; httponly$")]
    public async Task The_session_s_cookie_is_out_of_reach_of_scripts_and_other_sites(
        string scheme, bool remember, string cookie)
    {
        var answer = await App.Visit(scheme).SignInAsync("mara", remember: remember);
        Assert.Matches(cookie, answer.Cookie("finsight"));
    }

    [Theory]
    [InlineData("http", @"^finsight-form=[^;]+; path=/; samesite=lax; httponly$")]
    [InlineData("https", @"^__Host-finsight-form=[^;]+; path=/; secure; samesite=lax; httponly$")]
    public async Task So_is_the_cookie_of_the_forms(string scheme, string cookie) =>
        Assert.Matches(cookie, Assert.Single((await App.Visit(scheme).GetAsync("/account/login")).Cookies()));

    [Fact]
    public async Task On_HTTPS_a_cookie_without_the_prefix_counts_for_nothing()
    {
        var cookie = (await App.Visit("https").SignInAsync("mara")).Cookie("finsight");
        var session = Regex.Match(cookie, "^__Host-([^;]+)").Groups[1].Value;
        Assert.Equal(HttpStatusCode.OK, await StatusAsync($"__Host-{session}"));
        Assert.Equal(HttpStatusCode.Found, await StatusAsync(session));

        async Task<HttpStatusCode> StatusAsync(string sent)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/ledgers");
            request.Headers.Add("Cookie", sent);
            return (await App.Visit("https").Http.SendAsync(request)).StatusCode;
        }
    }

    [Theory]
    [InlineData("http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost.evil.example", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost:81", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost", HttpStatusCode.OK)]
    [InlineData(null, HttpStatusCode.OK)]
    public async Task A_circuit_opens_for_pages_of_this_server_only(string? origin, HttpStatusCode status)
    {
        var visitor = App.Visit();
        Assert.Equal(status == HttpStatusCode.OK ? HttpStatusCode.Unauthorized : status, await NegotiateAsync());
        await visitor.SignInAsync("mara");
        Assert.Equal(status, await NegotiateAsync());

        async Task<HttpStatusCode> NegotiateAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
            if (origin is not null) request.Headers.Add("Origin", origin);
            return (await visitor.Http.SendAsync(request)).StatusCode;
        }
    }

    [Theory]
    [InlineData("/account/login")]
    [InlineData("/account/register")]
    public async Task A_form_without_a_good_token_is_shown_again(string page)
    {
        var visitor = App.Visit();
        var answer = await visitor.Http.PostAsync($"{page}?returnUrl=/expenses", new FormUrlEncodedContent(
            [
                new("_handler", page.Split('/')[2]),
                new("Form.Username", "mara"),
                new("Form.Password", AccountApp.Password),
            ]));
        Assert.Equal($"{page}?returnUrl=%2Fexpenses&expired=true", answer.LeadsTo());
        var again = await visitor.OpenAsync(answer.LeadsTo());
        Assert.Equal(
            "That page was open for too long. Try again.", again.QuerySelector("[role=status]")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_changed_security_stamp_ends_the_session()
    {
        var visitor = App.Visit();
        await visitor.SignInAsync("mara");
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/")).StatusCode);

        await App.ReadAsync(async db =>
        {
            (await db.Users.SingleAsync()).SecurityStamp = "changed";
            return await db.SaveChangesAsync();
        });
        Assert.Equal("/account/login?returnUrl=%2F", (await visitor.GetAsync("/")).LeadsTo());
    }

    [Fact]
    public async Task A_form_that_is_shown_again_is_about_the_same_as_before()
    {
        var answer = await App.Visit().Http.PostAsync(
            "/account/login?id=a%26b&ReturnUrl=https%3A%2F%2Felsewhere.example&expired=1",
            new FormUrlEncodedContent([new("_handler", "login")]));
        Assert.Equal("/account/login?id=a%26b&ReturnUrl=%2F&expired=true", answer.LeadsTo());
    }
}
