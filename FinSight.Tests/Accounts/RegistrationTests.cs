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
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FinSight.Tests.Accounts;

public sealed class RegistrationTests : IAsyncLifetime
{
    AccountApp App { get; } = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Fact]
    public async Task A_new_user_is_signed_in_and_has_a_ledger_as_the_browser_tells()
    {
        var visitor = App.Visit(language: "de-CH,en;q=0.5");
        var answer = await visitor.RegisterAsync(" Zoë Ångström ", query: "?returnUrl=%2Fexpenses%3Fq%3Dtea");

        Assert.Equal("/expenses?q=tea", answer.LeadsTo());
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/")).StatusCode);
        var user = await App.ReadAsync(db => db.Users.SingleAsync());
        Assert.Equal(("Zoë Ångström", "de-CH", "Europe/Zurich"), (user.UserName, user.Culture, user.TimeZone));
        var ledger = await App.ReadAsync(db => db.Ledgers.SingleAsync());
        Assert.Equal("CHF", ledger.CurrencyCode);
        Assert.Equal(user.Id, await App.ReadAsync(db => db.Memberships.Where(m => m.LedgerId == ledger.Id).Select(m => m.UserId).SingleAsync()));
        Assert.InRange(await App.ReadAsync(db => db.Categories.CountAsync(c => c.LedgerId == ledger.Id)), 10, 16);
    }

    [Fact]
    public async Task A_taken_name_gets_a_free_one_beside_the_field_and_stays_typed()
    {
        await App.Visit().RegisterAsync("Zoë");
        await App.Visit().RegisterAsync("Zoë2");

        var page = await Visitor.ReadAsync(await App.Visit().RegisterAsync("ZOE\u0308", "another password"));
        Assert.Equal("That name is taken. Try ZOË3.", page.Problem("Username"));
        Assert.Equal("ZOE\u0308", page.Field("Username").Value);
        Assert.Equal("", page.Field("Password").Value);
        Assert.Null(page.Problem("Password"));
    }

    [Fact]
    public async Task Empty_fields_get_a_sentence_each()
    {
        var page = await Visitor.ReadAsync(await App.Visit().RegisterAsync("", ""));
        Assert.Equal(("Choose a username.", "Choose a password."), (page.Problem("Username"), page.Problem("Password")));
    }

    [Fact]
    public async Task A_weak_password_keeps_the_name()
    {
        var page = await Visitor.ReadAsync(await App.Visit().RegisterAsync("mara", "short"));
        Assert.StartsWith("Use at least 8 characters.", page.Problem("Password"), StringComparison.Ordinal);
        Assert.Equal("mara", page.Field("Username").Value);
        Assert.Equal(0, await App.ReadAsync(db => db.Users.CountAsync()));
    }

    [Fact]
    public async Task Of_two_who_take_a_name_at_the_same_moment_exactly_one_gets_it()
    {
        App.Replace = services => services.AddSingleton<IPasswordHasher<User>>(new MeetingHasher());
        var registration = App.Services.GetRequiredService<Registration>();
        var answers = await Task.WhenAll(TakeAsync("mara"), TakeAsync("MARA"));

        Assert.Contains("created", answers);
        Assert.Matches("^That name is taken. Try (mara|MARA)2.$", Assert.Single(answers, answer => answer != "created"));
        Assert.Equal(1, await App.ReadAsync(db => db.Users.CountAsync()));
        Assert.Equal(1, await App.ReadAsync(db => db.Ledgers.CountAsync()));

        Task<string> TakeAsync(string name) => Task.Run(async () =>
        {
            try
            {
                await registration.RegisterAsync(name, AccountApp.Password, BrowserPreferences.Of(null, null));
                return "created";
            }
            catch (RuleException broken)
            {
                return broken.Said();
            }
        });
    }

    [Fact]
    public async Task The_first_account_runs_the_server_and_is_told_so_and_no_other_is()
    {
        const string first = "You will be the administrator and can invite others.";
        Assert.Contains(first, await App.Visit().Http.GetStringAsync("/account/register"), StringComparison.Ordinal);
        await App.Visit().RegisterAsync("mara");
        Assert.DoesNotContain(first, await App.Visit().Http.GetStringAsync("/account/register"), StringComparison.Ordinal);
        await App.Visit().RegisterAsync("noah");
        Assert.Equal(["mara"], await App.ReadAsync(db => db.Users.Where(u => u.IsAdministrator).Select(u => u.UserName).ToListAsync()));
    }

    [Fact]
    public async Task An_empty_server_greets_with_a_new_account_and_no_other_does()
    {
        Assert.Equal("/account/register?returnUrl=%2Fexpenses", (await App.Visit().GetAsync("/account/login?returnUrl=%2Fexpenses")).LeadsTo());
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

    [Theory]
    [InlineData("open", 2)]
    [InlineData("invite", 1)]
    public async Task Of_two_first_accounts_at_the_same_moment_exactly_one_runs_the_server(string mode, int accounts)
    {
        App.Settings["FINSIGHT_REGISTRATION"] = mode;
        App.Replace = services => services.AddSingleton<IPasswordHasher<User>>(new MeetingHasher());
        var registration = App.Services.GetRequiredService<Registration>();
        await Task.WhenAll(TakeAsync("mara"), TakeAsync("noah"));

        Assert.Equal(accounts, await App.ReadAsync(db => db.Users.CountAsync()));
        Assert.Equal(1, await App.ReadAsync(db => db.Users.CountAsync(u => u.IsAdministrator)));

        Task TakeAsync(string name) => Task.Run(async () =>
        {
            try
            {
                await registration.RegisterAsync(name, AccountApp.Password, BrowserPreferences.Of(null, null));
            }
            catch (RuleException broken)
            {
                Assert.Equal("Registration on this server is by invitation only.", broken.Said());
            }
        });
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
        Assert.Equal("Registration is by invitation", Title(await Visitor.ReadAsync(await App.Visit().RegisterAsync("noah"))));
        var guess = await App.Visit().SubmitAsync("/account/register", new() { ["Code"] = "guess" });
        Assert.Equal((HttpStatusCode.Forbidden, "This invitation no longer works"), (guess.StatusCode, Title(await Visitor.ReadAsync(guess))));
        foreach (var invitation in new[] { null, "", "guess" })
            await Assert.ThrowsAsync<RuleException>(() => App.Services.GetRequiredService<Registration>().RegisterAsync(
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
        Assert.Equal("/", (await visitor.PostAsync(
            refused, new() { ["Code"] = CodeOf(refused), ["Username"] = "noah", ["Password"] = AccountApp.Password })).LeadsTo());
    }

    [Fact]
    public async Task An_invitation_survives_a_page_that_was_open_for_too_long_and_never_stands_in_a_query()
    {
        var (visitor, code) = await InviteAsync();
        var answer = await visitor.Http.PostAsync("/account/register?returnUrl=/expenses", new FormUrlEncodedContent(
            [new("_handler", "link"), new("Form.Code", code), new("Form.Username", "noah"), new("Form.Password", AccountApp.Password)]));
        Assert.Equal($"/account/register?returnUrl=%2Fexpenses&expired=true#{code}", answer.LeadsTo());
    }

    [Fact]
    public async Task A_closed_server_says_so_and_creates_nobody()
    {
        App.Settings["FINSIGHT_REGISTRATION"] = "closed";
        Assert.Empty((await App.Visit().OpenAsync("/account/login")).QuerySelectorAll("a[href^='/account/register']"));
        await AssertRefusedAsync("/account/register", "Registration is closed");
        await Assert.ThrowsAsync<RuleException>(() => App.Services.GetRequiredService<Registration>()
            .RegisterAsync("mara", AccountApp.Password, BrowserPreferences.Of(null, null)));
    }

    [Fact]
    public void Hashes_take_220_000_iterations_or_more()
    {
        var services = new ServiceCollection().AddFinSightAccounts(AccountSettings.Read(name => null), PublicAddress.Unknown).BuildServiceProvider();
        Assert.InRange(services.GetRequiredService<IOptions<PasswordHasherOptions>>().Value.IterationCount, 220_000, int.MaxValue);
        Assert.IsType<UserPasswordHasher>(services.GetRequiredService<IPasswordHasher<User>>());
    }

    /// <summary>A server that has its first account, and what stands behind the # of a link from it.</summary>
    async Task<(Visitor Visitor, string Code)> InviteAsync()
    {
        App.Settings["FINSIGHT_REGISTRATION"] = "invite";
        await App.Visit().RegisterAsync("mara");
        var sessions = App.Services.GetRequiredService<SessionService>();
        var mara = await App.ReadAsync(db => db.Users.AsNoTracking().SingleAsync());
        var me = (await sessions.CheckAsync(mara.Id, await sessions.BeginAsync(mara, Caller.Unknown)))!;
        var link = await App.Services.GetRequiredService<Invitations>()
            .MakeAsync((await App.Services.GetRequiredService<AdministratorAccess>().EnterAsync(me, "/admin"))!, sessions.ProofOf(me)!, "for Noah");
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

    /// <summary>Holds the first until the second has found the name free too.</summary>
    sealed class MeetingHasher : PasswordHasher<User>
    {
        static readonly Barrier Both = new(2);

        public override string HashPassword(User user, string password)
        {
            Assert.True(Both.SignalAndWait(Patience.Long));
            return "hash";
        }
    }
}
