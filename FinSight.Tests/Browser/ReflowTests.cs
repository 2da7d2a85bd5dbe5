using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>A page that is much enlarged, and one on paper.</summary>
public sealed class ReflowTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    const string NotSideways = "() => document.documentElement.scrollWidth <= innerWidth";

    /// <summary>1280 × 1024 at 400 %, as WCAG 1.4.10 has it, and a laptop at 400 %.</summary>
    [Theory]
    [InlineData(320, 256)]
    [InlineData(360, 225)]
    public async Task Enlarged_four_times_no_bar_stays_over_the_page(int width, int height)
    {
        var me = await MoveInAsync();
        await me.WriteManyAsync(20, 100);
        foreach (var path in new[] { "/", "/expenses", "/settings" })
        {
            var page = (await OpenAsync(
                me, path, new() { ViewportSize = new() { Width = width, Height = height } })).Page;
            var bar = page.GetByRole(AriaRole.Navigation, new() { Name = "Main" });
            await Expect(bar).ToBeInViewportAsync();
            await page.EvaluateAsync("() => scrollTo(0, document.body.scrollHeight / 2)");
            await Expect(bar).Not.ToBeInViewportAsync();
            Assert.True(await page.EvaluateAsync<bool>(NotSideways));
        }
    }

    [Theory]
    [InlineData("/", 360, 225)]
    [InlineData("/expenses", 360, 225)]
    [InlineData("/expenses", 720, 450)]
    public async Task Where_a_page_is_low_nothing_stays_over_what_is_edited(string path, int width, int height)
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450);
        var tab = await OpenAsync(me, path, new() { ViewportSize = new() { Width = width, Height = height } });
        await tab.RowButton("Edit", "Coffee").PressAsync("Enter");
        await Expect(tab.EditGroup("Coffee")).ToBeVisibleAsync();
        Assert.Equal(0, await tab.Page.Locator(".topbar, .page *").EvaluateAllAsync<int>(
            "parts => parts.filter(part => getComputedStyle(part).position === 'sticky').length"));
        Assert.Equal(0, await tab.EditGroup("Coffee").Locator("input:not([type=hidden])").EvaluateAllAsync<int>(
            "fields => fields.filter(field => field.scrollWidth > field.clientWidth + 1).length"));
    }

    /// <summary>A laptop at 200 %.</summary>
    [Fact]
    public async Task Enlarged_twice_all_of_the_bar_is_in_view()
    {
        var page = (await OpenAsync(
            await MoveInAsync(), options: new() { ViewportSize = new() { Width = 720, Height = 450 } })).Page;
        var bar = page.GetByRole(AriaRole.Navigation, new() { Name = "Main" });
        foreach (var place in await bar.Locator("a, button").AllAsync())
            await Expect(place).ToBeInViewportAsync(new() { Ratio = 1 });
        var add = (await bar.GetByRole(AriaRole.Link, new() { Name = "Add expense" }).BoundingBoxAsync())!;
        Assert.Equal((44, 44), (add.Width, add.Height));
    }

    /// <summary>A laptop at 200 %, and a tablet, in the language of the longer words.</summary>
    [Theory]
    [InlineData(720)]
    [InlineData(820)]
    public async Task Between_a_phone_and_a_desk_nothing_is_pushed_out_or_over_another(int width)
    {
        var me = await MoveInAsync("de-DE");
        var tab = await OpenAsync(me, options: new() { ViewportSize = new() { Width = width, Height = 900 } });
        var name = tab.Page.Locator(".ledger-switch > summary > span:not(.ledger-mark)").First;
        Assert.True(await name.EvaluateAsync<bool>("name => name.scrollWidth <= name.clientWidth"));
        Assert.True(await tab.Page.EvaluateAsync<bool>(NotSideways));

        await tab.GoAsync("/settings");
        Assert.True(await tab.Page.EvaluateAsync<bool>(NotSideways));
        var links = tab.Page.Locator(".side-nav");
        Assert.True(await links.EvaluateAsync<bool>("links => links.getBoundingClientRect().right <= innerWidth"));
        Assert.Equal(0, await tab.Page.Locator(".setting h3").EvaluateAllAsync<int>(
            "heads => heads.filter(head => head.scrollWidth > head.clientWidth).length"));
    }

    [Fact]
    public async Task On_a_phone_the_bar_stays_at_the_bottom()
    {
        var me = await MoveInAsync();
        await me.WriteManyAsync(20, 100);
        var page = (await OpenAsync(me, "/", new() { ViewportSize = new() { Width = 390, Height = 664 } })).Page;
        await page.EvaluateAsync("() => scrollTo(0, document.body.scrollHeight / 2)");
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }))
            .ToBeInViewportAsync(new() { Ratio = 1 });
    }

    [Fact]
    public async Task On_paper_no_row_is_hidden_in_a_box_that_scrolls()
    {
        var me = await MoveInAsync();
        await me.WriteManyAsync(45, 100);
        var page = (await OpenAsync(me, "/expenses")).Page;
        await Expect(page.Locator("[data-expense-id]")).ToHaveCountAsync(45);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal(0, await page.EvaluateAsync<int>("""
            () => [...document.querySelectorAll('main *')].filter(box =>
              box.scrollHeight > box.clientHeight + 1 && /auto|scroll|hidden/.test(getComputedStyle(box).overflowY)
              && !box.matches('.hide-text, .hide-text *')).length
            """));
    }
}
