using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>No form of a live page is ever sent by the browser itself: nothing typed reaches an address.</summary>
public sealed partial class NativeSubmitTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    public static TheoryData<string, string> Forms => new()
    {
        { "/", "#quick-form" }, { "/", "#add" }, { "/", "#period-form" }, { "/expenses", "#filter" },
    };

    [Fact]
    public void Every_form_is_one_of_a_dialog_or_posts_to_a_page_without_a_circuit()
    {
        var forms = Directory.EnumerateFiles(
            Path.Combine(Repository.Root, "FinSight.Web"), "*.razor", SearchOption.AllDirectories)
            .SelectMany(file =>
                FormTag().Matches(File.ReadAllText(file)).Select(match => $"{Path.GetFileName(file)}: {match.Value}"))
            .ToList();

        Assert.InRange(forms.Count, 20, 100);
        Assert.All(forms, form => Assert.True(
            form.Contains("method=\"dialog\"", StringComparison.Ordinal)
            || form.Contains("method=\"post\"", StringComparison.Ordinal)
                && (form.Contains("@formname=", StringComparison.Ordinal)
                    || form.Contains("action=", StringComparison.Ordinal)),
                form));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Without_any_script_a_form_stays_where_it_is(string path, string form)
    {
        var me = await MoveInAsync();
        var context = await BrowseAsync(me);
        await context.RouteAsync("**/*.js*", route => route.AbortAsync());
        Watch.Expect("net::ERR_FAILED");
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        var address = page.Url;
        var requests = new List<string>();
        page.Request += (_, request) =>
        {
            if (request.IsNavigationRequest) requests.Add(request.Url);
        };

        await page.EvaluateAsync(
            """
            form => {
              document.querySelectorAll('details').forEach(details => details.open = true);
              const it = document.querySelector(form);
              for (const field of it.elements) field.disabled = false;
              it.noValidate = true;
              it.requestSubmit();
            }
            """, form);
        await Expect(page.Locator(form)).ToHaveCountAsync(1);

        Assert.Equal(address, page.Url);
        Assert.Empty(requests);
    }

    [GeneratedRegex("<form[^>]*(?:=>[^>]*)*>")]
    private static partial Regex FormTag();
}
