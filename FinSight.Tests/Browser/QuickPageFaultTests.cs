using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>The page that needs no circuit, where an answer is not the one that was hoped for.</summary>
public sealed class QuickPageFaultTests(BrowserFixture fixture) : QuickPageTestBase(fixture)
{
    [Fact]
    public async Task What_is_too_long_is_refused_and_keeps_nothing_behind_it_waiting()
    {
        Watch.Expect("413");
        var who = await MoveInAsync();
        var context = await BrowseAsync(who);
        await context.RouteAsync("**/q/entries", route => route.Request.PostData!.Contains("Coffee")
            ? route.FulfillAsync(new() { Status = 413 })
            : route.ContinueAsync());
        var (_, page) = await OpenQuickAsync(who, context);
        await TypeAsync(page, "Coffee 4.50");
        await TypeAsync(page, "Bread 3.20");
        await Expect(Rows(page, "sent")).ToContainTextAsync("Added Bread");
        await Expect(Rows(page, "refused")).ToContainTextAsync("This is too long.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard: Coffee 4.50" }).ClickAsync();
        await Expect(Rows(page, "refused")).ToHaveCountAsync(0);

        await Line(page).EvaluateAsync("line => line.value = 'x'.repeat(2001)");
        await Line(page).PressAsync("Enter");
        await Expect(Rows(page, "refused")).ToContainTextAsync("This is too long.");
        await page.ReloadAsync();
        await Expect(page.Locator("#q-who")).Not.ToBeEmptyAsync();
        await Expect(Rows(page, "refused")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_is_not_taken_back_says_why()
    {
        Watch.Expect("400", "net::ERR_");
        var who = await MoveInAsync();
        var context = await BrowseAsync(who);
        var isAway = true;
        await context.RouteAsync("**/q/undo", route => isAway ? route.AbortAsync() : route.FulfillAsync(new()
        {
            Status = 400,
            ContentType = "application/problem+json",
            Body = """{"detail":"Somebody changed it."}""",
        }));
        var (_, page) = await OpenQuickAsync(who, context);
        await TypeAsync(page, "Coffee 4.50");
        var undo = page.GetByRole(AriaRole.Button, new() { Name = "Undo: Coffee 4.50" });
        var said = page.Locator("#q-read");
        await undo.ClickAsync();
        await Expect(said).ToHaveTextAsync("Offline.");
        isAway = false;
        await undo.ClickAsync();
        await Expect(said).ToHaveTextAsync("Somebody changed it.");
        await context.UnrouteAllAsync();
        await undo.ClickAsync();
        await Expect(Rows(page, "sent")).ToHaveTextAsync("Coffee 4.50Undone");
        await Expect(said).ToBeHiddenAsync();
    }

    [Fact]
    public async Task An_entry_that_hangs_takes_nothing_else_along()
    {
        Watch.Expect("net::ERR_");
        var who = await MoveInAsync();
        var context = await BrowseAsync(who);
        await context.Clock.InstallAsync();
        await context.RouteAsync("**/q/entries", route => route.Request.PostData!.Contains("Coffee")
            ? route.ContinueAsync()
            : Task.CompletedTask);
        await context.RouteAsync("**/q/undo", _ => Task.CompletedTask);
        var (_, page) = await OpenQuickAsync(who, context);
        await TypeAsync(page, "Coffee 4.50");
        await Expect(Rows(page, "sent")).ToHaveCountAsync(1);
        var failed = new TaskCompletionSource<string>();
        page.RequestFailed += (_, request) => failed.TrySetResult(request.Url);

        await page.RunAndWaitForRequestAsync(() => TypeAsync(page, "Bread 3.20"), "**/q/entries");
        await page.Clock.FastForwardAsync(14_000);
        await page.RunAndWaitForRequestAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = "Undo: Coffee 4.50" }).ClickAsync(), "**/q/undo");
        await page.Clock.FastForwardAsync(1_500);
        Assert.EndsWith("/q/entries", await failed.Task.WaitAsync(Patience.Long), StringComparison.Ordinal);
    }
}
