using FinSight.Core.Alerts;
using FinSight.Core.Budgets;

namespace FinSight.Tests.Budgets;

/// <summary>Where the pace leads: by the ledger's own months once there are three, else evenly.</summary>
public sealed class BudgetPaceTests : BudgetTestBase
{
    static readonly DateOnly Third = new(2026, 11, 3);

    protected override TimeProvider Clock { get; } = new FakeTime();

    [Fact]
    public async Task Three_full_months_say_how_much_is_usually_spent_by_a_day()
    {
        await SpendMonthsAsync("2026-08", "2026-09", "2026-10");
        await SetAsync("Groceries", 100_000);
        await SpendAsync("Groceries", 4_000, "2026-11-02");
        // By the third, 8,000 of 10,000 were spent in each.
        Assert.Equal(5_000, (await OnlyAsync(Third)).Status.PaceAtEnd);
        Assert.Equal(4_000, (await OnlyAsync(new(2026, 11, 30))).Status.PaceAtEnd);
    }

    [Fact]
    public async Task Before_there_are_three_it_is_even_from_the_fifth_day_on()
    {
        await SpendMonthsAsync("2026-09", "2026-10");
        await SetAsync("Groceries", 100_000);
        await SpendAsync("Groceries", 4_000, "2026-11-02");
        Assert.Null((await OnlyAsync(Third)).Status.PaceAtEnd);
        Assert.Equal(24_000, (await OnlyAsync(new(2026, 11, 5))).Status.PaceAtEnd);
    }

    [Fact]
    public async Task A_month_that_was_not_kept_from_its_first_day_on_is_not_full()
    {
        await SpendAsync("Groceries", 10_000, "2026-08-02");
        await SpendMonthsAsync("2026-09", "2026-10");
        await SetAsync("Groceries", 100_000);
        await SpendAsync("Groceries", 4_000, "2026-11-02");
        Assert.Null((await OnlyAsync(Third)).Status.PaceAtEnd);
    }

    [Fact]
    public async Task What_is_hardly_ever_spent_by_then_says_nothing_and_what_never_was_is_even()
    {
        await SpendMonthsAsync("2026-08", "2026-09", "2026-10");
        await SetAsync("Transport", 100_000);
        await SetAsync("Groceries", 100_000);
        await SpendAsync("Groceries", 4_000, "2026-11-01");
        await SpendAsync("Transport", 1_000, "2026-11-01");
        Assert.Null((await LineAsync("Groceries", new(2026, 11, 1))).Status.PaceAtEnd);
        Assert.Equal(5_000, (await LineAsync("Transport", new(2026, 11, 6))).Status.PaceAtEnd);
    }

    [Fact]
    public async Task The_warning_follows_the_same_curve_while_earlier_months_are_written()
    {
        await SpendMonthsAsync("2026-08", "2026-09", "2026-10");
        await Budgets.AddAsync(
            Mara,
            new(await CategoryIdAsync("Groceries"), Chf(10_000), BudgetCycleKind.Month) { Warnings = new([], true) },
            Today);
        await SpendAsync("Groceries", 9_500, "2026-11-02");
        // On the 23rd everything that usually comes has come.
        Assert.Empty(await House.Get<AlertListService>().ListAsync(Mara));
        await SpendAsync("Groceries", 6_000, "2026-10-29");
        Assert.Equal([0], (await House.Get<AlertListService>().ListAsync(Mara)).Select(alert => alert.Threshold));
        Assert.Equal(11_400, (await OnlyAsync(new(2026, 11, 23))).Status.PaceAtEnd);
    }

    [Fact]
    public async Task The_warning_knows_all_of_the_curve_on_the_day_on_which_the_first_budget_begins()
    {
        ((FakeTime)Clock).SetUtcNow(new(2026, 12, 20, 12, 0, 0, TimeSpan.Zero));
        // The first day of the first of three weeks is in the month before.
        foreach (var first in new DateOnly[] { new(2026, 11, 29), new(2026, 12, 6), new(2026, 12, 13) })
        {
            await SpendAsync("Groceries", 10_000, $"{first:O}");
            await SpendAsync("Groceries", 40_000, $"{first.AddDays(4):O}");
        }
        DateOnly today = new(2026, 12, 20);
        await Budgets.AddAsync(
            Mara, new(await CategoryIdAsync("Groceries"), Chf(50_000), BudgetCycleKind.Week, today)
            {
                Warnings = new([], true),
            }, today);
        await SpendAsync("Groceries", 10_000, $"{today:O}");
        Assert.Equal(50_000, (await OnlyAsync(today)).Status.PaceAtEnd);
        Assert.Empty(await House.Get<AlertListService>().ListAsync(Mara));
        await SpendAsync("Groceries", 100, $"{today:O}");
        Assert.Equal([0], (await House.Get<AlertListService>().ListAsync(Mara)).Select(alert => alert.Threshold));
    }

    /// <summary>
    /// Nothing on the first day but a sign that the ledger is kept, 80 on the second and 20 on the twentieth.
    /// </summary>
    async Task SpendMonthsAsync(params string[] months)
    {
        foreach (var month in months)
        {
            await SpendAsync("Gifts", 100, $"{month}-01");
            await SpendAsync("Groceries", 8_000, $"{month}-02");
            await SpendAsync("Groceries", 2_000, $"{month}-20");
        }
    }

    async Task<BudgetLine> LineAsync(string category, DateOnly today) =>
        (await ViewAsync(today)).Lines.Single(line => line.Category!.Name == category);
}
