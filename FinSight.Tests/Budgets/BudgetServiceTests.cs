using FinSight.Core;
using FinSight.Core.Budgets;
using FinSight.Core.Changes;
using FinSight.Core.Doctor;
using FinSight.Core.Ledgers;
using FinSight.Core.Settings;

namespace FinSight.Tests.Budgets;

public sealed class BudgetServiceTests : BudgetTestBase
{
    [Fact]
    public async Task A_budget_counts_its_category_and_those_below_it_refunds_included()
    {
        await PartAsync("Bakery", "Groceries");
        await SetAsync("Groceries", 50_000);
        await SpendAsync("Groceries", 30_000, "2026-11-01");
        await SpendAsync("Bakery", 12_000, "2026-11-30");
        await SpendAsync("Bakery", -2_000, "2026-11-20");
        await SpendAsync("Transport", 9_000, "2026-11-20");
        await SpendAsync("Groceries", 1_000, "2026-10-31");
        var line = await OnlyAsync();
        Assert.Equal(
            (40_000, 50_000, 10_000, 80L),
            (line.Status.Spent, line.Status.Limit, line.Status.Left, line.Status.Percent));
        Assert.Equal((11, 909, 42_000L), (line.Status.DaysToGo, line.Status.PerDay, line.Status.PaceAtEnd));
        Assert.Equal(9_000, (await ViewAsync()).NotCovered);
    }

    [Fact]
    public async Task What_is_left_rolls_into_the_next_period()
    {
        await SetAsync("Groceries", 50_000, from: "2026-10-01", left: true);
        await SpendAsync("Groceries", 20_000, "2026-10-15");
        await SpendAsync("Groceries", 10_000, "2026-11-15");
        var line = await OnlyAsync();
        Assert.Equal((80_000, 70_000, 50_000), (line.Status.Limit, line.Status.Left, line.Amount));
        Assert.Equal([(50_000, 20_000), (80_000, 10_000)], line.History.Select(p => (p.Limit, p.Spent)));
    }

    [Fact]
    public async Task An_amount_counts_from_this_period_on_and_history_keeps_what_held()
    {
        var budget = await SetAsync("Groceries", 50_000, from: "2026-09-01");
        var edited = await Budgets.EditAsync(Mara, budget.Id, budget.Version, new(Chf(60_000)), Today);
        Assert.Equal((60_000, 2), (edited.Row.Amount, edited.Row.Version));
        Assert.Equal([50_000, 50_000, 60_000], (await OnlyAsync()).History.Select(p => p.Amount));
        await Undo.UndoAsync(Mara);
        Assert.Equal([50_000, 50_000, 50_000], (await OnlyAsync()).History.Select(p => p.Amount));
        await Undo.RedoAsync(Mara);
        Assert.Equal(60_000, (await OnlyAsync()).Amount);
    }

    [Fact]
    public async Task Two_who_change_different_fields_both_get_their_way_and_the_same_field_is_a_conflict()
    {
        var budget = await SetAsync("Groceries", 50_000);
        var jonas = await House.JoinAsync(Mara, "Jonas");
        await Budgets.EditAsync(jonas, budget.Id, 1, new(RollsLeft: true), Today);
        var both = (await Budgets.EditAsync(Mara, budget.Id, 1, new(Chf(60_000)), Today)).Row;
        Assert.Equal((60_000, true), (both.Amount, both.RollsLeft));
        var conflict = await Assert.ThrowsAsync<ConflictException<BudgetDetails>>(
            () => Budgets.EditAsync(jonas, budget.Id, 1, new(Chf(70_000)), Today));
        Assert.Equal(60_000, conflict.Current.Amount);
    }

    [Fact]
    public async Task One_that_ended_counts_to_the_end_of_its_period_and_makes_room_for_another()
    {
        var budget = await SetAsync("Groceries", 50_000, BudgetCycleKind.Week, "2026-11-16");
        Assert.Equal(new DateOnly(2026, 11, 22), (await Budgets.EndAsync(Mara, budget.Id, Today)).Row.EndsOn);
        Assert.True((await OnlyAsync()).IsRunning);
        var later = new DateOnly(2026, 11, 23);
        Assert.False((await OnlyAsync(later)).IsRunning);
        Assert.Null((await ViewAsync(later)).Left);
        await SetAsync("Groceries", 40_000, BudgetCycleKind.Week, "2026-11-23");
        // Going on again would give out twice for the same days.
        await Undo.UndoAsync(Mara);
        await SetAsync("Groceries", 45_000, BudgetCycleKind.Week, "2026-11-23");
        var end = (await House.Get<ActivityService>().PageAsync(Mara, new()))
            .Entries.First(e => e.Kind == ChangeKind.Edited).BatchId;
        Assert.Equal(["Groceries"], (await Undo.UndoAsync(Mara, end)).LeftAlone);
        Assert.Empty(await House.Get<DatabaseCheckup>().FindAsync());
    }

    [Fact]
    public async Task A_removed_one_comes_back_as_it_was()
    {
        var budget = await SetAsync("Groceries", 50_000, left: true);
        await Budgets.RemoveAsync(Mara, budget.Id);
        Assert.Empty((await ViewAsync()).Lines);
        await Undo.UndoAsync(Mara);
        Assert.Equal(budget with { Version = 2 }, (await OnlyAsync()).Budget);
        await Undo.RedoAsync(Mara);
        Assert.Empty((await ViewAsync()).Lines);
        Assert.Empty(await House.Get<DatabaseCheckup>().FindAsync());
    }

    [Fact]
    public async Task What_is_left_to_spend_counts_nothing_twice()
    {
        await PartAsync("Bakery", "Groceries");
        await SetAsync("Groceries", 50_000);
        await SetAsync("Groceries", 500_000, BudgetCycleKind.Year);
        await SetAsync("Bakery", 20_000);
        await SetAsync("Transport", 10_000);
        await SpendAsync("Bakery", 5_000, "2026-11-20");
        var left = (await ViewAsync()).Left!;
        Assert.Equal((55_000, false, 2), (left.Minor, left.IsOfWhole, left.Counted.Count));
        await SetAsync(null, 90_000);
        left = (await ViewAsync()).Left!;
        Assert.Equal((85_000, true, 1), (left.Minor, left.IsOfWhole, left.Counted.Count));
        Assert.Equal(0, (await ViewAsync()).NotCovered);
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Adder)]
    public async Task Who_may_not_edit_sees_them_only(Role role)
    {
        var budget = await SetAsync("Groceries", 50_000);
        var guest = await House.JoinAsync(Mara, "Zoë", role);
        Assert.Single((await Budgets.ViewAsync(guest, Today)).Lines);
        await Assert.ThrowsAsync<RuleException>(() => Budgets.RemoveAsync(guest, budget.Id));
    }

    [Fact]
    public async Task In_another_currency_an_amount_stays_what_it_is_or_the_change_is_refused()
    {
        var budget = await SetAsync("Groceries", 50_050);
        var currency = House.Get<CurrencyChangeService>();
        await Assert.ThrowsAsync<RuleException>(() => currency.RunAsync(Mara, "JPY"));
        await Budgets.RemoveAsync(Mara, budget.Id);
        await SetAsync("Transport", 50_000);
        await currency.RunAsync(Mara, "JPY");
        var again = await House.Get<LedgerAccessService>().EnterAsync(Mara.UserId, Mara.LedgerId);
        Assert.Equal(500, Assert.Single((await Budgets.ViewAsync(again, Today)).Lines).Amount);
    }
}
