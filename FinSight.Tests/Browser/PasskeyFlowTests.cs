using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>Passkeys with Chromium's own authenticator for tests.</summary>
public sealed class PasskeyFlowTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    [Fact]
    public async Task A_passkey_is_added_and_then_signs_in_alone_and_shows_who_one_is()
    {
        var me = await MoveInAsync();
        var context = await BrowseAsync(me);
        var page = await context.NewPageAsync();
        await PlugInAsync(context, page);

        await page.GotoAsync("/account/passkeys");
        await page.GetByLabel("Name").FillAsync("Laptop");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await page.WaitForURLAsync("**/settings#signin");
        await new Tab(page).ExpectLiveAsync();

        await context.ClearCookiesAsync();
        await page.GotoAsync("/account/login");
        await page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey" }).ClickAsync();
        await page.WaitForURLAsync(new Uri(App.Address, me.Address()).ToString());
        await new Tab(page).ExpectLiveAsync();

        await page.GotoAsync("/account/confirm?returnUrl=/account/two-step");
        await page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey" }).ClickAsync();
        await page.WaitForURLAsync("**/account/two-step");
    }

    [Fact]
    public async Task A_device_without_a_passkey_for_this_server_says_so_and_the_password_still_works()
    {
        await MoveInAsync();
        var context = await BrowseAsync();
        var page = await context.NewPageAsync();
        await PlugInAsync(context, page);
        await page.GotoAsync("/account/login");
        await page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("No passkey was used. Try again.");
        await Expect(page.GetByLabel("Password", new() { Exact = true })).ToBeEditableAsync();
    }

    [Fact]
    public async Task Where_the_address_is_another_than_passkeys_are_bound_to_none_are_offered()
    {
        await MoveInAsync();
        var context = await BrowseAsync(options: new() { BaseURL = $"http://127.0.0.1:{App.Address.Port}" });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"http://127.0.0.1:{App.Address.Port}/account/login");
        await Expect(page.GetByLabel("Password", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey" })).ToBeHiddenAsync();
    }

    static async Task PlugInAsync(IBrowserContext context, IPage page)
    {
        var session = await context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
