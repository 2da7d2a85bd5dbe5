using FinSight.Core.Budgets;
using FinSight.Core.Expenses;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>What a finger has to meet on a phone (WCAG 2.5.5).</summary>
public sealed class TargetTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    const string TooSmall =
        """
        within => [...document.querySelectorAll(
          `:is(${within}) :is(a[href], button, summary, select, textarea, input:not([type=hidden]))`)]
          .filter(e => e.checkVisibility({ visibilityProperty: true }))
          .map(e => ({
            e, box: (e.closest('label') ?? e.labels?.[0]?.closest('.setting') ?? e).getBoundingClientRect() }))
          .filter(({ box }) => box.right > 0 && box.left < innerWidth && box.bottom > 0)
          // A link within a sentence is as high as its line.
          .filter(({ e }) => !(getComputedStyle(e).display === 'inline' && e.closest('p, li, td')))
          .filter(({ box }) => Math.round(box.width) < 44 || Math.round(box.height) < 44)
          .map(({ e, box }) =>
            `${e.tagName} "${(e.ariaLabel ?? e.textContent).trim()}" ${Math.round(box.width)} x ${Math.round(box.height)}`)
          .join('; ')
        """;

    static BrowserNewContextOptions Phone => Touch(390, 844);

    static BrowserNewContextOptions Touch(int width, int height) => new()
    {
        ViewportSize = new() { Width = width, Height = height },
        HasTouch = true,
        IsMobile = true,
        DeviceScaleFactor = 2,
    };

    [Theory]
    [InlineData("/")]
    [InlineData("/settings")]
    [InlineData("/categories")]
    [InlineData("/trash")]
    [InlineData("/activity")]
    public Task Everything_that_can_be_pressed_is_as_large_as_a_fingertip(string path) =>
        ExpectLargeAsync(path, Phone, "body");

    [Theory]
    [InlineData("/")]
    [InlineData("/expenses")]
    [InlineData("/settings")]
    [InlineData("/categories")]
    public Task So_is_it_on_a_tablet(string path) => ExpectLargeAsync(path, Touch(820, 1180), "body");

    // All of the rail is in sight there, at a price.
    [Fact]
    public Task And_beside_the_rail_on_a_phone_that_lies_on_its_side() =>
        ExpectLargeAsync("/", Touch(844, 390), ".topbar, main");

    async Task ExpectLargeAsync(string path, BrowserNewContextOptions screen, string within)
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450);
        await me.WriteAsync("Bread", 450, "Groceries", tags: ["x"]);
        await App.Services.GetRequiredService<BudgetService>().AddAsync(
            me.Member,
            new(me.CategoryId("Groceries"), new(9_000, me.Member.Currency), BudgetCycleKind.Month), TestUser.Today);
        await App.Services.GetRequiredService<ExpenseService>()
            .DeleteAsync(me.Member, (await me.WriteAsync("Tea", 300)).Id);
        var tab = await OpenAsync(me, path, screen);
        // Chips are there while something is typed.
        if (path == "/") await tab.Page.Locator("#quick-line").FillAsync("tea 3 #y");
        if (path == "/") await Expect(tab.Page.Locator("#quick .chip")).ToHaveCountAsync(5);
        Assert.Equal("", await tab.Page.EvaluateAsync<string>(TooSmall, within));
    }

    [Theory]
    [InlineData("en-GB")]
    [InlineData("de-DE")]
    public async Task A_step_of_the_activity_with_all_that_can_be_done_about_it_is_two_lines(string language)
    {
        var me = await MoveInAsync(language);
        await me.WriteAsync("Coffee", 450);
        var tab = await OpenAsync(me, "/activity", Phone);
        var row = tab.Page.Locator("[data-batch-id]", new() { HasText = "Coffee" });
        await Expect(row.Locator(".batch-act")).ToHaveCountAsync(2);
        Assert.InRange((await row.BoundingBoxAsync())!.Height, 44, 56);
    }

    [Fact]
    public async Task Signing_out_is_no_neighbour_of_the_theme_and_asks_where_a_line_is_begun()
    {
        var tab = await OpenAsync(await MoveInAsync(), options: Phone);
        var signOut = tab.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true });
        await Expect(signOut).ToBeHiddenAsync();
        await tab.Page.Locator("#quick-line").FillAsync("coffee 4.50");
        await tab.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Settings of") }).TapAsync();
        await signOut.TapAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Stay signed in" }).TapAsync();
        await tab.GoAsync("/");
        await Expect(tab.Page.Locator("#quick-line")).ToHaveValueAsync("coffee 4.50");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/expenses")]
    public async Task An_open_form_fills_its_card_and_its_save_button_is_within_reach(string path)
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450);
        var tab = await OpenAsync(me, path, Phone);
        await tab.Row("Coffee").GetByText("Coffee").TapAsync();
        var form = tab.EditGroup("Coffee");
        var (inside, card) = (
            (await form.BoundingBoxAsync())!,
            (await tab.Page.Locator(".card", new() { Has = form }).BoundingBoxAsync())!);
        Assert.InRange(card.Width - inside.Width, 0, 2);
        var save = form.GetByRole(AriaRole.Button, new() { Name = "Save" });
        Assert.InRange(inside.Width - (await save.BoundingBoxAsync())!.Width, 0, 32);

        await tab.Page.SetViewportSizeAsync(390, 520);
        await form.EvaluateAsync("form => scrollBy(0, form.getBoundingClientRect().top - 120)");
        var bar = tab.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" });
        Assert.True((await save.BoundingBoxAsync())!.Y + 44 <= (await bar.BoundingBoxAsync())!.Y);
    }

    [Fact]
    public async Task In_German_the_line_is_written_as_there_with_room_beside_its_button_and_periods_fit_their_line()
    {
        var page = await (await BrowseAsync(await MoveInAsync("de-DE"), Phone)).NewPageAsync();
        await page.GotoAsync("/");
        var line = page.Locator("#quick-line");
        await Expect(line).ToHaveAttributeAsync("placeholder", "Kaffee 4,50 gestern #arbeit");
        await Expect(page.Locator(".live:not(.off)")).ToBeAttachedAsync();
        Assert.InRange((await line.BoundingBoxAsync())!.Width, 250, 390);
        Assert.True(await page.EvaluateAsync<bool>(
            """
            () => [...document.querySelectorAll('.month-switch > *')]
              .map(part => part.getBoundingClientRect()).filter(part => part.width)
              .every((part, i, parts) => !i || part.left >= parts[i - 1].right && part.top < parts[i - 1].bottom)
            """));
    }
}
