using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>What others write while somebody reads a list.</summary>
public sealed class ReadingTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/expenses")]
    public async Task No_row_moves_under_the_cursor(string path)
    {
        var me = await MoveInAsync();
        var (tea, cake) = (await me.WriteAsync("Tea", 300), await me.WriteAsync("Cake", 500));
        await me.WriteAsync("Bread", 400);
        var tab = await OpenAsync(me, path);
        await tab.Row("Tea").HoverAsync();
        await ExpectReadAsync(tab, "yes");
        var place = await PlaceAsync(tab, "Tea");

        await me.WriteAsync("Milk", 200);
        await me.WriteAsync("Eggs", 100);
        await Expect(New(tab)).ToHaveTextAsync("2 new above");
        await me.RewriteAsync(tea, 350);
        await Expect(tab.Row("Tea")).ToContainTextAsync("3.50");
        await me.EraseAsync(cake);
        await Expect(tab.Row("Cake")).ToHaveClassAsync(new Regex("gone"));
        Assert.Equal(place, await PlaceAsync(tab, "Tea"));
        await Expect(tab.Row("Cake").GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await tab.Row("Cake").GetByText("Cake", new() { Exact = true }).ClickAsync();
        await Expect(tab.Row("Cake")).ToContainTextAsync("removed from this list");
        await Expect(tab.Page.Locator(".editing")).ToHaveCountAsync(0);
        await Expect(tab.Row("Milk")).ToHaveCountAsync(0);

        // Nor away from under the cursor that has come to show them.
        await New(tab).HoverAsync();
        await me.WriteAsync("Rice", 150);
        await Expect(New(tab)).ToHaveTextAsync("3 new above");
        await New(tab).ClickAsync();
        await Expect(tab.Row("Rice")).ToBeFocusedAsync();
        await Expect(tab.Row("Milk")).ToBeVisibleAsync();
        await Expect(tab.Row("Cake")).ToHaveCountAsync(0);
        await Expect(New(tab)).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/expenses")]
    public async Task A_list_that_is_read_is_empty_as_soon_as_its_last_row_is_gone(string path)
    {
        var me = await MoveInAsync();
        var (tea, cake) = (await me.WriteAsync("Tea", 300), await me.WriteAsync("Cake", 500));
        var tab = await OpenAsync(me, path);
        await tab.Row("Tea").HoverAsync();
        await ExpectReadAsync(tab, "yes");
        await me.EraseAsync(cake);
        await Expect(tab.Row("Cake")).ToHaveClassAsync(new Regex("gone"));
        await me.EraseAsync(tea);
        await Expect(tab.Rows).ToHaveCountAsync(0);
        await Expect(tab.Page.Locator(".empty").First).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/expenses")]
    public async Task What_waited_comes_when_nobody_reads_any_more(string path)
    {
        var me = await MoveInAsync();
        await me.WriteManyAsync(17, 100);
        var tab = await OpenAsync(me, path);
        await tab.Row("00001").ScrollIntoViewIfNeededAsync();
        await ExpectReadAsync(tab, "yes");
        await me.WriteAsync("Milk", 200);
        await Expect(New(tab)).ToHaveTextAsync("1 new above");

        await tab.Row("00017").ScrollIntoViewIfNeededAsync();
        await tab.Page.EvaluateAsync("() => { scrollTo(0, 0); document.querySelector('.scroll')?.scrollTo(0, 0); }");
        await ExpectReadAsync(tab, "");
        await Expect(tab.Row("Milk")).ToBeVisibleAsync();

        await tab.Row("Milk").FocusAsync();
        await ExpectReadAsync(tab, "yes");
        await me.WriteAsync("Eggs", 100);
        await Expect(New(tab)).ToHaveTextAsync("1 new above");
        await tab.Page.Keyboard.PressAsync("n");
        if (path == "/") await Expect(tab.Row("Eggs")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_one_adds_oneself_shows_at_once_wherever_the_cursor_rests()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Tea", 300);
        var tab = await OpenAsync(me);
        await tab.Row("Tea").HoverAsync();
        await ExpectReadAsync(tab, "yes");
        await tab.Page.Keyboard.PressAsync("n");
        await tab.Page.Keyboard.TypeAsync("coffee 4.50");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Row("Coffee")).ToBeVisibleAsync();
        await Expect(tab.Row("Coffee")).Not.ToHaveClassAsync(new Regex("changed"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/expenses")]
    public async Task What_somebody_else_does_is_tinted_with_their_name_and_settles(string path)
    {
        var mara = await MoveInAsync();
        var jonas = await (await MoveInAsync()).JoinAsync(mara);
        var tea = await mara.WriteAsync("Tea", 300);
        var tab = await OpenAsync(mara, path);

        await jonas.RewriteAsync(tea, 350);
        await jonas.WriteAsync("Milk", 200);
        // Both at once: they settle after a few seconds.
        await Expect(Tinted(tab)).ToHaveTextAsync(
        [
            new Regex(@"(?=[\s\S]*Milk)(?=[\s\S]*somebody)[\s\S]*added this just now"),
            new Regex(@"(?=[\s\S]*Tea)[\s\S]*changed this just now"),
        ]);
        await Expect(Tinted(tab)).ToHaveCountAsync(0);
        await Expect(tab.Row("Milk")).Not.ToContainTextAsync("just now");
    }

    static ILocator New(Tab tab) => tab.Page.Locator(".new-rows button");

    static ILocator Tinted(Tab tab) => tab.Page.Locator(".changed");

    // What the server knows of it: the browser knows before.
    static Task ExpectReadAsync(Tab tab, string read) =>
        Expect(tab.Page.Locator("[data-reading]")).ToHaveAttributeAsync("data-heard", read);

    static async Task<float> PlaceAsync(Tab tab, string title) => (await tab.Row(title).BoundingBoxAsync())!.Y;
}
