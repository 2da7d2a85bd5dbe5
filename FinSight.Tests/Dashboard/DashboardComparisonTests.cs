using FinSight.Core.Dashboard;

namespace FinSight.Tests.Dashboard;

/// <summary>What the days of a view are compared with, and come to on average.</summary>
public sealed class DashboardComparisonTests : DashboardServiceTestBase
{
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
}
