using Microsoft.Playwright;
using QRCoder;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>The code on a bill, read from a picture: these browsers have no camera.</summary>
public sealed class BillScanTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    const string Swiss =
        "SPC\n0200\n1\nCH4431999123000889012\nS\nMuster Gas AG\nBeispielweg\n1\n8000\nZürich\nCH\n\n\n\n\n\n\n\n149.00\nCHF\nS\nErika Muster\nWeg\n2\n8001\nZürich\nCH\nQRR\n210000000003139471430009017\nRechnung 42\nEPD";
    const string Epc = "BCD\n002\n1\nSCT\n\nMuster AG\nDE89370400440532013000\nEUR12.40\n\n\nRechnung 42";
    const string Upi = "upi://pay?pa=sample@upi&pn=Sample%20Tea&am=51.00&cu=INR&tn=tea";

    [Fact]
    public async Task A_bill_fills_the_form_and_is_added_only_when_the_person_says_so()
    {
        var me = await MoveInAsync("de-CH");
        var tab = await OpenAsync(me, "/", new() { Locale = "de-CH" });
        await ScanAsync(tab.Page, "Rechnung scannen", Swiss);
        var form = tab.Page.Locator("#add");
        await Expect(form.Locator("[name=title]")).ToHaveValueAsync("Muster Gas AG");
        await Expect(form.Locator("[name=amount]")).ToHaveValueAsync("149.00");
        await Expect(form.Locator("[name=note]")).ToHaveValueAsync("Rechnung 42 · 210000000003139471430009017");
        await Expect(tab.Rows).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Another_currency_fills_all_but_the_amount_and_says_so()
    {
        var tab = await OpenAsync(await MoveInAsync());
        await ScanAsync(tab.Page, "Scan a bill", Upi);
        await Expect(tab.Page.Locator("#add [name=title]")).ToHaveValueAsync("Sample Tea");
        await Expect(tab.Page.Locator("#add [name=amount]")).ToHaveValueAsync("");
        await Expect(tab.Page.Locator(".bill-scan")).ToContainTextAsync("It is in another currency: INR 51.00");
        await ScanAsync(tab.Page, "Scan a bill", "https://example.org");
        await Expect(tab.Page.Locator(".bill-scan")).ToContainTextAsync("This is not the code of a bill.");
    }

    [Fact]
    public async Task On_the_page_without_a_circuit_it_becomes_a_line_and_the_reader_is_fetched_only_then()
    {
        var me = await MoveInAsync("de-DE");
        var context = await BrowseAsync(me, new() { ViewportSize = new() { Width = 390, Height = 844 } });
        var page = await context.NewPageAsync();
        var fetched = new System.Collections.Concurrent.ConcurrentQueue<string>();
        page.Request += (_, request) => fetched.Enqueue(new Uri(request.Url).AbsolutePath);
        await page.GotoAsync("/q");
        await Expect(page.Locator("#q-who")).ToContainTextAsync(me.Member.LedgerName);
        Assert.DoesNotContain("/lib/jsqr.js", fetched);
        await ScanAsync(page, "Rechnung scannen", Epc);
        await Expect(page.GetByLabel("Schnell erfassen")).ToHaveValueAsync("Muster AG 12,40");
        Assert.Contains("/lib/jsqr.js", fetched);
        Watch.AssertPolicyHeld();
    }

    [Fact]
    public async Task Only_its_button_opens_it_and_not_the_room_beside()
    {
        var me = await MoveInAsync();
        var page = await (await BrowseAsync(me)).NewPageAsync();
        await page.GotoAsync("/q");
        await Expect(page.Locator("#q-who")).ToContainTextAsync(me.Member.LedgerName);
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Scan a bill" });
        var box = (await button.BoundingBoxAsync())!;
        await page.Mouse.ClickAsync(box.X + box.Width + 40, box.Y + box.Height / 2);
        await button.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task What_holds_no_code_and_what_is_no_picture_are_told_and_the_question_stays()
    {
        var tab = await OpenAsync(await MoveInAsync());
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Scan a bill" }).ClickAsync();
        var dialog = tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "Scan a bill" });
        await Expect(dialog).ToContainTextAsync("There is no camera here");
        await PickAsync(dialog, "note.png", "no picture"u8.ToArray());
        await Expect(dialog).ToContainTextAsync("This picture can't be read.");
        await PickAsync(dialog, "blank.png", Blank());
        await Expect(dialog).ToContainTextAsync("There is no QR code in this picture.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Scan a bill" })).ToBeFocusedAsync();
    }

    /// <summary>The document that the circuit began with shuts the camera out of every page it leads to.</summary>
    [Fact]
    public async Task A_page_that_a_circuit_came_to_opens_the_camera_and_keeps_what_is_typed()
    {
        var tab = await OpenAsync(await MoveInAsync(), "/expenses");
        Assert.False(await MayAskAsync(tab.Page));
        await tab.Page.Locator("nav a:has-text(\"Home\")").First.ClickAsync();
        await tab.Page.Locator("#add [name=title]").FillAsync("Gas");
        Assert.False(await MayAskAsync(tab.Page));
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Scan a bill" }).ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "Scan a bill" })).ToBeVisibleAsync();
        Assert.True(await MayAskAsync(tab.Page));
        await Expect(tab.Page.Locator("#add [name=title]")).ToHaveValueAsync("Gas");
    }

    static Task<bool> MayAskAsync(IPage page) =>
        page.EvaluateAsync<bool>("() => document.featurePolicy.allowsFeature('camera')");

    static async Task ScanAsync(IPage page, string button, string code)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await PickAsync(page.GetByRole(AriaRole.Dialog, new() { Name = button }), "bill.png", Picture(code, 6));
    }

    static Task PickAsync(ILocator dialog, string name, byte[] picture) =>
        dialog.Locator("input[type=file]").SetInputFilesAsync(
            new FilePayload { Name = name, MimeType = "image/png", Buffer = picture });

    static byte[] Picture(string code, int scale)
    {
        using var data = QRCodeGenerator.GenerateQrCode(code, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        return new PngByteQRCode(data).GetGraphic(scale);
    }

    // One pixel of white.
    static byte[] Blank() =>
        Convert.FromBase64String(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==");
}
