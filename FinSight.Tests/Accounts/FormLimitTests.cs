using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Accounts;

public sealed class FormLimitTests : IAsyncLifetime
{
    AccountApp App { get; } = new()
    {
        Settings =
        {
            ["FINSIGHT_LIMITS_FORMS"] = "4", ["FINSIGHT_LIMITS_REGISTRATIONS"] = "4", ["FINSIGHT_LIMITS_RESETS"] = "4",
        },
    };

    /// <summary>Every account page that a stranger can open; a new one is among them by itself.</summary>
    public static TheoryData<string> Pages => [.. typeof(Program).Assembly.GetTypes()
        .Where(page => page.GetCustomAttribute<AllowAnonymousAttribute>() is not null)
        .SelectMany(page => page.GetCustomAttributes<RouteAttribute>())
        .Select(route => route.Template)
        .Where(template => template.StartsWith("/account/", StringComparison.Ordinal))];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_that_is_posted_to_too_often_says_when_to_try_again_and_keeps_what_was_typed(string page)
    {
        if ((await App.Visit().OpenAsync(page)).Forms.Length == 0) return;
        HttpResponseMessage answer = null!;
        for (var i = 0; i < 5; i++)
            answer = await App.Visit().SubmitAsync(page, new() { ["Username"] = "Mara", ["Password"] = "" });

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 3600);
        var shown = await Visitor.ReadAsync(answer);
        Assert.StartsWith(
            "Too many attempts.", shown.QuerySelector("[role=alert]")!.TextContent.Trim(), StringComparison.Ordinal);
        if (shown.QuerySelector("[name='Form.Username']") is { } name) Assert.Equal("Mara", name.GetAttribute("value"));
    }

    [Fact]
    public async Task Strangers_behind_the_same_address_do_not_lock_out_a_browser_that_is_known()
    {
        var mara = App.Visit();
        await mara.RegisterAsync("mara");
        for (var i = 0; i < 30; i++) await App.Visit().SignInAsync("mara", "wrong password");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await App.Visit().SignInAsync("mara")).StatusCode);

        await SignOutAsync(mara);
        Assert.Equal("/", (await mara.SignInAsync("mara")).LeadsTo());
    }

    [Fact]
    public async Task Registrations_and_resets_are_counted_by_address_in_a_browser_that_is_known_too()
    {
        for (var i = 0; i < 4; i++) Assert.Equal("/", (await App.Visit().RegisterAsync($"name{i}")).LeadsTo());
        // Each of them has a browser that is known; none of them registers one more.
        var known = App.Visit();
        Assert.Equal("/", (await known.SignInAsync("name0")).LeadsTo());
        await SignOutAsync(known);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await known.RegisterAsync("another")).StatusCode);
        Assert.Equal(4, await App.ReadAsync(db => db.Users.CountAsync()));

        for (var i = 0; i < 4; i++) await App.Visit().SubmitAsync("/account/reset", new() { ["Code"] = "guess" });
        Assert.Equal(
            HttpStatusCode.TooManyRequests,
            (await known.SubmitAsync("/account/reset", new() { ["Code"] = "guess" })).StatusCode);
    }

    [Fact]
    public async Task A_new_session_of_one_s_own_gives_no_more_posts()
    {
        await App.Visit().RegisterAsync("mara");
        List<Visitor> known = [];
        for (var i = 0; i < 2; i++)
        {
            var visitor = App.Visit();
            await visitor.SignInAsync("mara");
            known.Add(visitor);
        }
        for (var i = 0; i < 4; i++) await PostAsync(known[i % 2]);
        foreach (var visitor in known) Assert.Equal(HttpStatusCode.TooManyRequests, await PostAsync(visitor));

        static async Task<HttpStatusCode> PostAsync(Visitor visitor) =>
            (await visitor.SubmitAsync("/account/confirm", new() { ["Password"] = "" }, "confirm")).StatusCode;
    }

    static async Task SignOutAsync(Visitor visitor)
    {
        var form = (await visitor.OpenAsync("/")).QuerySelector("form[action='/account/logout']")!;
        await visitor.Http.PostAsync("/account/logout", new FormUrlEncodedContent(
            [new("__RequestVerificationToken", form.QuerySelector("input")!.GetAttribute("value")!)]));
    }
}
