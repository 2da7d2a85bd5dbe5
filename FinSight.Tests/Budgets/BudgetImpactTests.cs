using FinSight.Core.Budgets;
using FinSight.Core.Expenses;

namespace FinSight.Tests.Budgets;

/// <summary>What an expense does to the budgets while it is being typed.</summary>
public sealed class BudgetImpactTests : BudgetTestBase
{
    [Fact]
    public async Task An_expense_moves_each_budget_that_counts_it_the_tightest_first()
    {
        await SetAsync("Groceries", 50_000);
        await SetAsync(null, 300_000);
        await SetAsync("Transport", 10_000);
        await SpendAsync("Groceries", 41_000, "2026-11-03");

        var guards = (await BookAsync()).Guard(await OfAsync("Groceries", 7_000, "2026-11-20"));

        Assert.Equal([("Groceries", 82, 96, 2_000L), (null, 13, 16, 252_000L)], guards.Select(Told));
    }

    [Fact]
    public async Task A_part_of_a_category_counts_for_the_budgets_above_it()
    {
        var coffee = await PartAsync("Coffee", "Groceries");
        await SetAsync("Groceries", 10_000);

        var guard = Assert.Single((await BookAsync()).Guard(new(coffee, Today, 1_000)));

        Assert.Equal(("Groceries", 0, 10, 9_000L), Told(guard));
    }

    [Fact]
    public async Task Of_an_edit_only_the_difference_counts()
    {
        await SetAsync("Groceries", 10_000);
        await SetAsync("Transport", 10_000);
        var row = await SpendAsync("Groceries", 5_000, "2026-11-03");
        var (book, now) = (await BookAsync(), Of(row));

        Assert.Equal(("Groceries", 50, 60, 4_000L), Told(Assert.Single(book.Guard(now with { Minor = 6_000 }, now))));
        Assert.Empty(book.Guard(now, now));
        // In another category all of it counts there, and in another period there.
        Assert.Equal(
            ("Transport", 0, 50, 5_000L),
            Told(Assert.Single(book.Guard(await OfAsync("Transport", 5_000, "2026-11-03"), now))));
        Assert.Equal(
            ("Groceries", 0, 50, 5_000L), Told(Assert.Single(book.Guard(now with { Date = new(2026, 12, 1) }, now))));
    }

    [Fact]
    public async Task A_refund_gives_back_and_what_is_over_is_told_exactly()
    {
        await SetAsync("Groceries", 10_000);
        await SpendAsync("Groceries", 12_345, "2026-11-03");
        var book = await BookAsync();

        Assert.Equal(
            ("Groceries", 123, 103, -345L),
            Told(Assert.Single(book.Guard(await OfAsync("Groceries", -2_000, "2026-11-20")))));
        Assert.Equal(
            ("Groceries", 123, 133, -3_346L),
            Told(Assert.Single(book.Guard(await OfAsync("Groceries", 1_001, "2026-11-20")))));
    }

    [Fact]
    public async Task A_past_date_counts_in_its_own_period_with_what_was_carried_to_it()
    {
        await SetAsync("Groceries", 10_000, from: "2025-01-01", left: true);
        await SpendAsync("Groceries", 4_000, "2025-01-10");

        var book = await BookAsync();

        Assert.Equal(
            ("Groceries", 0, 12, 14_000L),
            Told(Assert.Single(book.Guard(await OfAsync("Groceries", 2_000, "2025-02-01")))));
        Assert.Empty(book.Guard(await OfAsync("Groceries", 2_000, "2024-12-31")));
    }

    [Fact]
    public async Task A_book_knows_how_far_back_it_reaches()
    {
        await SetAsync("Groceries", 10_000, from: "2020-01-01");
        await SpendAsync("Groceries", 9_000, "2021-05-01");
        var asked = new DateOnly(2021, 5, 20);
        var book = await BookAsync();

        Assert.True(book.Covers(Today));
        Assert.False(book.Covers(asked));
        Assert.True((await BookAsync(asked)).Covers(asked));
        Assert.Equal(
            ("Groceries", 90, 95, 500L),
            Told(Assert.Single((await BookAsync(asked)).Guard(await OfAsync("Groceries", 500, "2021-05-20")))));
    }

    [Fact]
    public async Task What_is_booked_is_told_as_it_was_typed()
    {
        await SetAsync("Groceries", 10_000);
        await SpendAsync("Groceries", 5_000, "2026-11-03");
        var typed = await OfAsync("Groceries", 1_000, "2026-11-20");
        var guards = (await BookAsync()).Guard(typed);

        await SpendAsync("Groceries", 1_000, "2026-11-20");

        Assert.Equal(guards, (await BookAsync()).Booked(typed));
    }

    [Fact]
    public async Task Without_budgets_there_is_no_book() => Assert.Null(await Budgets.BookAsync(Mara, Today));

    async Task<BudgetEvaluator> BookAsync(DateOnly? day = null) => (await Budgets.BookAsync(Mara, day ?? Today))!;

    async Task<SummedExpense> OfAsync(string category, long minor, string date) =>
        new(await CategoryIdAsync(category), DateOnly.Parse(date, null), minor);

    static SummedExpense Of(ExpenseRow row) => new(row.CategoryId, row.Date, row.Amount);

    static (string?, long?, long?, long) Told(BudgetImpact guard) =>
        (guard.Category, guard.Before, guard.After, guard.Left);
}
