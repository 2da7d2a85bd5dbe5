using FinSight.Core.Budgets;

namespace FinSight.Tests.Budgets;

public sealed class BudgetSuggestionTests : BudgetTestBase
{
    [Fact]
    public async Task The_median_of_the_last_six_full_months_is_suggested_rounded_up_to_whole_units()
    {
        await PartAsync("Bakery", "Groceries");
        string[] months = ["2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10"];
        long[] spent = [99_900, 18_000, 24_000, 21_050, 21_310, 19_000, 23_000];
        for (var i = 0; i < months.Length; i++)
            await SpendAsync(i % 2 == 0 ? "Groceries" : "Bakery", spent[i], $"{months[i]}-10");
        await SpendAsync("Groceries", 70_000, "2026-11-02");

        var suggestion = (await ListAsync()).Single(s => s.Category?.Name == "Groceries");

        Assert.Equal(
            (18_000, 24_000, 21_180, 21_200, 6),
            (suggestion.Lowest, suggestion.Highest, suggestion.Median, suggestion.Amount, suggestion.Months));
        Assert.Equal(21_180, (await ListAsync()).Single(s => s.Category is null).Median);
    }

    [Fact]
    public async Task Months_before_the_first_expense_are_none()
    {
        await SpendAsync("Groceries", 30_000, "2026-10-10");
        Assert.All(await ListAsync(), suggestion => Assert.Equal((1, 30_000), (suggestion.Months, suggestion.Median)));
        Assert.Empty(await House.Get<BudgetSuggestionService>().ListAsync(Mara, new(2026, 10, 20)));
    }

    [Fact]
    public async Task Several_are_set_as_one_batch_or_not_at_all()
    {
        BudgetInput Of(Guid category, long minor) => new(category, Chf(minor), BudgetCycleKind.Month);
        var (groceries, gifts) = (await CategoryIdAsync("Groceries"), await CategoryIdAsync("Gifts"));
        await Assert.ThrowsAsync<Core.RuleException>(
            () => Budgets.AddManyAsync(Mara, [Of(groceries, 100), Of(groceries, 200)], Today));
        Assert.Empty((await ViewAsync()).Lines);

        var set = await Budgets.AddManyAsync(Mara, [Of(groceries, 100), Of(gifts, 200)], Today);
        Assert.Equal([100L, 200L], (await ViewAsync()).Lines.Select(line => line.Amount).Order());

        await Undo.UndoAsync(Mara, set.BatchId!.Value);
        Assert.Empty((await ViewAsync()).Lines);
    }

    Task<IReadOnlyList<BudgetSuggestion>> ListAsync() => House.Get<BudgetSuggestionService>().ListAsync(Mara, Today);
}
