using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using FinSight.Core.Ledgers;
using FinSight.Core.Members;
using FinSight.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Members;

/// <summary>The page behind an invitation to a ledger, on a server where registration is by invitation.</summary>
public sealed class JoinPageTests : IAsyncLifetime
{
    const string Join = "/account/join";

    AccountApp App { get; } = new();

    Guid LedgerId { get; set; }

    public Task InitializeAsync()
    {
        App.Settings["FINSIGHT_REGISTRATION"] = "invite";
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Fact]
    public async Task A_visitor_hears_who_invites_to_what_and_is_in_with_a_new_account()
    {
        var code = await InviteAsync();
        var visitor = App.Visit();
        var page = await OpenAsync(visitor, code);
        Assert.Equal("mara invites you to a ledger as adder", Title(page));
        Assert.Equal(1, await App.ReadAsync(db => db.Users.CountAsync()));

        var answer = await visitor.PostAsync(
            page, new() { ["Code"] = CodeOf(page), ["Username"] = "noah", ["Password"] = AccountApp.Password });

        Assert.Equal($"/l/{LedgerId}/", answer.LeadsTo());
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/")).StatusCode);
        Assert.Equal(2, await CountAsync());
        Assert.Equal(1, await App.ReadAsync(db => db.Ledgers.CountAsync()));
    }

    [Fact]
    public async Task What_was_typed_and_the_link_survive_a_refused_form()
    {
        var code = await InviteAsync();
        var visitor = App.Visit();
        var page = await OpenAsync(visitor, code);
        var refused = await Visitor.ReadAsync(
            await visitor.PostAsync(page, new() { ["Code"] = code, ["Username"] = "noah", ["Password"] = "short" }));
        Assert.Equal(("noah", code), (refused.Field("Username").Value, CodeOf(refused)));
        Assert.NotNull(refused.Problem("Password"));
        Assert.Equal("mara invites you to a ledger as adder", Title(refused));
    }

    [Fact]
    public async Task Whoever_has_an_account_signs_in_comes_back_and_accepts()
    {
        await JoinAsync(App.Visit(), await InviteAsync(), "noah");
        await LeaveAsync("noah");
        var (noah, code) = (App.Visit(), await InviteAsync());
        var link = (await OpenAsync(noah, code)).QuerySelector("a[data-keep-link]")!.GetAttribute("href")!;
        Assert.Equal("/account/login?returnUrl=%2Faccount%2Fjoin", link);
        Assert.Equal(
            Join,
            (await noah.SubmitAsync(
                link, new() { ["Username"] = "noah", ["Password"] = AccountApp.Password }, "login")).LeadsTo());

        var offer = await OpenAsync(noah, code);
        Assert.Equal("mara invites you to a ledger as adder", Title(offer));
        Assert.Empty(offer.QuerySelectorAll("[name='Form.Username']"));
        Assert.Equal(1, await CountAsync());
        Assert.Equal($"/l/{LedgerId}/", (await noah.PostAsync(offer, [])).LeadsTo());
        Assert.Equal(2, await CountAsync());

        var again = await OpenAsync(noah, code);
        Assert.Equal("You are in mara already", Title(again));
        Assert.Equal($"/l/{LedgerId}/", again.QuerySelector("a.primary")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Where_only_administrators_invite_to_the_server_a_visitor_may_only_sign_in()
    {
        App.Settings["FINSIGHT_INVITES"] = "administrators";
        var page = await OpenAsync(App.Visit(), await InviteAsync());
        Assert.Equal("mara invites you to a ledger as adder", Title(page));
        Assert.Empty(page.QuerySelectorAll("[name='Form.Username']"));
        Assert.NotNull(page.QuerySelector("a.primary[data-keep-link]"));
        Assert.True(page.Forms.Single().HasAttribute("hidden"));
    }

    [Fact]
    public async Task A_link_that_is_dead_says_so_to_everybody()
    {
        var code = await InviteAsync();
        await JoinAsync(App.Visit(), code, "noah");
        foreach (var secret in new[] { code, "guess" })
        {
            var page = await OpenAsync(App.Visit(), secret);
            Assert.Equal(
                "This link was used already or is too old. Ask for a new one.",
                page.GetElementById("problem")!.TextContent.Trim());
        }
        Assert.Equal("An invitation", Title(await App.Visit().OpenAsync(Join)));
    }

    [Fact]
    public async Task The_link_survives_a_page_that_was_open_for_too_long_and_never_stands_in_a_query()
    {
        var code = await InviteAsync();
        var answer = await App.Visit()
            .Http.PostAsync(Join, new FormUrlEncodedContent([new("_handler", "link"), new("Form.Code", code)]));
        Assert.Equal($"{Join}?expired=true#{code}", answer.LeadsTo());
    }

    /// <summary>What stands behind the # of a link into Mara's ledger.</summary>
    async Task<string> InviteAsync()
    {
        if (!await App.ReadAsync(db => db.Users.AnyAsync())) await App.Visit().RegisterAsync("mara");
        var id = await App.ReadAsync(db => db.Users.Where(u => u.UserName == "mara").Select(u => u.Id).SingleAsync());
        var mara = await App.Services.GetRequiredService<LedgerAccessService>().EnterLastAsync(id);
        LedgerId = mara.LedgerId;
        var made = await App.Services.GetRequiredService<LedgerInvitationService>().MakeAsync(mara, new(Role.Adder, 7));
        return made.Path.Split('#')[1];
    }

    /// <summary>How many keep it.</summary>
    Task<int> CountAsync() => App.ReadAsync(db => db.Memberships.CountAsync(m => m.LedgerId == LedgerId));

    async Task LeaveAsync(string name)
    {
        var id = await App.ReadAsync(db => db.Users.Where(u => u.UserName == name).Select(u => u.Id).SingleAsync());
        await App.Services.GetRequiredService<MembershipService>()
            .LeaveAsync(await App.Services.GetRequiredService<LedgerAccessService>().EnterAsync(id, LedgerId));
    }

    static async Task JoinAsync(Visitor visitor, string code, string name) =>
        Assert.StartsWith("/l/", (await visitor.PostAsync(
            await OpenAsync(visitor, code),
            new() { ["Code"] = code, ["Username"] = name, ["Password"] = AccountApp.Password })).LeadsTo(),
            StringComparison.Ordinal);

    static async Task<IHtmlDocument> OpenAsync(Visitor visitor, string code) =>
        await Visitor.ReadAsync(await visitor.SubmitAsync(Join, new() { ["Code"] = code }));

    static string CodeOf(IHtmlDocument page) => page.QuerySelector<IHtmlInputElement>("input[name='Form.Code']")!.Value;

    static string Title(IHtmlDocument page) => page.QuerySelector("h1")!.TextContent
        .Replace("\u2068", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal);
}
