using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>The button beside what is shown once.</summary>
public sealed class CopyTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    [Fact]
    public async Task It_claims_to_have_copied_only_where_it_has_and_says_so()
    {
        var page = (await OpenAsync(await MoveInAsync(), "/members")).Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a link" }).ClickAsync();
        var (button, link) = (page.Locator("[data-copy]"), page.GetByLabel("Link into this ledger"));
        await page.EvaluateAsync(
            """
            () => {
              navigator.clipboard.writeText = () => Promise.reject(new Error());
              document.execCommand = () => { document.body.dataset.refused = ''; return false; };
            }
            """);
        await button.ClickAsync();
        await Expect(page.Locator("[data-refused]")).ToHaveCountAsync(1);
        await Expect(button).ToHaveTextAsync("Copy");
        Assert.Equal(
            await link.InputValueAsync(),
            await link.EvaluateAsync<string>("field => field.value.slice(field.selectionStart, field.selectionEnd)"));

        await page.EvaluateAsync("() => { document.execCommand = () => true; }");
        await button.ClickAsync();
        await Expect(button).ToHaveTextAsync("Copied");
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Copied" })).ToHaveCountAsync(1);
    }
}
