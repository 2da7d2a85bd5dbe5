using FinSight.Core.Budgets;

namespace FinSight.Tests.Budgets;

public sealed class BudgetPeriodTests
{
    [Theory]
    [InlineData(BudgetCycleKind.Month, 1, "2026-11-20", "2026-11-01", "2026-11-30")]
    [InlineData(BudgetCycleKind.Month, 25, "2026-11-20", "2026-10-25", "2026-11-24")]
    [InlineData(BudgetCycleKind.Week, 1, "2026-11-20", "2026-11-16", "2026-11-22")]
    [InlineData(BudgetCycleKind.TwoWeeks, 1, "2026-11-20", "2026-11-16", "2026-11-29")]
    [InlineData(BudgetCycleKind.FourWeeks, 1, "2026-11-15", "2026-10-19", "2026-11-15")]
    [InlineData(BudgetCycleKind.Quarter, 1, "2026-11-20", "2026-10-01", "2026-12-31")]
    [InlineData(BudgetCycleKind.Quarter, 25, "2027-01-24", "2026-10-25", "2027-01-24")]
    [InlineData(BudgetCycleKind.Year, 5, "2026-01-04", "2025-01-05", "2026-01-04")]
    public void A_period_holds_the_day(BudgetCycleKind cycle, int firstDay, string day, string first, string last) =>
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
            var cycle = Enum.GetValues<BudgetCycleKind>()[random.Next(6)];
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
    internal static DateOnly NaiveFirst(DateOnly day, BudgetCycleKind cycle, DateOnly anchor, int firstDay)
    {
        while (!Begins()) day = day.AddDays(-1);
        return day;

        bool Begins() => cycle switch
        {
            BudgetCycleKind.Week => (day.DayNumber - anchor.DayNumber) % 7 == 0,
            BudgetCycleKind.TwoWeeks => (day.DayNumber - anchor.DayNumber) % 14 == 0,
            BudgetCycleKind.FourWeeks => (day.DayNumber - anchor.DayNumber) % 28 == 0,
            BudgetCycleKind.Month => BeginsAMonth(),
            BudgetCycleKind.Quarter => BeginsAMonth() && day.Month is 1 or 4 or 7 or 10,
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
