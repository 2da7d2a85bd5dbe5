using System.Net;
using AngleSharp.Html.Dom;
using FinSight.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Security;

/// <summary>Forms with more fields than they have, and browsers with somebody else's session planted in them.</summary>
public sealed class ForgedFormTests : IAsyncLifetime
{
    AccountApp App { get; } = new();

    public async Task InitializeAsync() => await App.Visit().RegisterAsync("mirabelle");

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Fact]
    public async Task Fields_that_no_form_has_change_nothing()
    {
        var visitor = App.Visit();
        var form = (await visitor.OpenAsync("/account/register")).Forms.Single();
        var fields = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>()
            .Where(input => input.Name!.StartsWith('_')).ToDictionary(input => input.Name!, input => input.Value);
        foreach (var name in new[]
        {
            "IsAdministrator", "Id", "SecurityStamp", "DisabledAt", "TwoFactorEnabled", "Email", "EmailConfirmed",
            "NormalizedUserName",
        })
            (fields[name], fields[$"Form.{name}"], fields[$"User.{name}"], fields[$"Form.User.{name}"]) =
                ("true", "true", "true", "true");
        (fields["Form.Username"], fields["Form.Password"]) = ("noah", AccountApp.Password);
        using var answer = await visitor.Http.PostAsync(
            "/account/register?IsAdministrator=true&Form.IsAdministrator=true", new FormUrlEncodedContent(fields));

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var noah = await App.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(user => user.UserName == "noah"));
        Assert.Equal(
            (false, null, false, null, false),
            (noah.IsAdministrator, noah.DisabledAt, noah.TwoFactorEnabled, noah.Email, noah.EmailConfirmed));
        Assert.NotEqual("true", noah.SecurityStamp);
    }

    [Fact]
    public async Task Of_a_field_that_is_sent_twice_no_second_user_comes()
    {
        var visitor = App.Visit();
        var form = (await visitor.OpenAsync("/account/login")).Forms.First(form => !form.HasAttribute("data-passkey"));
        var token = form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var answer = await visitor.Http.PostAsync(
            "/account/login?Form.Username=mirabelle",
            new FormUrlEncodedContent(
            [
                new("_handler", "login"),
                new("__RequestVerificationToken", token),
                new("Form.Username", "nobody"),
                new("Form.Username", "mirabelle"),
                new("Form.Password", AccountApp.Password),
            ]));
        Assert.DoesNotContain(answer.Cookies(), cookie => cookie.StartsWith("finsight=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cookie_that_was_made_up_or_changed_opens_nothing()
    {
        var made = Session(await App.Visit().SignInAsync("mirabelle"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(made));
        foreach (var forged in new[] { "finsight=planted", "finsight=", $"{made}x", made[..^4], made.Replace(
            "finsight=", "finsight-device=", StringComparison.Ordinal) })
            Assert.Equal(HttpStatusCode.Found, await StatusAsync(forged));
    }

    [Fact]
    public async Task A_session_that_was_planted_in_a_browser_does_not_become_that_of_who_signs_in_there()
    {
        await App.Visit().RegisterAsync("noah");
        var victim = App.Visit();
        var planted = Session(await victim.SignInAsync("noah"));
        var made = Session(await SignInOverAsync(victim, "mirabelle"));

        Assert.NotEqual(planted, made);
        Assert.Equal(HttpStatusCode.Found, await StatusAsync(planted));
        using var hers = await AskAsync(App.Visit(), made, "/ledgers");
        var page = await hers.Content.ReadAsStringAsync();
        Assert.Contains("mirabelle", page, StringComparison.Ordinal);
        Assert.DoesNotContain("noah", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_again_in_the_same_browser_ends_what_was_there()
    {
        var visitor = App.Visit();
        var before = Session(await visitor.SignInAsync("mirabelle"));
        var after = Session(await SignInOverAsync(visitor, "mirabelle"));
        Assert.NotEqual(before, after);
        Assert.Equal(HttpStatusCode.Found, await StatusAsync(before));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(after));
    }

    /// <summary>
    /// Signs in where somebody is signed in, whom the sign-in page would lead on: with the token of another form.
    /// </summary>
    static async Task<HttpResponseMessage> SignInOverAsync(Visitor visitor, string name)
    {
        var form = (await visitor.OpenAsync("/")).QuerySelector("form[action='/account/logout']")!;
        return await visitor.Http.PostAsync("/account/login", new FormUrlEncodedContent(
        [
            new("_handler", "login"),
            new("__RequestVerificationToken", form.QuerySelector("input")!.GetAttribute("value")!),
            new("Form.Username", name), new("Form.Password", AccountApp.Password),
        ]));
    }

    static string Session(HttpResponseMessage answer) => answer.Cookie("finsight").Split(';')[0];

    async Task<HttpStatusCode> StatusAsync(string cookie) =>
        (await AskAsync(App.Visit(), cookie, "/ledgers")).StatusCode;

    static Task<HttpResponseMessage> AskAsync(Visitor visitor, string cookie, string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", cookie);
        return visitor.Http.SendAsync(request);
    }
}
