using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>A browser's translator takes every text out of the page and puts elements in its place.</summary>
public sealed class TranslatorTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    const string Translate = """
        () => {
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          const texts = [];
          while (walk.nextNode()) texts.push(walk.currentNode);
          for (const text of texts) {
            if (!text.data.trim() || text.parentElement.closest('script, style, [translate=no], font')) continue;
            const [outer, inner] = [document.createElement('font'), document.createElement('font')];
            inner.append(text.data);
            outer.append(inner);
            text.replaceWith(outer);
          }
          return document.querySelectorAll('font').length;
        }
        """;

    const string TurnOff =
        "() => document.querySelectorAll('font font')"
        + ".forEach(font => font.parentElement.replaceWith(font.textContent))";

    [Theory]
    [InlineData("/")]
    [InlineData("/?period=all")]
    [InlineData("/expenses")]
    [InlineData("/expenses?sort=largest")]
    [InlineData("/categories")]
    [InlineData("/activity")]
    [InlineData("/trash")]
    public async Task A_page_that_was_translated_shows_what_a_new_one_shows(string path)
    {
        var me = await MoveInAsync();
        var (coffee, rent) = (await me.WriteAsync("Coffee", 450), await me.WriteAsync("Rent", 90_000, "Home"));
        await me.EraseAsync(await me.WriteAsync("Mistake", 100, date: TestUser.Today.AddDays(-1)));
        var tab = await OpenAsync(me, path);
        await Expect(tab.Page.Locator("main")).ToContainTextAsync(
            path == "/trash" ? "Mistake" : path == "/categories" ? "900.00" : "Coffee");
        Assert.NotEqual(0, await tab.Page.EvaluateAsync<int>(Translate));

        await me.RewriteAsync(coffee, 777);
        await me.EraseAsync(rent);
        await me.WriteAsync("Bread", 320, date: TestUser.Today.AddDays(-1), note: "rye");
        await AssertLikeNewAsync(me, tab, path);

        await tab.Page.EvaluateAsync(Translate);
        await me.WriteAsync("Cheese", 1_200, "Home");
        await AssertLikeNewAsync(me, tab, path);
    }

    [Fact]
    public async Task What_the_translator_gives_back_is_alive_again()
    {
        var me = await MoveInAsync();
        var coffee = await me.WriteAsync("Coffee", 450);
        var tab = await OpenAsync(me);
        await Expect(tab.Page.Locator("details:not([open]) #add")).ToHaveCountAsync(0);
        var before = await tab.Page.Locator("main").InnerTextAsync();
        await tab.Page.EvaluateAsync(Translate);
        await Expect(tab.Page.Locator("main")).ToContainTextAsync("Coffee");
        await tab.Page.EvaluateAsync(TurnOff);
        await Expect(tab.Page.Locator("main")).ToHaveTextAsync(before, new() { UseInnerText = true });
        await me.RewriteAsync(coffee, 777);
        await AssertLikeNewAsync(me, tab, "/");
    }

    [Fact]
    public async Task Figures_are_not_translated()
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Coffee", 450);
        foreach (var path in new[] { "/", "/expenses" })
        {
            var figures = (await OpenAsync(me, path)).Page.Locator(".money");
            await Expect(figures.First).ToBeVisibleAsync();
            foreach (var figure in await figures.AllAsync())
                Assert.True(await figure.EvaluateAsync<bool>("figure => figure.closest('[translate=no]') !== null"));
        }
    }

    async Task AssertLikeNewAsync(TestUser me, Tab tab, string path)
    {
        var fresh = await OpenAsync(me, path);
        await Expect(fresh.Page.Locator(".bone")).ToHaveCountAsync(0);
        await Expect(fresh.Page.Locator("details:not([open]) #add")).ToHaveCountAsync(0);
        var expected = await fresh.Page.Locator("main").InnerTextAsync();
        await fresh.Page.CloseAsync();
        // What was just done is said for a few seconds longer than on a new page.
        await Expect(tab.Page.Locator("main")).ToHaveTextAsync(expected, new() { UseInnerText = true });
    }
}
