using FinSight.Core.Categories;
using FinSight.Core.Dashboard;

namespace FinSight.Tests.Dashboard;

public sealed class DashboardServiceTests : DashboardServiceTestBase
{
    [Fact]
    public async Task An_empty_ledger_has_figures_of_nothing()
    {
        foreach (var month in new[] { November, (Month?)null })
        {
            var view = await ViewAsync(month);
            Assert.Equal((0, 0, 0, 0), (view.Spent, view.Count, view.PerDay, view.AllTime));
            Assert.Empty(view.Categories);
            Assert.Empty(view.Expenses.Rows);
            Assert.Null(view.Expenses.Next);
            Assert.Equal(Today, month is null ? view.First : Today);
        }
    }

    [Fact]
    public async Task A_month_counts_its_own_days_and_all_time_counts_everything()
    {
        await AddAsync(100, "2026-10-31");
        await AddAsync(20, "2026-11-01");
        await AddAsync(3, "2026-11-30");
        await AddAsync(5000, "2026-12-01");

        var november = await ViewAsync(November);
        Assert.Equal((23, 2, 5123), (november.Spent, november.Count, november.AllTime));
        Assert.Equal((20, 3), (november.Days[0], november.Days[^1]));
        Assert.Equal(30, november.Days.Count);
        Assert.Equal(100, (await ViewAsync(November.Previous)).Spent);
        Assert.Equal(5000, (await ViewAsync(November.Next)).Spent);

        var all = await ViewAsync(null);
        Assert.Equal((5123, 4, 5123), (all.Spent, all.Count, all.AllTime));
        Assert.Equal((new DateOnly(2026, 10, 31), Today), (all.First, all.Last));
        Assert.Null(all.Comparison);
        Assert.Empty(all.Days);
    }

    [Fact]
    public async Task A_ledger_of_future_expenses_alone_begins_today()
    {
        await AddAsync(9999, "2027-01-01");
        var all = await ViewAsync(null);
        Assert.Equal((Today, Today, 9999, 0), (all.First, all.Last, all.Spent, all.PerDay));
    }

    [Fact]
    public async Task Categories_come_by_what_was_spent_then_by_name()
    {
        await AddAsync(-500, "2026-11-03", "Travel");
        await AddAsync(200, "2026-11-02", "Home");
        await AddAsync(200, "2026-11-02", "Gifts");
        await AddAsync(700, "2026-11-03", "Transport");
        await AddAsync(100, "2026-10-31", "Kids");

        var view = await ViewAsync(November);

        Assert.Equal([("Transport", 700), ("Gifts", 200), ("Home", 200), ("Travel", -500)],
            view.Categories.Select(c => (c.Name, c.Amount)));
        Assert.Equal(600, view.Spent);
    }

    [Fact]
    public async Task A_category_has_what_is_below_it_in_its_total_and_its_list()
    {
        var home = await House.CategoryAsync(Mara, "Home");
        var garden = (await House.Get<CategoryService>()
            .AddAsync(Mara, new CategoryInput("Garden", "🌱", "other", ParentId: home.Id))).Row;
        await AddAsync(200, "2026-11-02", "Home");
        await AddAsync(300, "2026-11-02", "Garden");
        await AddAsync(70, "2026-11-03", "Kids");

        foreach (var (id, expected) in new[] { (home.Id, 500L), (garden.Id, 300) })
        {
            var view = await House.Get<DashboardService>().ViewAsync(Mara, new(November, Today, id));
            Assert.Equal(expected, view.Categories.Single(c => c.Id == id && !c.IsOwn).Amount);
            Assert.Equal(
                (expected, expected),
                (view.Expenses.Rows.Sum(row => row.Amount), view.Expenses.DayTotals.Values.Sum()));
        }
    }

    [Fact]
    public async Task Another_ledger_never_shows()
    {
        var jonas = await House.MoveInAsync("Jonas");
        await AddAsync(100, "2026-11-01", by: jonas);
        await AddAsync(100, "2026-10-01", by: jonas);
        await AddAsync(7, "2026-11-01");

        foreach (var month in new[] { November, (Month?)null })
        {
            var view = await ViewAsync(month);
            Assert.Equal((7, 1, 7), (view.Spent, view.Count, view.AllTime));
            Assert.Equal(7, view.Months.Sum(m => m.Amount));
            Assert.Equal(7, Assert.Single(view.Categories).Amount);
            Assert.Equal(7, Assert.Single(view.Expenses.DayTotals).Value);
            Assert.Equal(7, Assert.Single(view.Expenses.Rows).Amount);
        }
        var theirs = (await House.CategoryAsync(jonas)).Id;
        Assert.Empty((await House.Get<DashboardService>().ViewAsync(Mara, new(November, Today, theirs))).Expenses.Rows);
    }

    [Fact]
    public async Task Sums_stay_exact_beyond_what_a_double_can_count()
    {
        var fields = await House.FieldsAsync(Mara, minor: Money.MaxMinor, date: "2026-11-20");
        await House.Expenses.AddManyAsync(Mara, Enumerable.Repeat(fields, 9008));
        await AddAsync(1, "2026-11-20");

        const long Exact = 9008 * Money.MaxMinor + 1;
        Assert.NotEqual(Exact, (long)(double)Exact);
        foreach (var month in new[] { November, (Month?)null })
        {
            var view = await ViewAsync(month);
            Assert.Equal((Exact, Exact, Exact), (view.Spent, view.AllTime, view.Months[^1].Amount));
            Assert.Equal(Exact, view.Expenses.DayTotals[fields.Date]);
        }
    }
}
