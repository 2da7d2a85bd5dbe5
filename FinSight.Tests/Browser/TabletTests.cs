using FinSight.Core.Ledgers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>A finger on a screen that is wider than a phone, where the buttons of rows are for mice and keys.</summary>
public sealed class TabletTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    static BrowserNewContextOptions Screen(int width, int height) => new()
    {
        ViewportSize = new() { Width = width, Height = height },
        HasTouch = true,
        IsMobile = true,
    };

    [Theory]
    [InlineData("/", 844, 390)]
    [InlineData("/", 820, 1180)]
    [InlineData("/expenses", 844, 390)]
    [InlineData("/expenses", 820, 1180)]
    [InlineData("/expenses", 1180, 820)]
    public async Task A_tap_opens_a_row_where_its_buttons_are_out_of_sight(string path, int width, int height)
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450);
        var tab = await OpenAsync(me, path, Screen(width, height));
        await TapAsync(tab, "Delete");
        var form = tab.EditGroup("Coffee");
        await Expect(form).ToBeVisibleAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).TapAsync();
        await Expect(tab.Row("Coffee")).ToBeFocusedAsync();
        await TapAsync(tab, "Repeat");
        await Expect(form).ToBeVisibleAsync();
        await Expect(tab.Rows).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/expenses")]
    public async Task A_row_that_nobody_may_open_shows_its_button_first(string path)
    {
        var mara = await MoveInAsync();
        await mara.WriteAsync("Coffee", 450);
        var noah = await (await MoveInAsync()).JoinAsync(mara);
        await noah.BecomeAsync(Role.Adder);
        var tab = await OpenAsync(noah, mara.Address(path), Screen(820, 1180));
        await TapAsync(tab, "Repeat");
        await Expect(tab.Row("Coffee")).ToBeFocusedAsync();
        await Expect(tab.Row("Coffee").Locator(".row-actions")).ToHaveCSSAsync("opacity", "1");
        await tab.AnsweredAsync();
        await Expect(tab.Rows).ToHaveCountAsync(1);
        await TapAsync(tab, "Repeat");
        await Expect(tab.Rows).ToHaveCountAsync(2);
    }

    // Where it is, whether it can be seen or not.
    static async Task TapAsync(Tab tab, string action)
    {
        var button = tab.RowButton(action, "Coffee");
        await Expect(button).ToBeEnabledAsync();
        await button.EvaluateAsync("button => button.scrollIntoView({ block: 'center' })");
        var box = (await button.BoundingBoxAsync())!;
        await tab.Page.Touchscreen.TapAsync(box.X + box.Width / 2, box.Y + box.Height / 2);
    }
}
