using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>Rows that go from one ledger to another, with both of them open.</summary>
public sealed class MoveTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    [Fact]
    public async Task Picked_rows_go_to_another_ledger_and_come_back_by_undo_on_either_side()
    {
        var me = await MoveInAsync();
        var trip = await me.BeginAsync("Trip");
        await me.WriteAsync("Bread", 300);
        await me.WriteAsync("Tram", 280, "Transport");
        await me.WriteAsync("Museum", 1200, "Leisure");
        await trip.WriteAsync("Hotel", 9000, "Travel");
        var context = await BrowseAsync(me);
        var here = await OpenAsync(context, me.Address("/expenses"));
        var there = await OpenAsync(context, trip.Address("/expenses"));

        await MoveAsync(here, "Trip", "Tram", "Museum");
        await here.HoldToastAsync();
        await ExpectAsync(here, 300, "Bread");
        await ExpectAsync(there, 10_480, "Tram", "Museum", "Hotel");
        await Expect(here.Page.Locator(".toast")).ToContainTextAsync("Trip");

        // From where they came, by what was offered.
        await here.Page.Locator(".toast").GetByRole(AriaRole.Button, new() { NameRegex = new("^Undo") }).ClickAsync();
        await ExpectAsync(here, 1780, "Bread", "Tram", "Museum");
        await ExpectAsync(there, 9000, "Hotel");

        // And from where they went, by what the activity there says.
        await MoveAsync(here, "Trip", "Tram");
        await ExpectAsync(there, 9280, "Tram", "Hotel");
        var activity = await OpenAsync(context, trip.Address("/activity"));
        await activity.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Undo") }).First.ClickAsync();
        await ExpectAsync(here, 1780, "Bread", "Tram", "Museum");
        await ExpectAsync(there, 9000, "Hotel");
    }

    [Fact]
    public async Task Many_rows_are_one_step_and_the_bar_says_how_far_it_is()
    {
        var me = await MoveInAsync();
        var trip = await me.BeginAsync("Trip");
        await me.WriteManyAsync(1_500, 100);
        var context = await BrowseAsync(me);
        var here = await OpenAsync(context, me.Address("/expenses"));
        var there = await OpenAsync(context, trip.Address("/expenses"));
        // What is said while it goes on, however short that is.
        await here.Page.EvaluateAsync(
            """
            () => {
              window.said = [];
              new MutationObserver(() => {
                const text = document.querySelector('.bulk-bar form [role=status]')?.textContent;
                if (text && text !== window.said.at(-1)) window.said.push(text);
              }).observe(document.body, { childList: true, subtree: true, characterData: true });
            }
            """);

        await here.Page.GetByLabel("Select all on this page").CheckAsync();
        await here.Page.GetByRole(AriaRole.Button, new() { Name = "Select all 1,500" }).ClickAsync();
        await GoAsync(here, "Trip");
        await here.HoldToastAsync();
        await Expect(here.Rows).ToHaveCountAsync(0);
        Assert.Contains(
            "of 1,500 moved",
            string.Join(' ', await here.Page.EvaluateAsync<string[]>("() => window.said")),
            StringComparison.Ordinal);

        await Expect(there.Page.Locator("[data-figure=list-sum]")).ToContainTextAsync("1,500.00");
        await here.Page.Locator(".toast").GetByRole(AriaRole.Button, new() { NameRegex = new("^Undo") }).ClickAsync();
        await Expect(there.Rows).ToHaveCountAsync(0);
        await Expect(here.Page.Locator("[data-figure=list-sum]")).ToContainTextAsync("1,500.00");
    }

    static async Task MoveAsync(Tab from, string to, params string[] titles)
    {
        foreach (var title in titles) await from.Row(title).GetByRole(AriaRole.Checkbox).CheckAsync();
        await GoAsync(from, to);
    }

    static async Task GoAsync(Tab from, string to)
    {
        await from.Page.Locator("[data-bulk=Ledger]").ClickAsync();
        await from.Page.Locator(".bulk-bar select").SelectOptionAsync(to);
        await from.Page.Locator(".bulk-bar form")
            .GetByRole(AriaRole.Button, new() { NameRegex = new("^Move") })
            .ClickAsync();
    }

    static async Task ExpectAsync(Tab tab, long minor, params string[] titles)
    {
        await Expect(tab.Rows).ToHaveCountAsync(titles.Length);
        foreach (var title in titles) await Expect(tab.Row(title)).ToHaveCountAsync(1);
        await Expect(tab.Page.Locator("[data-figure=list-sum]"))
            .ToContainTextAsync(
                (minor / 100m).ToString("N2", System.Globalization.CultureInfo.GetCultureInfo("en-GB")));
    }
}
