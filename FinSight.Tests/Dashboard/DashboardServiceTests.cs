using FinSight.Core;
using FinSight.Core.Categories;
using FinSight.Core.Dashboard;
using FinSight.Core.Ledgers;

namespace FinSight.Tests.Dashboard;

public sealed class DashboardServiceTests : ServiceTest
{
    static readonly DateOnly Today = new(2026, 11, 23);
    static readonly Month November = new(2026, 11);

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

    [Theory]
    [InlineData("2026-11", "2026-11-23", "2026-10-01", "2026-10-23")] // 31 days before 30
    [InlineData("2026-03", "2026-03-30", "2026-02-01", "2026-02-28")] // a month before that is shorter
    [InlineData("2028-03", "2028-03-29", "2028-02-01", "2028-02-29")] // a leap year
    [InlineData("2026-10", "2026-11-23", "2026-09-01", "2026-09-30")] // a month that is over compares whole
    [InlineData("2028-03", "2028-04-01", "2028-02-01", "2028-02-29")] // with all of a leap day's month
    public async Task A_month_compares_with_the_same_days_of_the_month_before(
        string month, string today, string first, string last)
    {
        var (from, to) = (Day(first), Day(last));
        await AddAsync(1, from.AddDays(-1));
        await AddAsync(20, from);
        await AddAsync(300, to);
        await AddAsync(4000, to.AddDays(1));

        var comparison = (await ViewAsync(Read(month), Day(today))).Comparison!;

        Assert.Equal((from, to, 320), (comparison.First, comparison.Last, comparison.Before));
    }

    [Fact]
    public async Task A_ledger_with_its_own_first_day_counts_and_compares_from_there()
    {
        var aino = await House.MoveInAsync("Aino", firstDay: 25);
        foreach (var (minor, day) in new[]
        {
            (1, "2026-09-24"), (20, "2026-09-25"), (300, "2026-10-04"), (4000, "2026-10-05"),
        })
            await AddAsync(minor, day, by: aino);
        await AddAsync(50_000, "2026-10-25", by: aino);
        await AddAsync(600_000, "2026-11-24", by: aino);
        await AddAsync(7_000_000, "2026-11-25", by: aino);

        var october = await ViewAsync(new Month(2026, 10), new DateOnly(2026, 11, 3), aino);

        Assert.Equal((new DateOnly(2026, 10, 25), new DateOnly(2026, 11, 24)), (october.First, october.Last));
        Assert.Equal(650_000, october.Spent);
        Assert.Equal(new SpendingComparison(new(2026, 9, 25), new(2026, 10, 4), 50_000, 320, 2), october.Comparison);
        Assert.Equal([4320, 650_000], october.Months.TakeLast(2).Select(m => m.Amount));
    }

    [Theory]
    [InlineData(3, "2026-11-02", 2)] // 1.5
    [InlineData(-3, "2026-11-02", -2)] // −1.5
    [InlineData(4, "2026-11-03", 1)] // 1.33
    [InlineData(5, "2026-11-03", 2)] // 1.67
    [InlineData(60, "2026-12-05", 2)] // over: all thirty days
    [InlineData(60, "2026-10-05", 2)] // to come: the same
    public async Task The_average_per_day_rounds_half_away_from_zero(long minor, string today, long average)
    {
        await AddAsync(minor, "2026-11-01");
        Assert.Equal(average, (await ViewAsync(November, Day(today))).PerDay);
    }

    [Fact]
    public async Task What_is_dated_ahead_counts_in_its_period_but_in_no_average_yet()
    {
        await AddAsync(2300, "2026-11-01");
        await AddAsync(9999, "2026-11-24");
        await AddAsync(1, "2026-10-01");

        var november = await ViewAsync(November);
        Assert.Equal((12_299, 100, 2300), (november.Spent, november.PerDay, november.Comparison!.Spent));
        Assert.Equal(9999, november.Expenses.Rows[0].Amount);
        var all = await ViewAsync(null);
        Assert.Equal((12_300, 43), (all.Spent, all.PerDay)); // 2,301 over 54 days
    }

    [Fact]
    public async Task A_ledger_of_future_expenses_alone_begins_today()
    {
        await AddAsync(9999, "2027-01-01");
        var all = await ViewAsync(null);
        Assert.Equal((Today, Today, 9999, 0), (all.First, all.Last, all.Spent, all.PerDay));
    }

    [Fact]
    public async Task The_twelve_months_end_with_the_period_and_cross_the_year()
    {
        await AddAsync(1, "2025-03-31");
        await AddAsync(20, "2025-04-01");
        await AddAsync(300, "2025-12-31");
        await AddAsync(4000, "2026-01-01");
        await AddAsync(50_000, "2026-03-31");
        await AddAsync(600_000, "2026-04-01");

        var months = (await ViewAsync(new Month(2026, 3))).Months;

        Assert.Equal(Enumerable.Range(0, 12).Select(new DateOnly(2025, 4, 1).AddMonths), months.Select(m => m.First));
        Assert.Equal([20, 0, 0, 0, 0, 0, 0, 0, 300, 4000, 0, 50_000], months.Select(m => m.Amount));
        Assert.Equal(new DateOnly(2026, 11, 1), (await ViewAsync(null)).Months[^1].First);
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
            .AddAsync(Mara, new CategoryFields("Garden", "🌱", "other", ParentId: home.Id))).Row;
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

    async Task AddAsync(long minor, string date, string category = "Groceries", Member? by = null)
    {
        var member = by ?? Mara;
        await House.Expenses.AddAsync(
            member, Guid.CreateVersion7(), await House.FieldsAsync(member, "Something", minor, category, date));
    }

    Task AddAsync(long minor, DateOnly date) => AddAsync(minor, $"{date:O}");

    Task<DashboardView> ViewAsync(Month? month, DateOnly? today = null, Member? by = null) =>
        House.Get<DashboardService>().ViewAsync(by ?? Mara, new DashboardQuery(month, today ?? Today));

    static DateOnly Day(string text) => DateOnly.Parse(text, null);

    static Month Read(string text) => Month.TryParse(text, out var month) ? month : throw new FormatException(text);
}
