using FinSight.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Providers;

public sealed class ProviderAuthenticationExtensionsTests : ProviderTestBase
{
    [Fact]
    public async Task Whoever_the_provider_knows_makes_an_account_and_comes_back_into_it()
    {
        await CreateAsync();
        var user = await UserAsync("mara");
        Assert.Null(user.PasswordHash);
        Assert.True(user.IsAdministrator);
        var again = App.Visit();
        Assert.Equal("/", await GoAsync(again));
        Assert.True(await IsSignedInAsync(again));
        Assert.Equal(["mara"], await UsersAsync());
        var asked = Provider.Asked[^1];
        Assert.Equal(("code", "S256"), (asked.ResponseType, asked.CodeChallengeMethod));
        Assert.NotNull(asked.Nonce);
    }

    [Fact]
    public async Task The_way_back_leads_where_one_wanted_to_go_and_never_elsewhere()
    {
        await CreateAsync();
        Assert.Equal("/ledgers", await GoAsync(App.Visit(), "/account/provider/start?returnUrl=%2Fledgers"));
        Assert.Equal("/", await GoAsync(App.Visit(), "/account/provider/start?returnUrl=https%3A%2F%2Fevil.example"));
    }

    [Fact]
    public async Task An_account_that_is_here_is_opened_only_after_its_own_proof()
    {
        var mara = App.Visit();
        await RegisterAsync(mara, "mara");
        Assert.Equal("/account/provider/new", await GoAsync(App.Visit()));

        Assert.Equal("/account/provider", await GoAsync(mara, "/account/provider/connect"));
        // Coming back alone connects nothing: a page of ours asks first.
        Assert.Equal("/account/provider/new", await GoAsync(App.Visit()));
        await mara.SubmitAsync("/account/provider", [], "connect");
        var again = App.Visit();
        Assert.Equal("/", await GoAsync(again));
        Assert.True(await IsSignedInAsync(again));
        Assert.Contains("Connected as mara", await mara.TextAsync("/account/provider"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_opens_one_account_opens_no_second()
    {
        await CreateAsync();
        var noah = App.Visit();
        await RegisterAsync(noah, "noah");
        await GoAsync(noah, "/account/provider/connect");
        var refused = await noah.SubmitAsync("/account/provider", [], "connect");
        Assert.Contains(
            "opens another one here already", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_only_way_in_stays_and_another_may_go_and_takes_the_other_browsers_along()
    {
        var mara = await CreateAsync();
        var kept = await mara.SubmitAsync("/account/provider", [], "disconnect");
        Assert.Contains("only way into your account", await kept.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await mara.SubmitAsync("/account/password", new() { ["Password"] = AccountApp.Password });
        var phone = App.Visit();
        await GoAsync(phone);
        await mara.SubmitAsync("/account/provider", [], "disconnect");
        Assert.False(await IsSignedInAsync(phone));
        Assert.True(await IsSignedInAsync(mara));
        Assert.Equal("/account/provider/new", await GoAsync(App.Visit()));
    }

    [Fact]
    public async Task Proof_is_fresh_only_where_they_have_just_shown_it_to_the_provider()
    {
        var mara = await CreateAsync();
        await App.ReadAsync(db => db.Sessions.ExecuteUpdateAsync(
            set => set.SetProperty(s => s.ProvedAt, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1))));
        const string Prove = "/account/provider/prove?returnUrl=%2Faccount%2Ftokens";
        Provider.ShownAt = TimeProvider.System.GetUtcNow().AddHours(-1);
        Assert.StartsWith("/account/confirm", await GoAsync(mara, Prove), StringComparison.Ordinal);
        Provider.ShownAt = TimeProvider.System.GetUtcNow();
        Provider.User = "noah-at-home";
        Assert.StartsWith("/account/confirm", await GoAsync(mara, Prove), StringComparison.Ordinal);
        Provider.User = "mara-at-home";
        Assert.Equal("/account/tokens", await GoAsync(mara, Prove));
        Assert.Equal(("login", 0L), (Provider.Asked[^1].Prompt, Provider.Asked[^1].MaxAge));
        var page = await mara.TextAsync("/account/confirm");
        Assert.Contains("Continue with Home ID", page, StringComparison.Ordinal);
        Assert.DoesNotContain("current-password", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_in_that_the_provider_only_remembers_is_no_proof()
    {
        var mara = await CreateAsync();
        Provider.ShownAt = TimeProvider.System.GetUtcNow().AddHours(-1);
        Assert.Equal("/", await GoAsync(mara));
        Assert.True(await IsSignedInAsync(mara));
        Assert.StartsWith(
            "/account/confirm", await FollowAsync(mara, "/account/password"), StringComparison.Ordinal);
        Provider.ShownAt = TimeProvider.System.GetUtcNow();
        Assert.Equal(
            "/account/password", await GoAsync(mara, "/account/provider/start?returnUrl=%2Faccount%2Fpassword"));
    }

    [Fact]
    public async Task A_disabled_account_stays_shut()
    {
        await CreateAsync();
        await App.ReadAsync(db => db.Users.ExecuteUpdateAsync(
            set => set.SetProperty(u => u.DisabledAt, TimeProvider.System.GetUtcNow().UtcDateTime)));
        var visitor = App.Visit();
        Assert.StartsWith("/account/login", await GoAsync(visitor), StringComparison.Ordinal);
        Assert.False(await IsSignedInAsync(visitor));
    }

    [Fact]
    public async Task A_provider_that_is_away_is_said_and_the_password_still_opens()
    {
        await RegisterAsync(App.Visit(), "mara");
        await Provider.DisposeAsync();
        var mara = App.Visit();
        Assert.Contains(
            "Home ID did not let you in", await mara.TextAsync(await FollowAsync(mara, "/account/provider/start")),
            StringComparison.Ordinal);
        await mara.SignInAsync("mara");
        Assert.True(await IsSignedInAsync(mara));
    }
}
