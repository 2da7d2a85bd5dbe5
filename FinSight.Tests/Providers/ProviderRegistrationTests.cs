using FinSight.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Providers;

/// <summary>The provider vouches for people; whether they may register here, this server says.</summary>
public sealed class ProviderRegistrationTests : ProviderTestBase
{
    protected override Dictionary<string, string> More =>
        new() { ["FINSIGHT_REGISTRATION"] = "invite", ["FINSIGHT_PASSWORDS"] = "off" };

    [Fact]
    public async Task Without_an_invitation_nobody_registers()
    {
        await CreateAsync();
        Provider.User = "noah-at-home";
        var noah = App.Visit();
        Assert.Equal("/account/provider/new", await GoAsync(noah));
        var page = await noah.OpenAsync("/account/provider/new");
        Assert.Empty(page.Forms);
        Assert.Contains("Ask whoever runs this server for a link", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["mara"], await UsersAsync());
    }

    [Fact]
    public async Task An_invitation_goes_along_to_the_provider_and_back_and_is_used_up()
    {
        await CreateAsync();
        var code = await InviteAsync();
        Provider.User = "noah-at-home";
        var noah = App.Visit();
        var opened = await Visitor.ReadAsync(
            await noah.SubmitAsync("/account/register", new() { ["Code"] = code }, "link"));
        using var away = await noah.PostAsync(opened, [], "provider");
        using var elsewhere = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var back = await elsewhere.GetAsync(away.Headers.Location);
        Assert.DoesNotContain(code, away.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal("/account/provider/new", await FollowAsync(noah, back.Headers.Location!.PathAndQuery));
        await noah.SubmitAsync(
            "/account/provider/new", new() { ["Username"] = "noah", ["TimeZone"] = "Europe/Zurich" });
        Assert.Equal(["mara", "noah"], await UsersAsync());
        Assert.True(await IsSignedInAsync(noah));
        Assert.False(
            (await App.Services.GetRequiredService<FinSight.Core.SignUp.RegistrationService>().LookAsync(code))
                .Equals(Core.Accounts.RegistrationOutcome.Granted));
    }

    [Fact]
    public async Task Passwords_open_nothing_where_they_are_off()
    {
        await CreateAsync();
        var visitor = App.Visit();
        foreach (var path in (string[])["/account/login", "/account/forgot"])
            Assert.Null(
                (await visitor.OpenAsync(path)).QuerySelector("input[type=password], input[name='Form.Username']"));
        var signIn = App.Services.GetRequiredService<Core.Accounts.SignInService>();
        var refused = await Assert.ThrowsAsync<Core.RuleException>(
            () => signIn.CheckAsync("mara", AccountApp.Password, Core.Security.ClientInfo.Unknown));
        Assert.Equal("password.off", refused.Rule.Code);
        var registration = App.Services.GetRequiredService<Core.SignUp.RegistrationService>();
        refused = await Assert.ThrowsAsync<Core.RuleException>(
            () => registration.RegisterAsync(
                "noah", AccountApp.Password, Core.Accounts.BrowserPreferences.Of(null, null)));
        Assert.Equal("password.off", refused.Rule.Code);
    }

    async Task<string> InviteAsync()
    {
        var sessions = App.Services.GetRequiredService<Core.Sessions.SessionService>();
        var mara = await UserAsync("mara");
        var me =
            (await sessions.CheckAsync(mara.Id, await sessions.BeginAsync(mara, Core.Security.ClientInfo.Unknown)))!;
        var admin = (await App.Services.GetRequiredService<Core.Administration.AdministratorAccessService>()
            .EnterAsync(me, "test"))!;
        var path = await App.Services.GetRequiredService<Core.Links.AccountInvitationService>()
            .MakeAsync(admin, sessions.ProofOf(me)!, null);
        return path[(path.IndexOf('#', StringComparison.Ordinal) + 1)..];
    }
}
