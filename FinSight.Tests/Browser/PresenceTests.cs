using FinSight.Tests.Circuits;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>Who else is here.</summary>
public sealed class PresenceTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    [Fact]
    public async Task Others_are_seen_while_they_are_here_and_as_they_like()
    {
        var mara = await MoveInAsync();
        var noah = await (await MoveInAsync()).JoinAsync(mara);
        var here = await OpenAsync(mara);
        await Expect(Present(here)).ToHaveCountAsync(0);

        var there = await OpenAsync(noah, $"/l/{mara.Member.LedgerId}/settings");
        await Expect(Present(here)).ToHaveAttributeAsync("data-present", await noah.NameAsync());
        await Expect(Present(there)).ToHaveAttributeAsync("data-present", await mara.NameAsync());

        await there.Page.GetByLabel("Show that I am here").UncheckAsync();
        await Expect(Present(here)).ToHaveCountAsync(0);
        await there.Page.GetByLabel("Show that I am here").CheckAsync();
        await Expect(Present(here)).ToHaveCountAsync(1);

        await there.Page.CloseAsync();
        await Expect(Present(here)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Whose_line_is_cut_is_gone_and_comes_back_with_it()
    {
        var mara = await MoveInAsync();
        var noah = await (await MoveInAsync()).JoinAsync(mara);
        var here = await OpenAsync(mara);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("Cookie", noah.CookieHeader);
        var circuit = await Circuit.OpenAsync(
            http, noah.CookieHeader, new Uri(App.Address, $"/l/{mara.Member.LedgerId}/"), "Live");
        await Expect(Present(here)).ToHaveCountAsync(1);

        await circuit.DisposeAsync();
        await Expect(Present(here)).ToHaveCountAsync(0);
    }

    static ILocator Present(Tab tab) => tab.Page.Locator("[data-present]");
}
