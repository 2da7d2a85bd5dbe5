using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Administration;
using FinSight.Core.Links;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using FinSight.Core.SignUp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FinSight.Tests.Accounts;

/// <summary>Who may register where: the first, everybody, the invited, or nobody.</summary>
public sealed class RegistrationModeTests : IAsyncLifetime
{
    AccountApp App { get; } = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Fact]
    public async Task The_first_account_runs_the_server_and_is_told_so_and_no_other_is()
    {
        const string first = "You will be the administrator and can invite others.";
        Assert.Contains(first, await App.Visit().Http.GetStringAsync("/account/register"), StringComparison.Ordinal);
        await App.Visit().RegisterAsync("mara");
        Assert.DoesNotContain(
            first, await App.Visit().Http.GetStringAsync("/account/register"), StringComparison.Ordinal);
        await App.Visit().RegisterAsync("noah");
        Assert.Equal(
            ["mara"],
            await App.ReadAsync(db => db.Users.Where(u => u.IsAdministrator).Select(u => u.UserName).ToListAsync()));
    }

    [Fact]
    public async Task An_empty_server_greets_with_a_new_account_and_no_other_does()
    {
        Assert.Equal(
            "/account/register?returnUrl=%2Fexpenses",
            (await App.Visit().GetAsync("/account/login?returnUrl=%2Fexpenses")).LeadsTo());
        var page = await App.Visit().OpenAsync("/account/register");
        Assert.Equal("Create your account", page.QuerySelector("h1")!.TextContent);
        Assert.Null(page.QuerySelector("a[href='/account/login']"));

        await App.Visit().RegisterAsync("mara");
        Assert.Equal(HttpStatusCode.OK, (await App.Visit().GetAsync("/account/login")).StatusCode);
    }

    [Fact]
    public async Task Where_registration_is_closed_an_empty_server_asks_for_a_name()
    {
        App.Settings["FINSIGHT_REGISTRATION"] = "closed";
        Assert.Equal(HttpStatusCode.OK, (await App.Visit().GetAsync("/account/login")).StatusCode);
    }

    [Fact]
    public async Task Unless_a_server_is_open_only_its_first_account_needs_no_invitation()
    {
        App.Settings.Remove("FINSIGHT_REGISTRATION");
        Assert.Equal("/", (await App.Visit().RegisterAsync("mara")).LeadsTo());

        Assert.Empty((await App.Visit().OpenAsync("/account/login")).QuerySelectorAll("a[href^='/account/register']"));
        var page = await App.Visit().OpenAsync("/account/register");
        Assert.Equal("Registration is by invitation", Title(page));
        Assert.True(page.Forms.Single().HasAttribute("hidden"));
        Assert.Equal(
            "Registration is by invitation", Title(await Visitor.ReadAsync(await App.Visit().RegisterAsync("noah"))));
        var guess = await App.Visit().SubmitAsync("/account/register", new() { ["Code"] = "guess" });
        Assert.Equal(
            (HttpStatusCode.Forbidden, "This invitation no longer works"),
            (guess.StatusCode, Title(await Visitor.ReadAsync(guess))));
        foreach (var invitation in new[] { null, "", "guess" })
            await Assert.ThrowsAsync<RuleException>(
                () => App.Services.GetRequiredService<RegistrationService>().RegisterAsync(
                "noah", AccountApp.Password, BrowserPreferences.Of(null, null), invitation: invitation));
        Assert.Equal(1, await App.ReadAsync(db => db.Users.CountAsync()));
    }

    [Fact]
    public async Task What_was_typed_and_the_invitation_survive_a_refused_form()
    {
        var (visitor, code) = await InviteAsync();
        var opened = await Visitor.ReadAsync(await visitor.SubmitAsync("/account/register", new() { ["Code"] = code }));
        Assert.Equal("Create your account", Title(opened));
        Assert.Null(opened.Problem("Username"));
        var refused = await Visitor.ReadAsync(await visitor.PostAsync(
            opened, new() { ["Code"] = CodeOf(opened), ["Username"] = "noah", ["Password"] = "short" }));
        Assert.Equal(("noah", code), (refused.Field("Username").Value, CodeOf(refused)));
        Assert.NotNull(refused.Problem("Password"));
        Assert.Equal("/", (await visitor.PostAsync(refused, new()
        {
            ["Code"] = CodeOf(refused),
            ["Username"] = "noah",
            ["Password"] = AccountApp.Password,
        })).LeadsTo());
    }

    [Fact]
    public async Task An_invitation_survives_a_page_that_was_open_for_too_long_and_never_stands_in_a_query()
    {
        var (visitor, code) = await InviteAsync();
        var answer = await visitor.Http.PostAsync("/account/register?returnUrl=/expenses", new FormUrlEncodedContent(
            [
                new("_handler", "link"),
                new("Form.Code", code),
                new("Form.Username", "noah"),
                new("Form.Password", AccountApp.Password),
            ]));
        Assert.Equal($"/account/register?returnUrl=%2Fexpenses&expired=true#{code}", answer.LeadsTo());
    }

    [Fact]
    public async Task A_closed_server_says_so_and_creates_nobody()
    {
        App.Settings["FINSIGHT_REGISTRATION"] = "closed";
        Assert.Empty((await App.Visit().OpenAsync("/account/login")).QuerySelectorAll("a[href^='/account/register']"));
        await AssertRefusedAsync("/account/register", "Registration is closed");
        await Assert.ThrowsAsync<RuleException>(() => App.Services.GetRequiredService<RegistrationService>()
            .RegisterAsync("mara", AccountApp.Password, BrowserPreferences.Of(null, null)));
    }

    /// <summary>A server that has its first account, and what stands behind the # of a link from it.</summary>
    async Task<(Visitor Visitor, string Code)> InviteAsync()
    {
        App.Settings["FINSIGHT_REGISTRATION"] = "invite";
        await App.Visit().RegisterAsync("mara");
        var sessions = App.Services.GetRequiredService<SessionService>();
        var mara = await App.ReadAsync(db => db.Users.AsNoTracking().SingleAsync());
        var me = (await sessions.CheckAsync(mara.Id, await sessions.BeginAsync(mara, ClientInfo.Unknown)))!;
        var link = await App.Services.GetRequiredService<AccountInvitationService>()
            .MakeAsync(
                (await App.Services.GetRequiredService<AdministratorAccessService>().EnterAsync(me, "/admin"))!,
                sessions.ProofOf(me)!, "for Noah");
        return (App.Visit(), link.Split('#')[1]);
    }

    static string CodeOf(IHtmlDocument page) => page.QuerySelector<IHtmlInputElement>("input[name='Form.Code']")!.Value;

    static string Title(IHtmlDocument page) => page.QuerySelector("h1")!.TextContent;

    async Task AssertRefusedAsync(string path, string title)
    {
        foreach (var answer in new[]
        {
            await App.Visit().GetAsync(path),
            await App.Visit().Http.PostAsync(path, new FormUrlEncodedContent([new("_handler", "link")])),
        })
        {
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Equal(title, (await Visitor.ReadAsync(answer)).QuerySelector("h1")!.TextContent);
        }
    }
}
