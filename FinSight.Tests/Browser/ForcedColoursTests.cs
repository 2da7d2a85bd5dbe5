using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>High contrast, in which the system drops backgrounds and shadows.</summary>
public sealed class ForcedColoursTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    [Theory]
    [InlineData("/settings", ".segments")]
    [InlineData("/settings", ".switch")]
    [InlineData("/settings", ".button")]
    [InlineData("/", ".button.primary")]
    [InlineData("/", ".nav .add")]
    [InlineData("/expenses", ".chip")]
    public async Task Controls_have_an_edge(string path, string control)
    {
        var page = await OpenAsync(path);
        var line = await page.Locator(control).First.EvaluateAsync<string>(
            "element => getComputedStyle(element).borderTopWidth");
        Assert.NotEqual("0px", line);
    }

    [Fact]
    public async Task What_is_chosen_and_what_has_a_colour_of_its_own_can_be_seen()
    {
        var settings = await OpenAsync("/settings");
        await Expect(settings.Locator(".segments label:has(:checked)")).ToHaveCSSAsync("outline-style", "solid");
        var dots = (await OpenAsync("/")).Locator(".legend-row .dot");
        Assert.Equal(
            2,
            (await dots.EvaluateAllAsync<string[]>("dots => dots.map(dot => getComputedStyle(dot).backgroundColor)"))
                .Distinct()
                .Count());
    }

    [Fact]
    public async Task Colours_to_choose_from_keep_their_own_and_the_chosen_one_has_an_edge()
    {
        var page = await OpenAsync("/categories");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add category" }).ClickAsync();
        var swatches = page.Locator(".swatch .cat");
        await Expect(swatches).ToHaveCountAsync(12);
        Assert.Equal(12, (await swatches.EvaluateAllAsync<string[]>(
            "swatches => swatches.map(swatch => getComputedStyle(swatch).backgroundColor)")).Distinct().Count());
        Assert.NotEqual("none", await page.Locator(".swatch :checked + .cat").EvaluateAsync<string>(
            "chosen => getComputedStyle(chosen).boxShadow"));
    }

    async Task<IPage> OpenAsync(string path)
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Bread", 300);
        await me.WriteAsync("Train", 900, "Transport");
        return (await OpenAsync(me, path, new() { ForcedColors = ForcedColors.Active })).Page;
    }
}
