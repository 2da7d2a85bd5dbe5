using System.Reflection;
using FinSight.Tests.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>
/// A hundred scripts as titles, notes and names of whatever has one, and in addresses, on every page and in every
/// chart.
/// One that a page takes for markup is blocked by the policy, and the browser's complaint fails the test.
/// </summary>
public sealed class StoredScriptTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    const int Half = 50;

    const string Attributes =
        "() => [...document.querySelectorAll(':not(canvas)')]"
        + ".flatMap(e => [...e.attributes].map(a => `${e.localName} ${a.name}=${a.value}`)"
        + ".filter(a => /^\\S+ (on|style=|(href|src|action|formaction|srcdoc)=\\s*(javascript|data:text|vbscript))/i.test(a)))";

    // The page without a circuit comes last: from then on a worker stands between the browser and the server.
    static readonly string[] Pages = [.. typeof(Program).Assembly.GetTypes()
        .SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template)
        .Where(template => template is not ("/error" or "/not-found" or "/q"))];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task What_somebody_wrote_is_text_on_every_page(int half)
    {
        var payloads = ScriptPayloads.All.Skip(half * Half).Take(half == 0 ? Half : int.MaxValue).ToList();
        var me = await MoveInAsync();
        var written = new StoredScriptSeeder(App.Services, me, payloads);
        await written.WriteAsync();
        var passkeys = await written.PasskeyIdsAsync();
        var page = await (await BrowseAsync(me)).NewPageAsync();
        var dialogs = new List<string>();
        page.Dialog += async (_, dialog) =>
        {
            dialogs.Add(dialog.Message);
            await dialog.DismissAsync();
        };
        // What no page is, and what no expense is.
        Watch.Expect("404", "400");

        Assert.Contains("/admin/log", Pages);
        var shown = new Dictionary<string, string>();
        foreach (var path in Pages.SelectMany(template => Addresses(template, written.Row, payloads, passkeys)))
        {
            await page.GotoAsync(path);
            if (!path.StartsWith("/account/", StringComparison.Ordinal)) await new Tab(page).ExpectLiveAsync();
            await AssertInertAsync(page, dialogs);
            shown[path] = await page.Locator("body").InnerTextAsync();
        }
        AssertShown(written.Titles, shown["/expenses"]);
        AssertShown(written.Aliases, shown["/categories"]);
        AssertShown([.. written.Tags, .. written.Passkeys, .. written.Tokens], shown["/settings"]);
        AssertShown(written.Notes, shown["/admin"]);
        AssertShown(written.Passkeys, string.Concat(passkeys.Select(id => shown[$"/account/passkey?id={id}"])));

        await TypeOfflineAsync(page, payloads);
        await AssertInertAsync(page, dialogs);
    }

    // With an amount they are taken, without one they are refused.
    async Task TypeOfflineAsync(IPage page, List<string> payloads)
    {
        var before = await TestUser.TitlesAsync(App);
        await page.GotoAsync("/q");
        var typed = payloads.Select((payload, i) => i % 2 == 0 ? payload : $"{payload} 4.50")
            .Where(text => !text.Contains('\0', StringComparison.Ordinal))
            .ToList();
        foreach (var text in typed)
        {
            await page.GetByRole(AriaRole.Textbox).FillAsync(text);
            await page.GetByRole(AriaRole.Textbox).PressAsync("Enter");
        }
        await Expect(page.Locator("#q-entries li")).ToHaveCountAsync(typed.Count);
        await Expect(page.Locator("#q-entries [data-state=waiting]")).ToHaveCountAsync(0);
        // What was taken is told by its title, as it was understood; what was refused, as it was typed.
        var sent = await page.Locator("#q-entries [data-state=sent] .q-said").AllInnerTextsAsync();
        Assert.NotEmpty(sent);
        AssertShown((await TestUser.TitlesAsync(App)).Except(before), string.Concat(sent));
        var refused = await page.Locator("#q-entries [data-state=refused] .q-text").AllInnerTextsAsync();
        Assert.Equal(typed.Count - sent.Count, refused.Count);
        Assert.InRange(refused.Intersect(typed).Count(), refused.Count * 9 / 10, refused.Count);
    }

    static async Task AssertInertAsync(IPage page, List<string> dialogs)
    {
        Assert.Empty(await page.EvaluateAsync<string[]>(Attributes));
        Assert.Empty(dialogs);
    }

    // Some hold what is drawn otherwise than it is written.
    static void AssertShown(IEnumerable<string> written, string page)
    {
        var visible = written.Where(payload => payload.All(c => c is > ' ' or ' ')).ToList();
        Assert.InRange(
            visible.Count(payload => page.Contains(payload, StringComparison.Ordinal)),
            visible.Count * 9 / 10,
            visible.Count);
    }

    static IEnumerable<string> Addresses(
        string template, Guid row, List<string> payloads, IReadOnlyList<string> passkeys) =>
        template switch
        {
            "/expenses" =>
            [
                template, .. payloads.Take(5).Select(payload => $"/expenses?q={Uri.EscapeDataString(payload)}"),
            ],
            "/" => ["/", "/?period=all", $"/?period={Uri.EscapeDataString(payloads[0])}"],
            "/account/passkey" =>
                passkeys.Append(Uri.EscapeDataString(payloads[0])).Select(id => $"{template}?id={id}"),
            "/account/confirm" =>
                payloads.Take(5).Select(payload => $"{template}?returnUrl={Uri.EscapeDataString(payload)}"),
            _ => [template.Replace("{Id:guid}", $"{row}", StringComparison.Ordinal)],
        };
}
