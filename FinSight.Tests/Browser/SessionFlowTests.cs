using FinSight.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

public sealed class SessionFlowTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    [Fact]
    public async Task A_visitor_registers_signs_out_and_signs_in_again()
    {
        var context = await BrowseAsync(options: new() { TimezoneId = "Pacific/Auckland", Locale = "en-NZ" });
        var page = await context.NewPageAsync();

        // An empty server greets with a new account.
        await MoveInAsync();
        await page.GotoAsync("/?month=2026-05");
        await Expect(page).ToHaveTitleAsync("Sign in · FinSight");
        await page.GetByRole(AriaRole.Link, new() { Name = "Create an account" }).ClickAsync();
        await SubmitAsync("Create account", "Aroha", "short");
        await Expect(page.GetByLabel("Password", new() { Exact = true })).ToHaveAccessibleDescriptionAsync(
            "Use at least 8 characters. Three or four words work well.");
        await Expect(page.GetByLabel("Username")).ToHaveValueAsync("Aroha");
        await SubmitAsync("Create account", "Aroha", "plum river lantern");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(@"/l/[\w-]+/\?month=2026-05$"));
        await Expect(page.Locator(".live")).ToHaveTextAsync("Live");

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Welcome back" })).ToBeVisibleAsync();
        await SubmitAsync("Sign in", "aroha", "something else");
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("That username and password don't match.");
        await SubmitAsync("Sign in", "aroha", "plum river lantern");
        await Expect(page.Locator(".live")).ToHaveTextAsync("Live");

        await using var db = await App.Services.GetRequiredService<IDbContextFactory<FinSightContext>>()
            .CreateDbContextAsync();
        var user = await db.Users.SingleAsync(u => u.UserName == "Aroha");
        Assert.Equal(("en-NZ", "Pacific/Auckland"), (user.Culture, user.TimeZone));

        async Task SubmitAsync(string button, string name, string password)
        {
            await page.GetByLabel("Username", new() { Exact = true }).FillAsync(name);
            await page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
            await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        }
    }

    [Fact]
    public async Task An_open_page_leaves_when_its_user_s_security_stamp_changes()
    {
        var me = await MoveInAsync();
        var tab = await OpenAsync(me);

        await using var db = await App.Services.GetRequiredService<IDbContextFactory<FinSightContext>>()
            .CreateDbContextAsync();
        (await db.Users.SingleAsync(user => user.Id == me.Member.UserId)).SecurityStamp = "changed";
        await db.SaveChangesAsync();
        // Looked at every four seconds, and then another page is loaded.
        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Welcome back" })).ToBeVisibleAsync();
    }
}
