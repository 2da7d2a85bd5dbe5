using FinSight.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Isolation;

/// <summary>
/// Every endpoint that the running app has, asked by everybody there is, with ids of a ledger that is not theirs.
/// </summary>
public sealed class EndpointIsolationTests(AllRolesFixture town) : IClassFixture<AllRolesFixture>
{
    [Fact]
    public void Every_endpoint_says_whom_it_is_for() => Assert.Empty(town.Endpoints
        .Where(endpoint => EndpointAccessList.Of(endpoint.Pattern) is null)
        .Select(endpoint => $"{endpoint.Methods} {endpoint.Pattern}: list it in {nameof(EndpointAccessList)}"));

    [Fact]
    public void And_whoever_is_listed_exists() =>
        Assert.Empty(EndpointAccessList.All.Keys.Except(town.Endpoints.Select(endpoint => endpoint.Pattern)));

    [Fact]
    public async Task It_opens_for_those_it_is_for_and_for_nobody_else()
    {
        var wrong = new List<string>();
        foreach (var (pattern, methods) in town.Endpoints)
        {
            if (!methods.Contains("GET", StringComparison.Ordinal)
                || EndpointAccessList.Of(pattern) is not { } access
                || access is Access.Framework)
                continue;
            foreach (var (who, visitor) in town.People)
            {
                using var answer = await visitor.Http.GetAsync(Address(pattern, Guid.CreateVersion7()));
                var said = answer.LeadsToLedger()
                    ? "302 ledger"
                    : $"{(int)answer.StatusCode} {answer.Headers.Location?.OriginalString.Split('?')[0]}".Trim();
                if (!IsRight(access, who, said)) wrong.Add($"{pattern} for {who}: {said}");
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Ids_of_another_ledger_are_answered_like_missing_ones_and_change_nothing()
    {
        var before = await town.DumpAsync();
        foreach (var (pattern, _) in town.Endpoints.Where(
            endpoint => endpoint.Pattern.Contains(":guid}", StringComparison.Ordinal)))
            foreach (var (who, visitor) in town.People.Where(
                one => one.Who is not ("viewer" or "adder" or "editor" or "owner")))
            {
                using var missing = await visitor.GetAsync(Address(pattern, Guid.CreateVersion7()));
                foreach (var id in town.Ids)
                {
                    using var answer = await visitor.GetAsync(Address(pattern, id));
                    Assert.Equal((pattern, who, missing.StatusCode), (pattern, who, answer.StatusCode));
                    Assert.DoesNotContain(
                        SampleLedger.Canary, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
                }
            }
        Assert.Equal(before, await town.DumpAsync());
    }

    [Theory]
    [InlineData("viewer")]
    [InlineData("adder")]
    [InlineData("editor")]
    [InlineData("owner")]
    public async Task A_member_sees_the_ledger_that_the_others_do_not(string role)
    {
        var visitor = town.People.Single(one => one.Who == role).Visitor;
        Assert.Contains(SampleLedger.Canary, await visitor.TextAsync("/?period=all"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_that_no_page_of_ours_made_is_refused_by_every_endpoint()
    {
        var before = await town.DumpAsync();
        foreach (var (pattern, _) in town.Endpoints.Where(
            endpoint => EndpointAccessList.Of(endpoint.Pattern) is not Access.Framework))
            foreach (var (who, visitor) in town.People)
                foreach (var content in Forged())
                {
                    using var request = new HttpRequestMessage(HttpMethod.Post, Address(pattern, town.Ids[0]))
                    {
                        Content = content,
                    };
                    request.Headers.Add("Origin", "https://elsewhere.example");
                    request.Headers.Add("Sec-Fetch-Site", "cross-site");
                    using var answer = await visitor.Http.SendAsync(request);
                    Assert.True(
                        (int)answer.StatusCode is >= 300 and < 500
                            || pattern.StartsWith("/health/", StringComparison.Ordinal),
                        $"{pattern} {who}: {answer.StatusCode}");
                    Assert.DoesNotContain(
                        answer.Cookies(), cookie => cookie.StartsWith("finsight=", StringComparison.Ordinal));
                }
        Assert.Equal(before, await town.DumpAsync());
    }

    static IEnumerable<HttpContent> Forged() =>
    [
        new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "login", ["Form.Username"] = "owner", ["Form.Password"] = AccountApp.Password,
            ["UserId"] = $"{Guid.NewGuid()}",
        }),
        new StringContent(
            """{"id":"0192f0c0-0000-7000-8000-000000000000","user":"x","text":"coffee 4.50","date":"2026-11-23"}""",
            System.Text.Encoding.UTF8,
            "application/json"),
    ];

    static bool IsRight(Access access, string who, string said) => access switch
    {
        Access.Everybody =>
            !said.StartsWith("401", StringComparison.Ordinal)
                && !said.Contains("/account/login", StringComparison.Ordinal),
        Access.Visitors =>
            who == "anonymous" ? said is "200" or "302 /account/login" : said is "302 /" or "302 /account/login",
        Access.Scripts => who == "anonymous" ? said == "401" : !said.StartsWith("401", StringComparison.Ordinal),
        Access.Programs => said == "401",
        Access.LastLedger => who == "anonymous" ? said == "302 /account/login" : said == "302 ledger",
        Access.Users => who == "anonymous" ? said == "302 /account/login" : said is "200" or "404",
        Access.Proved =>
            who == "anonymous"
                ? said == "302 /account/login"
                : who == "stranger" ? said == "302 /account/confirm" : said is "200" or "404",
        Access.AdministratorAccessService =>
            who == "anonymous" ? said == "302 /account/login" : said == (who == "administrator" ? "200" : "404"),
        _ => false,
    };

    static string Address(string pattern, Guid id) => pattern.Replace("{Id:guid}", $"{id}", StringComparison.Ordinal)
        .Replace("{LedgerId:guid}", $"{id}", StringComparison.Ordinal)
        .Replace("{ledger:guid}", $"{id}", StringComparison.Ordinal)
        .Replace("{id:guid}", $"{id}", StringComparison.Ordinal)
        .Replace("{delivery:long}", "1", StringComparison.Ordinal)
        .Replace("{batch:guid}", $"{id}", StringComparison.Ordinal)
        .Replace("{version}", "x", StringComparison.Ordinal).Replace("{name}", "x", StringComparison.Ordinal);
}
