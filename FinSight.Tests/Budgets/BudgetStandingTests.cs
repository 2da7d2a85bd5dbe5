using FinSight.Core;
using FinSight.Core.Budgets;

namespace FinSight.Tests.Budgets;

public sealed class BudgetStandingTests
{
    static readonly DateRange November = new(Day(1), Day(30));

    [Fact]
    public void What_is_left_is_given_to_the_days_to_go_rounded_down() => Assert.Equal(
        new BudgetStanding(40_000, 50_000, 10_000, 80, 11, 909, 60_000), Of(50_000, 40_000, 40_000, 20));

    [Fact]
    public void What_is_over_leaves_nothing_for_a_day() => Assert.Equal(
        new BudgetStanding(50_001, 50_000, -1, 100, 1, 0, 50_001), Of(50_000, 50_001, 50_001, 30));

    [Theory]
    [InlineData(4, null)]
    [InlineData(5, 3_000L)]
    [InlineData(30, 500L)]
    public void The_pace_is_told_from_the_fifth_day(int today, long? pace) =>
        Assert.Equal(pace, Of(50_000, 500, 500, today).PaceAtEnd);

    [Fact]
    public void What_is_booked_ahead_is_spent_already() => Assert.Equal(9_000, Of(50_000, 9_000, 1_000, 10).PaceAtEnd);

    [Theory]
    [InlineData(99_999, 100_000, 99L)]
    [InlineData(100_000, 100_000, 100L)]
    [InlineData(-500, 1_000, -50L)]
    [InlineData(5, 0, null)]
    [InlineData(5, -10, null)]
    public void A_line_counts_as_reached_once_it_is(long spent, long limit, long? percent) =>
        Assert.Equal(percent, Of(limit, spent, spent, 10).Percent);

    [Fact]
    public void A_period_that_is_over_or_to_come_has_no_pace()
    {
        var over = BudgetStanding.Of(November, 100, 40, 40, Day(30).AddDays(1));
        Assert.Equal((0, 0, null), (over.DaysToGo, over.PerDay, over.PaceAtEnd));
        var ahead = BudgetStanding.Of(November, 90, 0, 0, Day(1).AddDays(-1));
        Assert.Equal((30, 3, null), (ahead.DaysToGo, ahead.PerDay, ahead.PaceAtEnd));
    }

    static BudgetStanding Of(long limit, long spent, long soFar, int today) =>
        BudgetStanding.Of(November, limit, spent, soFar, Day(today));

    static DateOnly Day(int day) => new(2026, 11, day);
}
