using FinSight.Core;
using FinSight.Core.Alerts;
using FinSight.Core.Budgets;
using FinSight.Core.Changes;
using FinSight.Core.Doctor;

namespace FinSight.Tests.Budgets;

/// <summary>A budget that rests neither warns nor counts.</summary>
public sealed class BudgetPauseTests : BudgetTestBase
{
    static readonly DateOnly December = new(2026, 12, 10), January = new(2027, 1, 10);

    protected override TimeProvider Clock { get; } = new FakeTime();

    [Fact]
    public async Task Its_period_counts_nothing_until_it_goes_on()
    {
        var budget = await SetAsync("Groceries", 50_000);
        await SetAsync("Transport", 10_000);
        await SpendAsync("Groceries", 20_000, "2026-11-10");
        Assert.Equal(40_000, (await ViewAsync()).Left!.Minor);

        await Budgets.PauseAsync(Mara, budget.Id, Today);
        var view = await ViewAsync();
        var line = view.Lines.Single(line => line.Budget.Id == budget.Id);
        Assert.Equal((false, true, 50_000), (line.IsRunning, line.IsPaused, line.Amount));
        Assert.Equal(new BudgetStanding(20_000, 0, 0, null, 11, 0, null), line.Status);
        Assert.Equal((10_000, 20_000), (view.Left!.Minor, view.NotCovered));
        Assert.Equal(["Transport"], (await Budgets.BookAsync(Mara, Today))!
            .Guard(new(await CategoryIdAsync("Groceries"), Today, 500)).Concat((await Budgets.BookAsync(Mara, Today))!
            .Guard(new(await CategoryIdAsync("Transport"), Today, 500))).Select(guard => guard.Category));

        await Budgets.ResumeAsync(Mara, budget.Id, Today);
        Assert.Equal((40_000, 0), ((await ViewAsync()).Left!.Minor, (await ViewAsync()).NotCovered));
    }

    [Fact]
    public async Task What_was_left_before_is_there_afterwards_and_history_keeps_what_held()
    {
        var budget = await SetAsync("Groceries", 50_000, from: "2026-10-01", left: true, over: true);
        await SpendAsync("Groceries", 20_000, "2026-10-10");
        await SpendAsync("Groceries", 70_000, "2026-11-10");
        await SpendAsync("Groceries", 10_000, "2026-12-05");
        await Budgets.PauseAsync(Mara, budget.Id, Today);
        await Budgets.ResumeAsync(Mara, budget.Id, December);

        var line = await OnlyAsync(December);
        Assert.Equal(
            [(50_000, 30_000, false), (0, 0, true), (80_000, 70_000, false)],
            line.History.Select(p => (p.Limit, p.Left, p.IsPaused)));
        Assert.Equal((80_000, 70_000, true), (line.Status.Limit, line.Status.Left, line.IsRunning));
        Assert.Equal((120_000, false), ((await OnlyAsync(January)).Status.Limit, (await OnlyAsync(January)).IsPaused));
    }

    [Fact]
    public async Task It_is_told_taken_back_and_done_again()
    {
        var budget = await SetAsync("Groceries", 50_000);
        var paused = await Budgets.PauseAsync(Mara, budget.Id, Today);
        Assert.Equal(2, paused.Row.Version);
        Assert.Null((await Budgets.PauseAsync(Mara, budget.Id, December)).BatchId);
        await Undo.UndoAsync(Mara);
        Assert.True((await OnlyAsync()).IsRunning);
        await Undo.RedoAsync(Mara);
        Assert.True((await OnlyAsync(December)).IsPaused);
        Assert.Empty(await House.Get<DatabaseCheckup>().FindAsync());
    }

    [Fact]
    public async Task Two_who_pause_it_and_change_its_amount_both_get_their_way()
    {
        var budget = await SetAsync("Groceries", 50_000);
        await Budgets.PauseAsync(Mara, budget.Id, Today);
        await Budgets.EditAsync(Mara, budget.Id, 1, new(Chf(60_000)), Today);
        var line = await OnlyAsync();
        Assert.Equal((60_000, true), (line.Amount, line.IsPaused));
        await Budgets.EditAsync(Mara, budget.Id, line.Budget.Version, new() { Paused = false }, Today);
        Assert.True((await OnlyAsync()).IsRunning);
    }

    [Fact]
    public async Task One_that_has_ended_does_not_rest()
    {
        var budget = await SetAsync("Groceries", 50_000, BudgetCycleKind.Week, "2026-11-16");
        await Budgets.EndAsync(Mara, budget.Id, Today);
        Assert.Null((await Budgets.PauseAsync(Mara, budget.Id, December)).BatchId);
    }

    [Fact]
    public async Task It_withdraws_what_nobody_has_read_and_says_nothing_until_it_goes_on()
    {
        var budget = await SetAsync("Groceries", 10_000);
        await SpendAsync("Groceries", 6_000, "2026-11-20");
        Assert.Equal([50], (await AlertsAsync()).Where(line => line > 0));
        await Budgets.PauseAsync(Mara, budget.Id, Today);
        Assert.Empty(await AlertsAsync());
        await SpendAsync("Groceries", 3_000, "2026-11-20");
        Assert.Empty(await AlertsAsync());

        await Budgets.ResumeAsync(Mara, budget.Id, Today);
        // What was crossed meanwhile is no news; what was told before stands again.
        Assert.Equal([50], (await AlertsAsync()).Where(line => line > 0));
        await SpendAsync("Groceries", 2_000, "2026-11-20");
        Assert.Contains(100, await AlertsAsync());
    }

    [Fact]
    public async Task A_merge_of_two_rests_where_both_did()
    {
        var gifts = await SetAsync("Gifts", 10_000, from: "2026-10-01");
        var shopping = await SetAsync("Shopping", 20_000, from: "2026-10-01");
        await Budgets.PauseAsync(Mara, gifts.Id, new(2026, 10, 5));
        await Budgets.PauseAsync(Mara, shopping.Id, Today);
        await Budgets.ResumeAsync(Mara, gifts.Id, December);
        await MergeAsync("Gifts", "Shopping");
        var line = await OnlyAsync(December);
        Assert.Equal([false, true, false], line.History.Select(period => period.IsPaused));
        Assert.Equal(30_000, line.Status.Limit);
    }

    async Task<IEnumerable<int>> AlertsAsync() =>
        (await House.Get<AlertListService>().ListAsync(Mara)).Select(alert => alert.Threshold);
}
