using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

public sealed class PhoneTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    // What sticks out, where the page scrolls sideways.
    const string StickingOut =
        """
        () => {
          const { scrollWidth, clientWidth } = document.documentElement;
          return scrollWidth <= clientWidth ? '' : [...document.querySelectorAll('body *')]
            .filter(e => !e.closest('.swipe, .filters')
              && e.getBoundingClientRect().right > clientWidth && !e.firstElementChild)
            .map(e => `${e.tagName}.${e.getAttribute('class')}`).join(' ');
        }
        """;

    static BrowserNewContextOptions Phone => new()
    {
        ViewportSize = new() { Width = 360, Height = 740 },
        HasTouch = true,
        IsMobile = true,
        DeviceScaleFactor = 2,
    };

    [Theory]
    [InlineData("/account/login")]
    [InlineData("/account/register")]
    [InlineData("/account/login?expired=true")]
    public async Task Account_pages_fit_a_phone(string path)
    {
        var page = await (await BrowseAsync(options: Phone)).NewPageAsync();
        await page.GotoAsync(path);
        await page.GetByRole(AriaRole.Main).Locator("button.primary").ClickAsync();
        await ExpectFitAsync(page);
    }

    [Fact]
    public async Task The_dashboard_fits_a_phone_empty_full_and_in_editing()
    {
        var me = await MoveInAsync();
        var tab = await OpenAsync(me, options: Phone);
        await ExpectFitAsync(tab.Page);

        foreach (var (category, i) in TestUser.Categories.Select((name, i) => (name, i)))
            await me.WriteAsync($"A rather long title of an expense for {category}", 99_999_999_00 + i, category);
        await Expect(tab.Rows).ToHaveCountAsync(12);
        await ExpectFitAsync(tab.Page);
        await tab.Page.GetByText("Show as table").TapAsync();
        await ExpectFitAsync(tab.Page);
        await tab.GoAsync("/?period=all");
        await ExpectFitAsync(tab.Page);
    }

    [Fact]
    public async Task The_expenses_fit_a_phone_also_while_they_are_picked_and_edited()
    {
        var me = await MoveInAsync();
        foreach (var (category, i) in TestUser.Categories.Select((name, i) => (name, i)))
            await me.WriteAsync($"A rather long title of an expense for {category}", 99_999_999_00 + i, category);
        var tab = await OpenAsync(me, "/expenses", Phone);
        await ExpectFitAsync(tab.Page);
        await tab.Rows.First.GetByRole(AriaRole.Checkbox).TapAsync();
        await Expect(tab.Page.Locator(".bulk-bar")).ToContainTextAsync("1 selected");
        await ExpectFitAsync(tab.Page);
        await tab.Rows.Nth(1).Locator(".title").TapAsync();
        await Expect(tab.Page.Locator(".editing")).ToBeVisibleAsync();
        await ExpectFitAsync(tab.Page);
    }

    [Fact]
    public async Task The_categories_fit_a_phone_and_are_moved_by_touch()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("House", 99_999_999_00, "Home");
        var tab = await OpenAsync(me, "/categories", Phone);
        await ExpectFitAsync(tab.Page);

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Edit Home" }).TapAsync();
        await tab.Page.GetByText("Suggested icons").First.TapAsync();
        await ExpectFitAsync(tab.Page);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Move up" }).TapAsync();
        await Expect(tab.Page.Locator(".category-row .title").Nth(2)).ToHaveTextAsync("Home");
        await Expect(tab.EditGroup("Home")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Edit_and_delete_are_within_a_thumbs_reach()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450);
        var tab = await OpenAsync(me, options: Phone);

        await tab.RowButton("Edit", "Coffee").TapAsync();
        await Expect(tab.EditGroup("Coffee")).ToBeVisibleAsync();
        await ExpectFitAsync(tab.Page);
        await tab.EditGroup("Coffee").GetByLabel("Amount").FillAsync("5");
        await tab.EditGroup("Coffee").GetByRole(AriaRole.Button, new() { Name = "Save" }).TapAsync();
        await tab.ExpectTotalsAsync(500);

        await tab.RowButton("Delete", "Coffee").TapAsync();
        await Expect(tab.Rows).ToHaveCountAsync(0);
        await tab.ExpectTotalsAsync(0);
    }

    [Theory]
    [InlineData("/", ReducedMotion.NoPreference)]
    [InlineData("/", ReducedMotion.Reduce)]
    [InlineData("/expenses", ReducedMotion.NoPreference)]
    [InlineData("/expenses", ReducedMotion.Reduce)]
    public async Task A_swipe_brings_a_row_s_buttons_and_nothing_else_moves(string path, ReducedMotion motion)
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Tea", 300);
        await me.WriteAsync("Coffee", 450);
        var phone = Phone;
        phone.ReducedMotion = motion;
        var tab = await OpenAsync(me, path, phone);
        await Expect(tab.RowButton("Delete", "Coffee")).Not.ToBeInViewportAsync();

        await SwipeAsync(tab, "Tea");
        await Expect(tab.RowButton("Delete", "Tea")).ToBeInViewportAsync(new() { Ratio = 1 });
        await SwipeAsync(tab, "Coffee");
        await Expect(tab.RowButton("Delete", "Coffee")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(tab.RowButton("Delete", "Tea")).Not.ToBeInViewportAsync();
        await ExpectFitAsync(tab.Page);

        await tab.RowButton("Delete", "Coffee").TapAsync();
        await Expect(tab.Row("Coffee")).ToHaveCountAsync(0);
        await tab.Page.Locator(".toast").GetByRole(AriaRole.Button, new() { Name = "Undo" }).TapAsync();
        await Expect(tab.Row("Coffee")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Everything_on_the_expenses_is_as_large_as_a_thumb()
    {
        var me = await MoveInAsync();
        await me.WriteManyAsync(51, 100);
        await me.WriteAsync("Coffee", 450, note: "with Mara", tags: ["a", "work"]);
        var tab = await OpenAsync(
            me,
            "/expenses?q=-nothing",
            new() { ViewportSize = new() { Width = 390, Height = 740 }, HasTouch = true, IsMobile = true });
        await tab.Row("Coffee").GetByRole(AriaRole.Checkbox).TapAsync();
        await Expect(tab.Page.Locator(".bulk-bar")).ToBeVisibleAsync();
        Assert.Equal("", await tab.Page.EvaluateAsync<string>("""
            () => [...document.querySelectorAll('main :is(a, button, input, select)')]
              .filter(e => e.checkVisibility() && e.type !== 'hidden')
              .map(e => [e, (e.closest('label') ?? e).getBoundingClientRect()])
              .filter(([, box]) => box.width < 44 || box.height < 44)
              .map(([e, box]) => `${e.outerHTML.slice(0, 90)} ${box.width} × ${box.height}`).join(' | ')
            """));
    }

    [Fact]
    public async Task Rows_of_one_day_are_ruled_at_one_height()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450);
        var tab = await OpenAsync(me, "/expenses", Phone);
        Assert.Equal(0, await tab.Page.EvaluateAsync<int>("""
            () => [...document.querySelectorAll('.ledger tbody tr > *')]
              .filter(cell => getComputedStyle(cell).borderBottomWidth !== '0px').length
            """));
    }

    [Fact]
    public async Task The_title_of_a_row_stays_in_sight_beside_its_buttons()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450);
        var tab = await OpenAsync(me, "/expenses", Phone);
        await SwipeAsync(tab, "Coffee");
        await Expect(tab.RowButton("Delete", "Coffee")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(tab.Row("Coffee").Locator(".title")).ToBeInViewportAsync(new() { Ratio = 1 });
        await tab.Page.WaitForFunctionAsync(
            "() => document.elementFromPoint(110, document.querySelector('.title').getBoundingClientRect().top + 5)"
            + ".closest('.title') !== null");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/expenses")]
    public async Task A_row_that_is_tapped_opens_with_a_button_for_all_that_a_swipe_brings(string path)
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450);
        var tab = await OpenAsync(me, path, Phone);

        await tab.Row("Coffee").GetByText("Coffee").TapAsync();
        var form = tab.EditGroup("Coffee");
        await Expect(form.GetByLabel("Title")).ToBeFocusedAsync();
        await Expect(form.GetByRole(AriaRole.Button, new() { Name = "Add again" })).ToBeVisibleAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "Delete" }).TapAsync();

        await Expect(tab.Rows).ToHaveCountAsync(0);
        await Expect(tab.Page.Locator(".toast")).ToContainTextAsync("Coffee");
        await Expect(tab.Page.Locator("#list")).ToBeFocusedAsync();
    }

    /// <summary>A finger goes from right to left over a row, once more where the page did not notice.</summary>
    static Task SwipeAsync(Tab tab, string title) => Patience.UntilAsync(async () =>
    {
        await MoveFingerAsync(tab, title);
        return await tab.Row(title).EvaluateAsync<bool>(
            "row => new Promise(done => requestAnimationFrame(() => requestAnimationFrame("
            + "() => done(row.scrollLeft > 0))))");
    });

    static async Task MoveFingerAsync(Tab tab, string title)
    {
        await tab.Row(title).EvaluateAsync("row => row.scrollIntoView({ block: 'center' })");
        var box = (await tab.Row(title).BoundingBoxAsync())!;
        var fingers = await tab.Page.Context.NewCDPSessionAsync(tab.Page);
        var (x, y) = (box.X + box.Width * 0.9, box.Y + box.Height / 2);
        await TouchAsync("touchStart", new { x, y });
        for (var way = 0; way < box.Width * 0.6; way += 14) await TouchAsync("touchMove", new { x = x - way, y });
        await TouchAsync("touchEnd");

        Task TouchAsync(string type, params object[] points) =>
            fingers.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = type, ["touchPoints"] = points });
    }

    static async Task ExpectFitAsync(IPage page) => Assert.Equal("", await page.EvaluateAsync<string>(StickingOut));
}
