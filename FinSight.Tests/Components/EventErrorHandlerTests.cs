using AngleSharp.Dom;
using Bunit;
using FinSight.Core.Dashboard;
using FinSight.Core.Expenses;
using FinSight.Tests.Data;
using FinSight.Web.Components;
using FinSight.Web.Features.Dashboard;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Components;

/// <summary>Whatever goes wrong behind a click, the page says so and lives on.</summary>
public sealed class EventErrorHandlerTests : SignedInComponentTestBase
{
    protected override Task FurnishAsync()
    {
        Services.AddSingleton(House.Get<DashboardService>());
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_row_that_somebody_removed_for_good_is_told_at_the_foot()
    {
        var (tea, bread) = (await SpendAsync("Tea"), await SpendAsync("Bread"));
        var page = Draw();
        await using (var db = await House.Contexts.CreateDbContextAsync())
            await db.Expenses.Where(e => e.Id == tea.Id).ExecuteDeleteAsync();

        await Delete(page, "Tea").ClickAsync();
        Assert.Equal("Someone removed this meanwhile. Nothing was done.", Told);
        await LivesOnAsync(page, bread);
    }

    [Fact]
    public async Task A_full_disk_is_told_at_the_foot()
    {
        var tea = await SpendAsync("Tea");
        var page = Draw();
        Fault.Of = DatabaseFaultInterceptor.Full;
        await Delete(page, "Tea").ClickAsync();
        Assert.Equal("The server's disk is full. Nothing was saved.", Told);
        await LivesOnAsync(page, tea);
    }

    [Fact]
    public async Task A_lost_database_is_told_at_the_foot()
    {
        var tea = await SpendAsync("Tea");
        var page = Draw();
        Fault.Of = DatabaseFaultInterceptor.Lost;
        await Delete(page, "Tea").ClickAsync();
        Assert.Equal("The database can't be reached. Try again in a moment.", Told);
        await LivesOnAsync(page, tea);
    }

    [Fact]
    public async Task A_form_tells_beside_what_was_typed_and_keeps_it()
    {
        await SpendAsync("Tea");
        var page = Draw();
        await page.ClickAsync("[data-row-action=edit]");
        page.Input("#edit-title", "Green tea");
        Fault.Of = DatabaseFaultInterceptor.Lost;
        await page.SubmitAsync(".editing form");
        Assert.Equal(
            "The database can't be reached. Try again in a moment.", page.Find(".editing form > .error").TextContent);
        Assert.Equal("Green tea", page.Find("#edit-title").GetAttribute("value"));

        Fault.Of = null;
        await page.SubmitAsync(".editing form");
        page.WaitForAssertion(() => Assert.Equal(["Green tea"], Titles(page)));
    }

    [Fact]
    public async Task A_line_that_was_not_added_goes_back_to_where_it_was_typed()
    {
        var page = Draw();
        page.Input("#quick-line", "coffee 4.50 groceries");
        Fault.Of = DatabaseFaultInterceptor.Lost;
        await page.SubmitAsync("#quick-form");
        Assert.Equal("The database can't be reached. Try again in a moment.", page.Find("#quick > .error").TextContent);
        Assert.Contains(
            Drafts.Invocations["refuse"],
            call => call.Arguments.Contains("The database can't be reached. Try again in a moment."));
    }

    [Fact]
    public async Task A_live_page_keeps_what_it_shows_while_the_database_is_lost()
    {
        var tea = await SpendAsync("Tea");
        var page = Draw();
        var told = new TaskCompletionSource();
        Services.GetRequiredService<ToastService>().Changed += () => told.TrySetResult();
        Fault.Of = DatabaseFaultInterceptor.Lost;
        House.Feed.Publish(Ledger.Member.LedgerId, long.MaxValue);
        await told.Task.WaitAsync(Patience.Long);
        Assert.Equal("The database can't be reached. Try again in a moment.", Told);
        Assert.Equal(["Tea"], Titles(page));
        await LivesOnAsync(page, tea);
    }

    [Fact]
    public async Task What_nobody_foresaw_takes_its_own_part_of_the_page_along_and_no_other()
    {
        await SpendAsync("Tea");
        var page = Draw();
        await page.ClickAsync("[data-row-action=edit]");
        page.Input("#edit-title", "Green tea");
        Fault.Of = DatabaseFaultInterceptor.Unforeseen;
        await page.SubmitAsync(".editing form");
        Assert.Equal("Something went wrong here.", page.Find("[data-failed] h2").TextContent);
        Assert.NotNull(page.Find("[data-figure=month-total]"));

        Fault.Of = null;
        page.Input("#quick-line", "coffee 4.50 groceries");
        await page.SubmitAsync("#quick-form");
        await page.ClickAsync("[data-failed] button");
        page.WaitForAssertion(() => Assert.NotNull(page.Find(".editing")));
        Assert.Empty(page.FindAll("[data-failed]"));
        Assert.Equal(2, (await ViewAsync()).Count);
        await page.ClickAsync(".editing .danger");
        page.WaitForAssertion(() => Assert.Equal(["Coffee"], Titles(page)));
    }

    string? Told => Services.GetRequiredService<ToastService>().Current?.Text;

    IRenderedComponent<DashboardPage> Draw() => Show<DashboardPage>(_ => { });

    static IElement Delete(IRenderedComponent<DashboardPage> page, string title) =>
        page.Find($"[aria-label^='Delete {title},']");

    static IEnumerable<string> Titles(IRenderedComponent<DashboardPage> page) =>
        page.FindAll("[data-expense-id] .title").Select(title => title.TextContent);

    async Task LivesOnAsync(IRenderedComponent<DashboardPage> page, ExpenseRow row)
    {
        Fault.Of = null;
        page.WaitForAssertion(() => Delete(page, row.Title));
        await Delete(page, row.Title).ClickAsync();
        page.WaitForAssertion(() => Assert.DoesNotContain(row.Title, Titles(page)));
        Assert.True((await House.Expenses.FindAsync(Ledger.Member, row.Id))!.Deleted);
    }

    async Task<ExpenseRow> SpendAsync(string title) => (await House.Expenses.AddAsync(
        Ledger.Member, Guid.CreateVersion7(), await House.FieldsAsync(Ledger.Member, title) with { Date = Today })).Row;
}
