using FinSight.Core.Ledgers;
using FinSight.Core.Settings;

namespace FinSight.Tests.Budgets;

/// <summary>Budgets whose ledger starts its months on another day than when they were set.</summary>
public sealed class BudgetFirstDayTests : BudgetTestBase
{
    [Fact]
    public async Task Of_two_in_a_row_whose_months_meet_only_the_later_one_runs()
    {
        var first = await SetAsync("Shopping", 20_000, from: "2026-09-01");
        await Budgets.EndAsync(Mara, first.Id, Today);
        var second = await SetAsync("Shopping", 30_000, from: "2026-12-01");
        await House.Get<LedgerSettingsService>().StartMonthsOnAsync(Mara, 15);
        var mara = await House.Get<LedgerAccessService>().EnterLastAsync(Mara.UserId);

        foreach (var (day, id) in new[] { (Today.AddDays(-6), first.Id), (Today.AddDays(-5), second.Id) })
            Assert.Equal(
                id, Assert.Single((await Budgets.ViewAsync(mara, day)).Lines, line => line.IsRunning).Budget.Id);
        var book = (await Budgets.BookAsync(mara, Today))!;
        var typed = new Core.Expenses.SummedExpense(await CategoryIdAsync("Shopping"), Today, 100);
        Assert.Equal(second.Id, Assert.Single(book.Guard(typed)).BudgetId);
    }
}
