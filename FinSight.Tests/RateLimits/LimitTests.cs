using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FinSight.Core.Data;
using FinSight.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.RateLimits;

public sealed class LimitTests
{
    [Fact]
    public async Task Too_many_entries_of_one_user_are_refused_with_a_time_and_another_s_are_not()
    {
        await using var app = new AccountApp { Settings = { ["FINSIGHT_LIMITS_QUICK_ENTRIES"] = "3" } };
        var (mara, jonas) = (app.Visit(), app.Visit());
        await mara.RegisterAsync("mara");
        await jonas.RegisterAsync("jonas");
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, (await EnterAsync(mara)).StatusCode);

        using var refused = await EnterAsync(mara);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 20);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        Assert.StartsWith("Too many attempts.", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await EnterAsync(jonas)).StatusCode);
        Assert.Equal(4, await app.ReadAsync(db => db.Expenses.CountAsync()));
    }

    [Fact]
    public async Task Who_loads_too_many_pages_is_told_when_to_load_the_next_and_others_are_not()
    {
        await using var app = new AccountApp { Settings = { ["FINSIGHT_LIMITS_LOADS"] = "3" } };
        var (mara, stranger) = (app.Visit(), app.Visit());
        await mara.RegisterAsync("mara");
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, (await mara.GetAsync("/ledgers")).StatusCode);

        using var refused = await mara.GetAsync("/categories");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 20);
        Assert.Equal("Wait a moment", (await Visitor.ReadAsync(refused)).QuerySelector("h1")!.TextContent);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/account/login")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await mara.GetAsync("/q")).StatusCode);
    }

    [Fact]
    public async Task What_is_larger_than_a_request_may_be_is_not_read()
    {
        await using var app = new LiveApp(
            settings: new Dictionary<string, string> { ["FINSIGHT_LIMITS_BODY_KIB"] = "8" });
        var visitor = new Visitor(new HttpClient { BaseAddress = app.Address }, "en-GB");
        // Asks before it sends, or the server may hang up while it still does.
        visitor.Http.DefaultRequestHeaders.ExpectContinue = true;
        foreach (var path in new[]
        {
            "/account/login", "/account/register", "/account/logout", "/", "/q/entries", "/no/such/page",
        })
        {
            using var answer = await visitor.Http.PostAsync(
                path, new FormUrlEncodedContent([new("text", new string('x', 16 * 1024))]));
            Assert.NotEqual((path, HttpStatusCode.InternalServerError), (path, answer.StatusCode));
            Assert.DoesNotContain(answer.Cookies(), cookie => cookie.StartsWith("finsight=", StringComparison.Ordinal));
        }

        using var large = await visitor.SubmitAsync("/account/register", Form("large", 16));
        using var small = await visitor.SubmitAsync("/account/register", Form("small", 1));
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<FinSightContext>>()
            .CreateDbContextAsync();
        Assert.Equal(["small"], await db.Users.Select(user => user.UserName).ToListAsync());

        static Dictionary<string, string?> Form(string name, int kiB) =>
            new() { ["Username"] = name, ["Password"] = AccountApp.Password, ["More"] = new string('x', kiB * 1024) };
    }

    static async Task<HttpResponseMessage> EnterAsync(Visitor visitor)
    {
        var me = await visitor.Http.GetFromJsonAsync<JsonElement>("/q/me");
        return await visitor.Http.PostAsJsonAsync("/q/entries", new
        {
            id = Guid.CreateVersion7(),
            user = me.GetProperty("user").GetString(),
            text = "coffee 4.50",
            date = "2026-11-23",
        });
    }
}
