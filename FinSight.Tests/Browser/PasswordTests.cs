using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>The eye in the field of a password.</summary>
public sealed class PasswordTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    [Theory]
    [InlineData("login", "en-GB", "Show password")]
    [InlineData("register", "de-DE", "Passwort zeigen")]
    public async Task It_is_shown_under_a_finger_with_the_caret_where_it_was_and_hidden_as_it_is_sent(
        string path, string language, string label)
    {
        var page = await OpenAsync(path, new() { Locale = language });
        var (field, eye) = (page.Locator("#password"), Eye(page, label));
        var box = (await eye.BoundingBoxAsync())!;
        Assert.True(box is { Width: >= 44, Height: >= 44 }, $"{box.Width} x {box.Height}");
        await field.FillAsync("plum river");
        await field.EvaluateAsync("field => field.setSelectionRange(4, 6)");

        await eye.TapAsync();
        await Expect(field).ToHaveAttributeAsync("type", "text");
        await Expect(eye).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(field).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("-");
        await Expect(field).ToHaveValueAsync("plum-iver");

        await page.EvaluateAsync("addEventListener('submit', event => event.preventDefault())");
        await field.PressAsync("Enter");
        await Expect(field).ToHaveAttributeAsync("type", "password");
        await Expect(eye).ToHaveAttributeAsync("aria-pressed", "false");
    }

    [Fact]
    public async Task Keys_show_and_hide_it_before_the_scripts_of_pages_arrive_and_nothing_moves()
    {
        var context = await BrowseAsync();
        await context.RouteAsync("**/{app,blazor.web}*.js", route => route.AbortAsync());
        Watch.Expect("net::ERR_FAILED");
        var page = await VisitAsync(context, "login");
        // As it loads, what stands in its middle may come in parts: that is before the keys.
        await page.EvaluateAsync(
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(at => { "
            + "window.loadedAt = at; done(); })))");
        await page.Locator("#password").FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(Eye(page)).ToBeFocusedAsync();
        foreach (var type in new[] { "text", "password" })
        {
            await page.Keyboard.PressAsync("Space");
            await Expect(page.Locator("#password")).ToHaveAttributeAsync("type", type);
            await Expect(Eye(page)).ToBeFocusedAsync();
        }
        Assert.Equal(0, await page.EvaluateAsync<int>(
            """
            () => {
              const shifts = new PerformanceObserver(() => { });
              shifts.observe({ type: 'layout-shift', buffered: true });
              return shifts.takeRecords().filter(shift => shift.startTime > window.loadedAt).length;
            }
            """));
    }

    [Fact]
    public async Task Without_scripts_there_is_none() =>
        await Expect(Eye(await OpenAsync("login", new() { JavaScriptEnabled = false }))).ToBeHiddenAsync();

    async Task<IPage> OpenAsync(string path, BrowserNewContextOptions options)
    {
        options.ViewportSize = new() { Width = 390, Height = 844 };
        options.HasTouch = options.IsMobile = true;
        return await VisitAsync(await BrowseAsync(options: options), path);
    }

    // An empty server would greet with a new account.
    async Task<IPage> VisitAsync(IBrowserContext context, string path)
    {
        await MoveInAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/account/{path}");
        return page;
    }

    static ILocator Eye(IPage page, string label = "Show password") =>
        page.GetByLabel(label, new() { Exact = true });
}
