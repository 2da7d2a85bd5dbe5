using System.Collections.Concurrent;
using FinSight.Core.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>A server of its own, where only the invited may register.</summary>
public sealed class AdministrationTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    LiveApp Server { get; } = new(
        services => services.AddSingleton(new RegistrationSettings(RegistrationMode.Invite, null)));

    protected override LiveApp App => Server;

    [Fact]
    public async Task Who_is_invited_moves_in_once_and_when_disabled_leaves_every_open_page_at_once()
    {
        var admin = (await OpenAsync(await MoveInAsync(), "/admin")).Page;
        await admin.GetByLabel("For whom").FillAsync("for Noah");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Make a link" }).ClickAsync();
        var link = await admin.GetByLabel("Link for one new account, for 7 days").InputValueAsync();

        var noah = await (await BrowseAsync()).NewPageAsync();
        var asked = new ConcurrentQueue<string>();
        noah.Request += (_, request) => asked.Enqueue(request.Url);
        await noah.GotoAsync(link);
        await Expect(noah).ToHaveURLAsync(new Uri(App.Address, "/account/register").ToString());
        await SubmitAsync(noah, "Create account", "short");
        await Expect(noah.GetByLabel("Username")).ToHaveValueAsync("noah");
        await SubmitAsync(noah, "Create account");
        var home = new Tab(noah);
        await home.ExpectLiveAsync();

        Assert.DoesNotContain(asked, address => address.Contains(link.Split('#')[1], StringComparison.Ordinal));

        var late = await (await BrowseAsync()).NewPageAsync();
        await late.GotoAsync("/account/register");
        await Expect(
            late.GetByRole(AriaRole.Heading, new() { Name = "Registration is by invitation" })).ToBeVisibleAsync();
        Watch.Expect("403");
        await late.GotoAsync(link);
        await Expect(
            late.GetByRole(AriaRole.Heading, new() { Name = "This invitation no longer works" })).ToBeVisibleAsync();

        await new Tab(admin).GoAsync("/admin");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Manage noah" }).ClickAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Disable" }).ClickAsync();
        await Expect(
            admin.GetByRole(AriaRole.Status).Filter(new() { HasText = "noah is signed out" })).ToBeVisibleAsync();
        await Expect(noah).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/account/login"));
        await SubmitAsync(noah, "Sign in");
        await Expect(noah.GetByText("This account is disabled. Ask whoever runs this server.")).ToBeVisibleAsync();

        await new Tab(admin).GoAsync("/admin/log");
        await Expect(admin.Locator("[data-act=AccountDisabled]")).ToContainTextAsync("noah");
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Server.DisposeAsync();
    }

    static async Task SubmitAsync(IPage page, string button, string password = BrowserFixture.Password)
    {
        await page.GetByLabel("Username").FillAsync("noah");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
    }
}
