using FinSight.Core.Budgets;

namespace FinSight.Tests.Budgets;

public sealed class BudgetPeriodTests
{
    [Theory]
    [InlineData(BudgetCycle.Month, 1, "2026-11-20", "2026-11-01", "2026-11-30")]
    [InlineData(BudgetCycle.Month, 25, "2026-11-20", "2026-10-25", "2026-11-24")]
    [InlineData(BudgetCycle.Week, 1, "2026-11-20", "2026-11-16", "2026-11-22")]
    [InlineData(BudgetCycle.TwoWeeks, 1, "2026-11-20", "2026-11-16", "2026-11-29")]
    [InlineData(BudgetCycle.FourWeeks, 1, "2026-11-15", "2026-10-19", "2026-11-15")]
    [InlineData(BudgetCycle.Quarter, 1, "2026-11-20", "2026-10-01", "2026-12-31")]
    [InlineData(BudgetCycle.Quarter, 25, "2027-01-24", "2026-10-25", "2027-01-24")]
    [InlineData(BudgetCycle.Year, 5, "2026-01-04", "2025-01-05", "2026-01-04")]
    public void A_period_holds_the_day(BudgetCycle cycle, int firstDay, string day, string first, string last) =>
        Assert.Equal(
            $"{first}/{last}", BudgetPeriod.Containing(Day(day), cycle, Day("2026-11-16"), firstDay).Days.ToString());

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Periods_follow_each_other_without_a_gap_and_all_their_days_are_in_them(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 300; i++)
        {
            var (anchor, firstDay) = (Day("2020-01-01")
                .AddDays(random.Next(3000)), random.Next(1, Month.LastWorkingDay + 1));
            var cycle = Enum.GetValues<BudgetCycle>()[random.Next(6)];
            var day = Day("2016-01-01").AddDays(random.Next(6000));
            var period = BudgetPeriod.Containing(day, cycle, anchor, firstDay);
            Assert.True(period.Days.Contains(day));
            Assert.Equal(NaiveFirst(day, cycle, anchor, firstDay), period.Days.First);
            Assert.Equal(period.Days.Last.AddDays(1), period.Next.Days.First);
            Assert.Equal(period.Days.First.AddDays(-1), period.Previous.Days.Last);
            Assert.Equal((period, period), (period.Next.Previous, period.Previous.Next));
        }
    }

    /// <summary>Day by day back to the one on which a period begins.</summary>
    internal static DateOnly NaiveFirst(DateOnly day, BudgetCycle cycle, DateOnly anchor, int firstDay)
    {
        while (!Begins()) day = day.AddDays(-1);
        return day;

        bool Begins() => cycle switch
        {
            BudgetCycle.Week => (day.DayNumber - anchor.DayNumber) % 7 == 0,
            BudgetCycle.TwoWeeks => (day.DayNumber - anchor.DayNumber) % 14 == 0,
            BudgetCycle.FourWeeks => (day.DayNumber - anchor.DayNumber) % 28 == 0,
            BudgetCycle.Month => BeginsAMonth(),
            BudgetCycle.Quarter => BeginsAMonth() && day.Month is 1 or 4 or 7 or 10,
            _ => BeginsAMonth() && day.Month == 1,
        };

        bool BeginsAMonth()
        {
            var last = DateTime.DaysInMonth(day.Year, day.Month);
            if (firstDay <= Month.MaxFirstDay) return day.Day == Math.Min(firstDay, last);
            while (new DateOnly(day.Year, day.Month, last).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) last--;
            return day.Day == last;
        }
    }

    static DateOnly Day(string iso) => DateOnly.Parse(iso, null);
}
