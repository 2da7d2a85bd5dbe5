using System.Text.RegularExpressions;
using FinSight.Core.Demo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>How much of a page is in sight on a small screen, and that nothing there is cut.</summary>
public sealed class FirstScreenTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    const string Cut = """
        texts => texts.filter(text => text.scrollWidth > text.clientWidth).map(text => text.textContent.trim())
        """;

    [Fact]
    public async Task On_a_phone_the_ring_of_categories_is_within_a_screen_and_a_half_also_below_notices()
    {
        var me = await MoveInAsync();
        await App.Services.GetRequiredService<DemoService>().FillAsync(me.Member, TestUser.Today, key => key);
        var tab = await OpenAsync(me, options: Phone(390, 844));
        await Expect(tab.Page.Locator("#demo-line")).ToBeVisibleAsync();
        await tab.Page.Locator("#currency-question").GetByRole(AriaRole.Button, new() { NameRegex = new("^Yes") })
            .TapAsync();
        await Expect(tab.Page.Locator("#currency-question")).ToHaveCountAsync(0);
        await me.WriteAsync("Feast", 1_000_00, "Eating out");
        await Expect(tab.Row("Feast")).ToHaveCountAsync(1);
        await Expect(tab.Page.Locator(".alert")).ToBeVisibleAsync();
        await tab.Page.Locator("#quick summary").TapAsync();
        await Expect(tab.AddForm).ToBeHiddenAsync();

        // The list is taller for as long as it says what is new in it.
        await tab.Page.WaitForFunctionAsync(
            "most => document.querySelector('.donut').getBoundingClientRect().bottom <= most", 844 * 1.5);
        var ring = (await tab.Page.Locator(".donut").BoundingBoxAsync())!;
        Assert.InRange(ring.Y + ring.Height, 844, 844 * 1.5);
    }

    [Fact]
    public async Task On_a_small_phone_the_words_of_the_bar_fit_in_the_language_of_the_longer_ones()
    {
        var tab = await OpenAsync(await MoveInAsync("de-DE"), options: Phone(320, 640));
        foreach (var path in new[] { "/", "/expenses" })
        {
            await tab.GoAsync(path);
            Assert.Empty(await tab.Page.Locator(".nav a:visible").EvaluateAllAsync<string[]>(Cut));
        }
    }

    [Fact]
    public async Task On_a_phone_the_buttons_of_a_history_keep_their_words()
    {
        var me = await MoveInAsync("de-DE");
        var row = await me.WriteAsync("Kaffee", 450);
        await me.RewriteAsync(row, 500);
        var tab = await OpenAsync(me, $"/history/{row.Id}", Phone(390, 844));
        await Expect(tab.Page.Locator("[data-version] .button")).ToHaveCountAsync(1);
        Assert.Empty(await tab.Page.Locator("[data-version] .button").EvaluateAllAsync<string[]>(Cut));
    }

    [Fact]
    public async Task On_a_phone_neither_the_field_for_tags_nor_a_toast_lies_over_what_is_pressed_next()
    {
        var me = await MoveInAsync("de-DE");
        await me.WriteAsync("Kaffee", 450);
        var tab = await OpenAsync(me, "/expenses", Phone(390, 844));
        var (bar, pick) = (tab.Page.Locator(".bulk-bar"), tab.Rows.First.GetByRole(AriaRole.Checkbox));
        var (field, add) = (bar.Locator("[name=tags]"), bar.Locator("form > .button").First);
        await pick.TapAsync();
        await bar.Locator("[data-bulk=Tag]").TapAsync();
        await ExpectAboveAsync(field, add);

        await field.FillAsync("arbeit");
        await add.TapAsync();
        var toast = tab.Page.Locator(".toast");
        await Expect(toast).ToBeVisibleAsync();
        await pick.TapAsync();
        await Expect(bar.Locator("[data-clear]")).ToBeVisibleAsync();
        await ExpectAboveAsync(toast, bar);
    }

    [Fact]
    public async Task On_a_phone_what_is_done_with_picked_rows_stands_in_one_line_and_the_way_out_above_it()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450);
        var tab = await OpenAsync(me, "/expenses", Phone(390, 844));
        await tab.Rows.First.GetByRole(AriaRole.Checkbox).TapAsync();
        await Expect(tab.Page.Locator(".bulk-bar [data-clear]")).ToBeVisibleAsync();
        Assert.Equal(2, await tab.Page.Locator(".bulk-bar > :is(button, span)").EvaluateAllAsync<int>("""
            parts => new Set(parts.map(part => {
              const { top, height } = part.getBoundingClientRect();
              return Math.round((top + height / 2) / 10);
            })).size
            """));
    }

    /// <summary>A laptop at 200 %.</summary>
    [Fact]
    public async Task Among_several_people_words_of_titles_stay_whole_on_half_a_screen()
    {
        var me = await MoveInAsync();
        await (await MoveInAsync()).JoinAsync(me);
        await me.WriteAsync("Household insurance", 99_999_00, "Utilities");
        var tab = await OpenAsync(me, "/expenses", new() { ViewportSize = new() { Width = 720, Height = 900 } });
        await Expect(tab.Page.Locator("td .who")).ToBeVisibleAsync();
        Assert.Equal(1, await tab.Row("Household insurance").Locator(".title")
            .EvaluateAsync<int>("title => title.getClientRects().length"));
    }

    [Fact]
    public async Task A_notice_has_its_place_before_the_page_lives()
    {
        var me = await MoveInAsync();
        await App.Services.GetRequiredService<DemoService>().FillAsync(me.Member, TestUser.Today, key => key);
        await me.WriteAsync("Feast", 1_000_00, "Eating out");
        var context = await BrowseAsync(me, new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await Expect(page.Locator(".alert").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_form_to_sign_in_stays_where_it_is_as_passkeys_come_into_reach()
    {
        var page = await (await BrowseAsync()).NewPageAsync();
        var isSeen = new TaskCompletionSource();
        await page.RouteAsync(new Regex("PasskeyForm"), async route =>
        {
            await isSeen.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync("/account/login", new() { WaitUntil = WaitUntilState.Commit });
        var (name, passkey) = (
            page.GetByLabel("Username"), page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey" }));
        await Expect(passkey).ToBeDisabledAsync();
        await page.WaitForFunctionAsync(
            "() => document.readyState !== 'loading' && [...document.styleSheets].some(sheet => sheet.href)");
        var before = (await name.BoundingBoxAsync())!;
        isSeen.SetResult();
        await Expect(passkey).ToBeEnabledAsync();
        Assert.Equal(before.Y, (await name.BoundingBoxAsync())!.Y);
    }

    static BrowserNewContextOptions Phone(int width, int height) => new()
    {
        ViewportSize = new() { Width = width, Height = height },
        HasTouch = true,
        IsMobile = true,
    };

    /// <summary>Once they stand: a toast slides in.</summary>
    static Task ExpectAboveAsync(ILocator one, ILocator other) => Patience.UntilAsync(async () =>
    {
        var (above, below) = ((await one.BoundingBoxAsync())!, (await other.BoundingBoxAsync())!);
        return above.Y + above.Height <= below.Y;
    });
}
