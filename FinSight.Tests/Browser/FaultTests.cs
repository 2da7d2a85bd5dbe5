using FinSight.Core.Data;
using FinSight.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>What goes wrong behind a click takes no page along, nor what was typed.</summary>
public sealed class FaultTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    readonly DatabaseFaultInterceptor _fault = new();

    LiveApp? _app;

    protected override LiveApp App => _app ??= new LiveApp(_fault.Hold);

    [Fact]
    public async Task A_click_on_a_row_that_is_gone_is_answered_at_the_foot_of_the_page()
    {
        var tab = await OpenAsync(await MoveInAsync());
        await tab.AddAsync("Tea", "3");
        await tab.AddAsync("Bread", "4");
        // Past the log, so that no page hears of it.
        await using (var db = await App.Services.GetRequiredService<IDbContextFactory<FinSightContext>>()
            .CreateDbContextAsync())
            await db.Expenses.Where(e => e.Title == "Tea").ExecuteDeleteAsync();

        await tab.RowButton("Delete", "Tea").ClickAsync();
        await Expect(tab.Page.GetByText("Someone removed this meanwhile. Nothing was done.")).ToBeVisibleAsync();
        await tab.DeleteAsync("Bread");
        await tab.ExpectLiveAsync();
    }

    [Fact]
    public async Task What_was_typed_in_a_part_that_failed_comes_back_with_it()
    {
        var tab = await OpenAsync(await MoveInAsync());
        await tab.AddAsync("Tea", "3");
        await tab.RowButton("Edit", "Tea").ClickAsync();
        await tab.EditGroup("Tea").GetByLabel("Note").FillAsync("with milk");
        _fault.Of = command => command.Contains("UPDATE \"Expenses\"", StringComparison.Ordinal)
            ? DatabaseFaultInterceptor.Unforeseen(command)
            : null;
        await Save(tab).ClickAsync();
        await Expect(
            tab.Page.GetByRole(AriaRole.Alert).Filter(
                new() { HasText = "Something went wrong here." })).ToBeVisibleAsync();

        await tab.Page.Locator("#quick-line").FillAsync("coffee 4.50 groceries");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.ExpectTotalsAsync(750);

        _fault.Of = null;
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Expect(tab.EditGroup("Tea").GetByLabel("Note")).ToHaveValueAsync("with milk");
        await Save(tab).ClickAsync();
        await Expect(tab.Row("Tea").GetByText("with milk")).ToBeVisibleAsync();
        await Expect(tab.Row("Coffee")).ToHaveCountAsync(1);
    }

    static ILocator Save(Tab tab) => tab.EditGroup("Tea").GetByRole(AriaRole.Button, new() { Name = "Save" });

    public override async Task DisposeAsync()
    {
        try
        {
            await base.DisposeAsync();
        }
        finally
        {
            if (_app is not null) await _app.DisposeAsync();
        }
    }
}
