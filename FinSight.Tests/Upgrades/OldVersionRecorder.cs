using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using FinSight.Tests.Accounts;
using FinSight.Tests.Browser;
using FinSight.Tests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Upgrades;

/// <summary>
/// Lives in a version that was built elsewhere, by its own pages, and keeps what that leaves behind:
/// <c>keep COMMIT FOLDER</c>, for each schema that landed, of the folder where that commit was built.
/// </summary>
static class OldVersionRecorder
{
    public const string Command = "keep";

    public static async Task RunAsync(string version, string built)
    {
        using var folder = new TempFolder();
        var web = Path.Combine(built, "FinSight.Web");
        var settings = new Dictionary<string, string>
        {
            ["FINSIGHT_DATA"] = folder.Path,
            ["FINSIGHT_REGISTRATION"] = "open",
            ["FINSIGHT_DRAIN"] = "0",
        };
        await using var app = await AppProcess.StartAsync(Repository.BuiltAppOf(built), web, settings);
        var cookies = new CookieContainer();
        var mara = app.Visit(cookies);
        await mara.RegisterAsync(LandedVersionData.Name);
        await app.Visit().RegisterAsync("noah");
        await SpendAsync(app.Address, cookies);
        var token = await MakeTokenAsync(mara);
        var hook = token is null ? null : await MakeHookAsync(app.Visit().Http, token);
        var house = new LandedVersionData(
            TimeProvider.System.GetUtcNow(), cookies.GetAllCookies()["finsight"]!.Value, token, hook);
        await app.StopAsync();
        await house.KeepAsync(version, folder);
        await Console.Out.WriteLineAsync($"{version}: {house}");
    }

    /// <summary>An expense with a note, one that was changed, a refund, and one that was deleted.</summary>
    static async Task SpendAsync(Uri address, CookieContainer cookies)
    {
        var browser = new BrowserFixture();
        await browser.InitializeAsync();
        await using var context = await browser.BrowseAsync(
            new() { BaseURL = address.ToString(), Locale = "en-GB", TimezoneId = "Europe/Zurich" });
        await context.AddInitScriptAsync("localStorage.setItem('all-fields', 'yes')");
        await context.AddCookiesAsync(cookies.GetAllCookies().Select(cookie => new Microsoft.Playwright.Cookie
        {
            Name = cookie.Name,
            Value = cookie.Value,
            Domain = cookie.Domain,
            Path = cookie.Path,
            HttpOnly = cookie.HttpOnly,
        }));
        var tab = new Tab(await context.NewPageAsync());
        await tab.GoAsync("/");
        await AddAsync(tab, "Tea", "4.50", "Groceries", "crème brûlée");
        await AddAsync(tab, "Cake", "12", "Eating out", "");
        await tab.EditAsync("Cake", "Amount", "11.50");
        await AddAsync(tab, "Bottles back", "-2", "Groceries", "");
        await AddAsync(tab, "By mistake", "99", "Shopping", "");
        await tab.DeleteAsync("By mistake");
        await tab.ExpectTotalsAsync(LandedVersionData.Total);
    }

    /// <summary>By the form with this button, whose own name was another in the beginning.</summary>
    static async Task AddAsync(Tab tab, string title, string amount, string category, string note)
    {
        var form = tab.Page.Locator("form").Filter(new() { Has = tab.AddButton });
        ILocator Field(string label) => form.GetByLabel(label, new() { Exact = true });
        await Field("Title").FillAsync(title);
        await Field("Amount").FillAsync(amount);
        await Field("Category").SelectOptionAsync(category);
        await Field("Note").FillAsync(note);
        await tab.AddButton.ClickAsync();
        await Expect(tab.Row(title)).ToHaveCountAsync(1);
    }

    /// <returns>Null where that version had none.</returns>
    static async Task<string?> MakeTokenAsync(Visitor mara)
    {
        const string Page = "/account/tokens";
        if (!(await mara.GetAsync(Page)).IsSuccessStatusCode) return null;
        var fields = new Dictionary<string, string?>
        {
            ["Name"] = "Phone",
            ["Read"] = "true",
            ["Add"] = "true",
            ["Write"] = "true",
            ["Days"] = "",
        };
        return (await Visitor.ReadAsync(await mara.SubmitAsync(Page, fields))).Field("Token").Value;
    }

    /// <returns>Null where that version called no programs.</returns>
    static async Task<string?> MakeHookAsync(HttpClient http, string token)
    {
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (!(await http.GetAsync("/api/v1/webhooks")).IsSuccessStatusCode) return null;
        using var hook = await PostAsync(http, "/api/v1/webhooks", """{"url":"https://example.org/hook"}""");
        using var ledgers = JsonDocument.Parse(await http.GetStringAsync("/api/v1/ledgers"));
        var ledger = ledgers.RootElement.GetProperty("data")[0].GetProperty("id").GetString();
        using var budget = await PostAsync(
            http, $"/api/v1/ledgers/{ledger}/budgets", """{"amount":{"minor":5000},"period":"week"}""");
        return hook.RootElement.GetProperty("id").GetString();
    }

    static async Task<JsonDocument> PostAsync(HttpClient http, string path, string json)
    {
        using var answer = await http.PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"));
        return JsonDocument.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
    }
}
