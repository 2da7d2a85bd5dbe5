using FinSight.Tests.Reports;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

public sealed class PrintTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    [Theory]
    [InlineData("/", "Market")]
    [InlineData("/expenses", "Market")]
    [InlineData("/budgets", "No budget yet")]
    public async Task A_printed_page_is_what_it_says_and_not_its_shell(string address, string said)
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Market", 12_000, "Groceries");
        var page = (await OpenAsync(me, address)).Page;
        await Expect(page.GetByText(said).First).ToBeVisibleAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });
        await Expect(page.GetByText(said).First).ToBeVisibleAsync();
        foreach (var shell in new[] { ".nav", ".skip", "#filter", "#quick", ".page-head .button", ".downloads" })
            foreach (var part in await page.Locator(shell).AllAsync()) await Expect(part).ToBeHiddenAsync();
        Assert.Equal(
            "light", await page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).colorScheme"));

        var pdf = await page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true });
        if (Environment.GetEnvironmentVariable("FINSIGHT_PRINTS") is { } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, $"print{address.Replace('/', '-')}.pdf"), pdf);
        if (await PdfTools.RunAsync("pdftotext", pdf, "FILE", "-") is not { } text) return;
        Assert.Contains(said, text.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("Keyboard", text.Said, StringComparison.Ordinal);
    }
}
