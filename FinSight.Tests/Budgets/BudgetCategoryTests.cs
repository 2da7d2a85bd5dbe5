using FinSight.Core.Budgets;
using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Doctor;

namespace FinSight.Tests.Budgets;

/// <summary>What becomes of budgets when their category goes.</summary>
public sealed class BudgetCategoryTests : BudgetTestBase
{
    static readonly DateOnly December = new(2026, 12, 5);

    [Fact]
    public async Task A_merge_takes_the_budget_along()
    {
        await SetAsync("Gifts", 10_000);
        await MergeAsync("Gifts", "Shopping");
        Assert.Equal("Shopping", (await OnlyAsync()).Category!.Name);
        await Undo.UndoAsync(Mara);
        Assert.Equal("Gifts", (await OnlyAsync()).Category!.Name);
    }

    [Fact]
    public async Task Where_both_have_one_that_begins_as_often_they_become_one()
    {
        await SetAsync("Gifts", 10_000, from: "2026-09-01");
        await SetAsync("Gifts", 700, BudgetCycleKind.Week, "2026-11-16");
        var shopping = await SetAsync("Shopping", 20_000, from: "2026-10-01", left: true);
        await MergeAsync("Gifts", "Shopping");
        var lines = (await ViewAsync()).Lines;
        Assert.Equal([700, 30_000], lines.Select(line => line.Amount));
        Assert.Equal(shopping.Id, lines[1].Budget.Id);
        Assert.Equal([10_000, 30_000, 30_000], lines[1].History.Select(p => p.Amount));
        await Undo.UndoAsync(Mara);
        Assert.Equal([20_000, 700, 10_000], (await ViewAsync()).Lines.Select(line => line.Amount));
        await Undo.RedoAsync(Mara);
        Assert.Equal(2, (await ViewAsync()).Lines.Count);
        Assert.Empty(await House.Get<DatabaseCheckup>().FindAsync());
    }

    [Fact]
    public async Task One_that_meets_two_in_a_row_becomes_one_with_both()
    {
        var first = await SetAsync("Shopping", 20_000, from: "2026-09-01");
        await Budgets.EndAsync(Mara, first.Id, Today);
        await SetAsync("Shopping", 30_000, from: "2026-12-01");
        await SetAsync("Gifts", 1_000, from: "2026-08-01");

        await MergeAsync("Gifts", "Shopping");

        var line = await OnlyAsync(December);
        Assert.Equal((first.Id, null), (line.Budget.Id, line.Budget.EndsOn));
        Assert.Equal([1_000, 21_000, 21_000, 21_000, 31_000], line.History.Select(p => p.Amount));
        for (var i = 0; i < 2; i++)
        {
            Assert.Empty((await Undo.UndoAsync(Mara))!.LeftAlone);
            Assert.Equal(
                [1_000, 20_000, 30_000], (await ViewAsync(December)).Lines.Select(line => line.Amount).Order());
            Assert.Empty((await Undo.RedoAsync(Mara))!.LeftAlone);
            Assert.Equal(31_000, (await OnlyAsync(December)).Amount);
        }
        Assert.Empty(await House.Get<DatabaseCheckup>().FindAsync());
    }

    [Fact]
    public async Task An_archive_ends_the_budget_with_its_period_and_one_undo_brings_back_both()
    {
        await SetAsync("Gifts", 10_000);
        Assert.Equal(1, (await LineOfAsync("Gifts")).Budgets);
        await Categories.ArchiveAsync(Mara, IdOf("Gifts"), Today);
        Assert.Equal(
            (new DateOnly(2026, 11, 30), true), ((await OnlyAsync()).Budget.EndsOn, (await OnlyAsync()).IsRunning));
        Assert.False((await OnlyAsync(new(2026, 12, 1))).IsRunning);
        Assert.Equal((0, true), ((await LineOfAsync("Gifts")).Budgets, (await LineOfAsync("Gifts")).Category.Archived));
        await Undo.UndoAsync(Mara);
        Assert.Null((await OnlyAsync()).Budget.EndsOn);
        Assert.False((await LineOfAsync("Gifts")).Category.Archived);
        await Undo.RedoAsync(Mara);
        Assert.NotNull((await OnlyAsync()).Budget.EndsOn);
        Assert.Empty(await House.Get<DatabaseCheckup>().FindAsync());
    }

    [Fact]
    public async Task An_archive_of_a_branch_ends_the_budgets_below_it_and_no_other()
    {
        await PartAsync("Coffee", "Eating out");
        await SetAsync("Coffee", 5_000);
        await SetAsync("Eating out", 10_000);
        await SetAsync("Gifts", 10_000);
        Assert.Equal((2, 1), ((await LineOfAsync("Eating out")).Budgets, (await LineOfAsync("Coffee")).Budgets));
        await Categories.ArchiveAsync(Mara, IdOf("Eating out"), Today);
        Assert.Equal(
            ["Gifts"],
            (await ViewAsync()).Lines.Where(line => line.Budget.EndsOn is null).Select(line => line.Category!.Name));
        var told = (await House.Get<ActivityService>().PageAsync(Mara, new ActivityRequest())).Entries[0];
        Assert.Equal(
            (BudgetLogDefinition.Kind, 2, 2),
            (told.Entity, told.Kinds[CategoryLogDefinition.Kind], told.Kinds[BudgetLogDefinition.Kind]));
    }

    async Task<CategoryLine> LineOfAsync(string name) =>
        (await Categories.ListAsync(Mara)).Lines.Single(line => line.Category.Name == name);

    [Fact]
    public async Task A_removed_category_takes_its_budgets_with_it_and_back()
    {
        await SetAsync("Gifts", 10_000);
        await Categories.RemoveAsync(Mara, IdOf("Gifts"));
        Assert.Empty((await ViewAsync()).Lines);
        var told = (await House.Get<ActivityService>().PageAsync(Mara, new ActivityRequest())).Entries[0];
        Assert.Equal(
            (CategoryLogDefinition.Kind, "Gifts", 1), (told.Entity, told.Name, told.Kinds[BudgetLogDefinition.Kind]));
        await Undo.UndoAsync(Mara);
        Assert.Equal(10_000, (await OnlyAsync()).Amount);
        await Undo.RedoAsync(Mara);
        Assert.Empty((await ViewAsync()).Lines);
        Assert.Empty(await House.Get<DatabaseCheckup>().FindAsync());
    }
}
