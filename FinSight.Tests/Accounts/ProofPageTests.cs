using System.Net;
using System.Reflection;
using FinSight.Web.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Accounts;

public sealed class ProofPageTests : IAsyncLifetime
{
    // The client compares the end of a cookie with its own clock.
    FakeTime Time { get; } = FakeTime.FromNow();

    AccountApp App { get; } = new();

    Visitor Mara { get; set; } = null!;

    /// <summary>A new one is among them by itself.</summary>
    public static TheoryData<string> Sensitive => [.. typeof(Program).Assembly.GetTypes()
        .Where(page => page.GetCustomAttribute<NeedsProofAttribute>() is not null)
        .SelectMany(page => page.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template)];

    public async Task InitializeAsync()
    {
        App.Replace = services => services.AddSingleton<TimeProvider>(Time);
        Mara = App.Visit();
        await Mara.RegisterAsync("mara");
    }

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Theory]
    [MemberData(nameof(Sensitive))]
    public async Task A_sensitive_page_opens_within_five_minutes_of_a_proof_and_then_asks_for_another(string page)
    {
        await AssertOpenAsync(page);
        Time.Advance(TimeSpan.FromMinutes(5));
        var confirm = (await Mara.GetAsync(page)).LeadsTo();
        Assert.Equal($"/account/confirm?returnUrl={Uri.EscapeDataString(page)}", confirm);

        var wrong = await Mara.SubmitAsync(confirm, new() { ["Password"] = "something else" });
        Assert.Equal("That is not your password.", (await Visitor.ReadAsync(wrong)).Problem("Password"));
        Assert.Equal(confirm, (await Mara.GetAsync(page)).LeadsTo());
        Assert.Equal(page, (await Mara.SubmitAsync(confirm, new() { ["Password"] = AccountApp.Password })).LeadsTo());
        await AssertOpenAsync(page);
    }

    // What a page is about may be missing: behind the gate that is told.
    async Task AssertOpenAsync(string page) =>
        Assert.Contains((await Mara.GetAsync(page)).StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.NotFound });

    [Fact]
    public async Task Where_no_passkey_can_be_made_that_is_said_before_the_password_is_asked_for()
    {
        await using var app = new AccountApp
        {
            Settings = { ["FINSIGHT_PUBLIC_URL"] = "https://money.example.org" },
            Replace = services => services.AddSingleton<TimeProvider>(Time),
        };
        var mara = app.Visit();
        await mara.RegisterAsync("mara");
        Time.Advance(TimeSpan.FromMinutes(5));
        var page = await mara.OpenAsync("/account/passkeys");
        Assert.Contains("Browsers make no passkey at localhost.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.Forms);
        using var post = await mara.Http.PostAsync("/account/passkeys", new FormUrlEncodedContent([]));
        Assert.Equal("/account/confirm?returnUrl=%2Faccount%2Fpasskeys", post.LeadsTo());
    }

    [Fact]
    public async Task What_is_sent_after_the_proof_has_aged_is_not_done()
    {
        var form = (await Mara.OpenAsync("/account/password")).Forms.Single();
        Time.Advance(TimeSpan.FromMinutes(5));
        var fields = form.QuerySelectorAll("input[type=hidden]")
            .Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!));
        var answer = await Mara.Http.PostAsync(
            "/account/password", new FormUrlEncodedContent(fields.Append(new("Form.Password", "harbour violin thaw"))));
        Assert.Equal("/account/confirm?returnUrl=%2Faccount%2Fpassword", answer.LeadsTo());
        Assert.Equal("/", (await App.Visit().SignInAsync("mara")).LeadsTo());
    }

    [Fact]
    public async Task What_was_typed_and_is_no_secret_comes_back_once_after_the_proof()
    {
        var page = await Mara.OpenAsync("/account/tokens");
        Time.Advance(TimeSpan.FromMinutes(5));
        var typed = new Dictionary<string, string?> { ["Name"] = "Kitchen tablet", ["Add"] = "true", ["Days"] = "" };
        var confirm = (await Mara.PostAsync(page, typed)).LeadsTo();
        Assert.DoesNotContain("Kitchen", confirm, StringComparison.Ordinal);
        Assert.Equal(
            "/account/tokens",
            (await Mara.SubmitAsync(confirm, new() { ["Password"] = AccountApp.Password })).LeadsTo());
        page = await Mara.OpenAsync("/account/tokens");
        Assert.Equal("Kitchen tablet", page.Field("Name").Value);
        Assert.Equal("Form.Add", Assert.Single(page.QuerySelectorAll("input[checked]")).GetAttribute("name"));
        Assert.Equal("", page.QuerySelector("option[selected]")!.GetAttribute("value"));
        Assert.Equal("", (await Mara.OpenAsync("/account/tokens")).Field("Name").Value);
    }

    [Fact]
    public async Task It_is_kept_sealed_for_its_page_and_only_where_this_server_s_page_sent_it()
    {
        var page = await Mara.OpenAsync("/account/tokens");
        Time.Advance(TimeSpan.FromMinutes(5));
        var answer = await Mara.PostAsync(page, new() { ["Name"] = "Kitchen tablet" });
        var cookie = answer.Cookie("finsight-typed");
        Assert.DoesNotContain("Kitchen", Uri.UnescapeDataString(cookie), StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        await Mara.SubmitAsync("/account/confirm", new() { ["Password"] = AccountApp.Password });
        Assert.Equal("", (await Mara.OpenAsync("/account/tokens?expired=true")).Field("Name").Value);

        Time.Advance(TimeSpan.FromMinutes(5));
        using var forged = await Mara.Http.PostAsync(
            "/account/tokens", new FormUrlEncodedContent([new("_handler", "token"), new("Form.Name", "Forged")]));
        Assert.DoesNotContain(forged.Cookies(), sent => sent.StartsWith("finsight-typed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task What_is_no_form_that_can_be_read_leads_to_the_proof_too(string type)
    {
        Time.Advance(TimeSpan.FromMinutes(5));
        // No part's end, and more fields than a form may have.
        using var content = new StringContent(
            "--x\r\n" + string.Concat(Enumerable.Range(0, 2000).Select(i => $"&field{i}=")));
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var answer = await Mara.Http.PostAsync("/account/tokens", content);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/account/confirm?returnUrl=%2Faccount%2Ftokens", answer.LeadsTo());
        Assert.DoesNotContain(answer.Cookies(), sent => sent.StartsWith("finsight-typed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_page_keeps_a_password_or_a_code()
    {
        var kept = typeof(Program).Assembly.GetTypes()
            .SelectMany(page => page.GetCustomAttribute<NeedsProofAttribute>()?.Keeps ?? []);
        Assert.Equal(
            ["Form.Add", "Form.Days", "Form.Email", "Form.Ledgers", "Form.Name", "Form.Read", "Form.Write"],
            kept.Distinct().Order(StringComparer.Ordinal));
        var page = await Mara.OpenAsync("/account/password");
        Time.Advance(TimeSpan.FromMinutes(5));
        var answer = await Mara.PostAsync(page, new() { ["Password"] = "harbour violin thaw" });
        Assert.DoesNotContain(answer.Cookies(), sent => sent.StartsWith("finsight-typed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_changed_password_signs_in_and_the_old_one_and_other_browsers_are_out()
    {
        var phone = App.Visit();
        await phone.SignInAsync("mara");
        var answer = await Mara.SubmitAsync("/account/password", new() { ["Password"] = "harbour violin thaw" });
        Assert.Equal("/account/password?changed=true", answer.LeadsTo());
        Assert.Equal(HttpStatusCode.OK, (await Mara.GetAsync("/account/password?changed=true")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await phone.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await App.Visit().SignInAsync("mara")).StatusCode);
        Assert.Equal("/", (await App.Visit().SignInAsync("mara", "harbour violin thaw")).LeadsTo());
    }

    [Fact]
    public async Task The_confirm_page_leads_nowhere_else()
    {
        foreach (var payload in OpenRedirectCases.Payloads)
        {
            var answer = await Mara.SubmitAsync(
                "/account/confirm?returnUrl=" + Uri.EscapeDataString(payload),
                new() { ["Password"] = AccountApp.Password });
            OpenRedirectCases.AssertStays(answer.LeadsTo());
        }
    }

    [Fact]
    public async Task A_page_in_use_keeps_its_session_alive_and_renews_its_cookie()
    {
        for (var day = 0; day < 30; day += 10)
        {
            Time.Advance(TimeSpan.FromDays(10));
            using var seen = await Mara.Http.PostAsync("/account/seen", null);
            Assert.Equal(HttpStatusCode.NoContent, seen.StatusCode);
            Assert.StartsWith("finsight=", Assert.Single(seen.Cookies()), StringComparison.Ordinal);
        }
        Time.Advance(TimeSpan.FromDays(14));
        using var late = await Mara.Http.PostAsync("/account/seen", null);
        Assert.Equal(HttpStatusCode.Unauthorized, late.StatusCode);
    }

    [Fact]
    public async Task Signing_out_tells_the_browser_to_forget_the_pages_it_keeps()
    {
        var answer = await Mara.PressAsync("/", "/account/logout");
        Assert.Equal("/account/login", answer.LeadsTo());
        Assert.Equal("\"cache\"", Assert.Single(answer.Headers.GetValues("Clear-Site-Data")));
    }
}
