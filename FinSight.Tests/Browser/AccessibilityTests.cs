using System.Reflection;
using FinSight.Web.Features.Ledgers;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>Every page that has an address, light and dark, wide and on a phone, before the rules of axe.</summary>
public sealed class AccessibilityTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    /// <summary>Stands open only to who has just given a right password.</summary>
    const string SecondStep = "/account/login/code";

    /// <summary>Stands open only where nobody has an account.</summary>
    const string Restore = "/account/restore";

    /// <summary>
    /// Stands open only to who comes from an identity provider, and is judged in
    /// <see cref="Providers.ProviderPagesTests"/>.
    /// </summary>
    const string NewAtProvider = "/account/provider/new";

    /// <summary>A new page is among them by itself.</summary>
    public static TheoryData<string> Pages =>
    [
        .. typeof(Program).Assembly.GetTypes()
            .Where(type => type != typeof(LastLedgerPage))
            .SelectMany(type => type.GetCustomAttributes<RouteAttribute>())
            .Select(route => route.Template)
            .Where(template => template is not (Restore or NewAtProvider))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_breaks_no_rule(string template)
    {
        var me = await MoveInAsync();
        await me.WriteManyAsync(3, 450);
        if (template.StartsWith("/admin", StringComparison.Ordinal)) await me.AdministrateAsync();
        if (template == SecondStep) await me.TurnOnTwoStepAsync();
        var row = await me.WriteAsync("Coffee", 450, note: "with a friend");
        var address = template.Replace("{LedgerId:guid}", $"{me.Member.LedgerId}", StringComparison.Ordinal)
            .Replace("{Id:guid}", $"{row.Id}", StringComparison.Ordinal);
        Assert.DoesNotContain('{', address);

        var context = await BrowseAsync(IsForStrangers(template) ? null : me);
        Watch.Expect("/not-found", "404", "/error", "500");
        var page = await context.NewPageAsync();
        if (template == SecondStep) await SignInHalfwayAsync(page, me);
        else
            await page.GotoAsync(
                template == "/account/ledger/delete" ? $"{address}?ledger={me.Member.LedgerId}" : address);
        // What leads elsewhere would be judged as the page it leads to.
        Assert.Equal(address, new Uri(page.Url).AbsolutePath);
        if (!template.StartsWith("/account/", StringComparison.Ordinal) && !IsAlone(template))
            await new Tab(page).ExpectLiveAsync();
        Assert.Equal("", await Axe.LookAsync(page));
    }

    [Fact]
    public async Task The_page_that_brings_a_backup_back_breaks_no_rule()
    {
        await using var empty = new LiveApp();
        var page = await (await BrowseAsync(options: new() { BaseURL = empty.Address.ToString() })).NewPageAsync();
        await page.GotoAsync(Restore);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Restore a backup" })).ToBeVisibleAsync();
        Assert.Equal("", await Axe.LookAsync(page));
    }

    static bool IsForStrangers(string template) => template is "/account/login" or "/account/register" or SecondStep;

    static async Task SignInHalfwayAsync(IPage page, TestUser who)
    {
        await page.GotoAsync("/account/login");
        await page.GetByLabel("Username").FillAsync(who.Member.LedgerName);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(BrowserFixture.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Second step" })).ToBeVisibleAsync();
    }

    /// <summary>Pages without a circuit.</summary>
    static bool IsAlone(string template) => template is "/q" or "/error";
}
