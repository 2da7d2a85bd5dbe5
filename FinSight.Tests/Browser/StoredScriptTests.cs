using System.Reflection;
using FinSight.Core.Accounts;
using FinSight.Core.Categories;
using FinSight.Core.Expenses;
using FinSight.Tests.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace FinSight.Tests.Browser;

/// <summary>
/// A hundred scripts as titles, notes, names of categories, of people and in filters, on every page and in every chart.
/// One that a page takes for markup is blocked by the policy, and the browser's complaint fails the test.
/// </summary>
public sealed class StoredScriptTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    const int Half = 50;

    const string Attributes =
        "() => [...document.querySelectorAll(':not(canvas)')].flatMap(e => [...e.attributes].map(a => `${e.localName} ${a.name}=${a.value}`)" +
        ".filter(a => /^\\S+ (on|style=|(href|src|action|formaction|srcdoc)=\\s*(javascript|data:text|vbscript))/i.test(a)))";

    static readonly string[] Pages = [.. typeof(Program).Assembly.GetTypes()
        .SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template)
        .Where(template => !template.StartsWith("/account/", StringComparison.Ordinal) && template is not ("/error" or "/not-found" or "/q"))];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task What_somebody_wrote_is_text_on_every_page(int half)
    {
        var payloads = ScriptPayloads.All.Skip(half * Half).Take(half == 0 ? Half : int.MaxValue).ToList();
        var me = await MoveInAsync();
        var row = await FillAsync(me, payloads);
        var context = await BrowseAsync(me);
        var page = await context.NewPageAsync();
        var dialogs = new List<string>();
        page.Dialog += async (_, dialog) =>
        {
            dialogs.Add(dialog.Message);
            await dialog.DismissAsync();
        };
        Watch.Expect("404", "/not-found");

        foreach (var template in Pages)
            foreach (var path in Addresses(template, row, payloads))
            {
                await page.GotoAsync(path);
                if (await page.Locator(".live").CountAsync() > 0) await new Tab(page).ExpectLiveAsync();
                Assert.Empty(await page.EvaluateAsync<string[]>(Attributes));
                Assert.Empty(dialogs);
            }

        await page.GotoAsync("/expenses");
        await new Tab(page).ExpectLiveAsync();
        var shown = await page.Locator("main").InnerTextAsync();
        var visible = payloads.Where(payload => payload.All(c => c is > ' ' or ' ')).ToList();
        Assert.InRange(visible.Count(payload => shown.Contains(payload, StringComparison.Ordinal)), visible.Count * 9 / 10, visible.Count);
    }

    static IEnumerable<string> Addresses(string template, Guid row, List<string> payloads) => template switch
    {
        "/expenses" => [template, .. payloads.Take(5).Select(payload => $"/expenses?q={Uri.EscapeDataString(payload)}")],
        "/" => ["/", "/?period=all", $"/?period={Uri.EscapeDataString(payloads[0])}"],
        _ => [template.Replace("{Id:guid}", $"{row}", StringComparison.Ordinal)],
    };

    async Task<Guid> FillAsync(Someone me, List<string> payloads)
    {
        var (profile, categories, expenses) = (Get<ProfileService>(), Get<CategoryService>(), Get<ExpenseService>());
        await profile.RenameAsync(me.Member, payloads.First(payload => payload.Length <= 40));
        var row = Guid.Empty;
        foreach (var (payload, i) in payloads.Select((payload, i) => (payload, i)))
        {
            var category = me.CategoryId("Groceries");
            if (payload.Length <= Category.MaxName && i % 3 == 0)
                category = (await categories.AddAsync(me.Member, new CategoryFields($"{payload}", "🐤", "other"))).Id;
            row = Guid.CreateVersion7();
            await expenses.AddAsync(me.Member, row, new(payload, new(450 + i, me.Member.Currency), category, Someone.Today) { Note = payload });
            if (i % 10 == 9) await expenses.DeleteAsync(me.Member, row);
        }
        return row;
    }

    T Get<T>() where T : notnull => App.Services.GetRequiredService<T>();
}
