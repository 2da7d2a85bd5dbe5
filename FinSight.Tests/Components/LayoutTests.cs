using Bunit;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Dashboard;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Profile;
using FinSight.Tests.Data;
using FinSight.Web.Circuits;
using FinSight.Web.Components;
using FinSight.Web.Components.Layout;
using FinSight.Web.Features.Activity;
using FinSight.Web.Features.Dashboard;
using FinSight.Web.Features.Expenses;
using FinSight.Web.Features.Undo;
using FinSight.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Components;

/// <summary>What every page behind the session gets from the layout around it: the day, and who looks.</summary>
public sealed class LayoutTests : SignedInComponentTestBase
{
    static readonly TimeSpan UntilMidnight = TimeSpan.FromHours(11);

    Task? _pause;

    protected override Task FurnishAsync()
    {
        Services.AddSingleton(House.Get<PersonReader>())
            .AddSingleton(House.Get<LedgerAccessService>())
            .AddSingleton(House.Get<LedgerVisitService>())
            .AddScoped<BrowserPreferencesJsModule>()
            .AddSingleton(House.Get<DashboardService>());
        JSInterop.Mode = JSRuntimeMode.Loose;
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_page_that_is_left_open_notices_the_new_day()
    {
        await AddAsync(Today);
        var activity = Open<ActivityPage>();
        Assert.Equal("Today Mon 23 Nov", DayHead(activity));

        Time.Advance(UntilMidnight - TimeSpan.FromMinutes(1));
        Assert.Equal("Today Mon 23 Nov", DayHead(activity));
        Time.Advance(TimeSpan.FromMinutes(1));

        await ComesAsync(activity, () => DayHead(activity) == "Yesterday Mon 23 Nov");
        Time.Advance(TimeSpan.FromDays(1));
        await ComesAsync(activity, () => DayHead(activity) == "Mon 23 Nov");
    }

    [Fact]
    public async Task A_day_that_turned_while_the_database_was_away_turns_once_it_is_back()
    {
        await AddAsync(Today);
        var activity = Open<ActivityPage>();
        var refused = 0;
        Fault.Of = command =>
        {
            if (command.Contains("\"TimeZone\"", StringComparison.Ordinal)) Interlocked.Increment(ref refused);
            return DatabaseFaultInterceptor.Lost(command);
        };
        Time.Advance(UntilMidnight);
        await Time.PassUntilAsync(() => Volatile.Read(ref refused) > 0);
        Fault.Of = null;
        Assert.Equal("Today Mon 23 Nov", DayHead(activity));
        await Time.PassUntilAsync(() => DayHead(activity) == "Yesterday Mon 23 Nov");
    }

    [Fact]
    public async Task The_rows_of_a_list_stand_under_their_new_days()
    {
        await AddAsync(Today);
        var expenses = Open<ExpensesPage>();
        Assert.StartsWith("Today", Day(), StringComparison.Ordinal);
        Time.Advance(UntilMidnight);
        await ComesAsync(expenses, () => Day().StartsWith("Yesterday", StringComparison.Ordinal));

        string Day() => expenses.Find(".ledger .day th").TextContent.Trim();
    }

    [Fact]
    public async Task This_month_is_the_month_of_the_new_day()
    {
        await AddAsync(Today);
        var dashboard = Open<DashboardPage>();
        Assert.Contains("November 2026", dashboard.Find("h1").TextContent, StringComparison.Ordinal);
        Time.Advance(TimeSpan.FromDays(8));
        await ComesAsync(
            dashboard, () => dashboard.Find("h1").TextContent.Contains("December 2026", StringComparison.Ordinal));
        await ComesAsync(
            dashboard, () => dashboard.Find("[data-figure=month-total]").GetAttribute("data-minor") == "0");
    }

    [Theory]
    [InlineData("Asia/Calcutta", "Asia/Kolkata", false)]
    [InlineData("Europe/Zurich", "Europe/Zurich", false)]
    [InlineData("Mars/Olympus", "UTC", true)]
    [InlineData("Etc/Unknown", "UTC", true)]
    public async Task A_stored_zone_is_known_by_its_old_name_and_said_to_be_unknown_where_it_is(
        string stored, string zone, bool isSaid)
    {
        await using var db = await House.Contexts.CreateDbContextAsync();
        await db.Database.ExecuteSqlAsync($"UPDATE Users SET TimeZone = {stored}");

        var activity = Open<ActivityPage>();

        Assert.Equal(zone, (await House.Get<PersonReader>().FindAsync(Ledger.Person.Id)).Zone.Id);
        var links = activity.FindAll($"a[href='{Ledger.To("/settings#time-zone")}']");
        Assert.Equal(isSaid ? 1 : 0, links.Count);
    }

    [Fact]
    public async Task Another_language_is_loaded_once_somebody_is_at_the_other_end()
    {
        Open<ActivityPage>();
        var line = Services.GetRequiredService<CircuitConnectionState>();
        await line.OnConnectionDownAsync(null!, default);
        await House.Get<ProfileService>().SpeakAsync(Ledger.Member, "de");
        // It has looked, and told nobody.
        Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Empty(Drafts.Invocations["reload"]);

        await line.OnConnectionUpAsync(null!, default);
        await Time.PassUntilAsync(() => Drafts.Invocations["reload"].Count > 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_nobody_foresaw_in_a_toast_leaves_the_page_as_it_is(bool isByKey)
    {
        await AddAsync(Today);
        var page = Open<ActivityPage>();
        var toast = new Toast(null, ToastOfferKind.Nothing, Text: "Saved")
        {
            Act = new ToastAction("Again", () => throw new InvalidOperationException("Nobody foresaw it.")),
        };
        await page.InvokeAsync(() => Services.GetRequiredService<ToastService>().Show(toast));
        if (isByKey) await page.InvokeAsync(page.FindComponent<UndoHost>().Instance.UndoAsync);
        else await page.FindAll("button").Single(button => button.TextContent.Trim() == "Again").ClickAsync(new());
        page.WaitForElement("[data-failed]");
        Assert.Equal("Today Mon 23 Nov", DayHead(page));
    }

    IRenderedComponent<MainLayout> Open<T>() where T : IComponent =>
        Show<MainLayout>(layout => layout.Add(l => l.Body, body =>
        {
            body.OpenComponent<T>(0);
            body.CloseComponent();
        }));

    /// <summary>A page that has looked just now pauses before it looks again.</summary>
    async Task ComesAsync(IRenderedComponent<MainLayout> page, Func<bool> state)
    {
        var comes = page.WaitForStateAsync(state);
        while (await Task.WhenAny(_pause ??= Time.TimerCreatedAsync(), comes) != comes)
        {
            _pause = null;
            Time.Advance(TimeSpan.FromSeconds(1));
        }
        await comes;
    }

    static string DayHead(IRenderedComponent<MainLayout> page) => page.Find(".day-head").TextContent.Trim();

    async Task AddAsync(DateOnly date) => await House.Expenses.AddAsync(
        Ledger.Member, Guid.CreateVersion7(),
        new("Coffee", new Money(450, Ledger.Member.Currency), Choices[0].Id, date));
}
