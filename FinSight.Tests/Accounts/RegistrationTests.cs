using System.Net;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Links;
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
        Assert.Equal(
            user.Id,
            await App.ReadAsync(
                db => db.Memberships.Where(m => m.LedgerId == ledger.Id).Select(m => m.UserId).SingleAsync()));
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
        Assert.Equal(
            ("Choose a username.", "Choose a password."), (page.Problem("Username"), page.Problem("Password")));
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
        var registration = App.Services.GetRequiredService<RegistrationService>();
        var answers = await Task.WhenAll(TakeAsync("mara"), TakeAsync("MARA"));

        Assert.Contains("created", answers);
        Assert.Matches(
            "^That name is taken. Try (mara|MARA)2.$", Assert.Single(answers, answer => answer != "created"));
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

    [Theory]
    [InlineData("open", 2)]
    [InlineData("invite", 1)]
    public async Task Of_two_first_accounts_at_the_same_moment_exactly_one_runs_the_server(string mode, int accounts)
    {
        App.Settings["FINSIGHT_REGISTRATION"] = mode;
        App.Replace = services => services.AddSingleton<IPasswordHasher<User>>(new MeetingHasher());
        var registration = App.Services.GetRequiredService<RegistrationService>();
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
    public void Hashes_take_220_000_iterations_or_more()
    {
        var services = new ServiceCollection()
            .AddFinSightAccounts(RegistrationSettings.Read(name => null), PublicAddress.Unknown).BuildServiceProvider();
        Assert.InRange(
            services.GetRequiredService<IOptions<PasswordHasherOptions>>().Value.IterationCount, 220_000, int.MaxValue);
        Assert.IsType<UserPasswordHasher>(services.GetRequiredService<IPasswordHasher<User>>());
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
