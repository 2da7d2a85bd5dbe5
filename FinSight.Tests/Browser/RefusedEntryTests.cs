using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>What the server refused of the small page, as the first page shows it.</summary>
public sealed class RefusedEntryTests(BrowserFixture fixture) : QuickPageTestBase(fixture)
{
    [Fact]
    public async Task It_comes_back_where_there_is_room_for_it_and_says_so_where_there_is_none()
    {
        var page = await OpenWithRefusedAsync();
        await TypedAt(page).FillAsync("Tea 3");
        await Press(page, "Edit it");
        await Expect(Refused(page)).ToContainTextAsync("First add or clear what is typed above.");
        await Expect(TypedAt(page)).ToHaveValueAsync("Tea 3");

        await TypedAt(page).FillAsync("");
        await Press(page, "Edit it");
        await Expect(TypedAt(page)).ToHaveValueAsync("Coffee");
        await Expect(Refused(page)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task It_is_discarded_for_good()
    {
        var page = await OpenWithRefusedAsync();
        await Press(page, "Discard");
        await Expect(Refused(page)).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await new Tab(page).ExpectLiveAsync();
        await Expect(Refused(page)).ToHaveCountAsync(0);
    }

    static ILocator TypedAt(IPage page) => page.Locator("#quick-line");

    static ILocator Refused(IPage page) => page.Locator(".pending li");

    static Task Press(IPage page, string name) =>
        Refused(page).GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();

    async Task<IPage> OpenWithRefusedAsync()
    {
        Watch.Expect("400");
        var (context, page) = await OpenQuickAsync(await MoveInAsync());
        await TypeAsync(page, "Coffee");
        await Expect(Rows(page, "refused")).ToHaveCountAsync(1);
        var tab = await OpenAsync(context);
        await Expect(Refused(tab.Page)).ToHaveCountAsync(1);
        return tab.Page;
    }
}
