using FinSight.Core;
using FsCheck.Fluent;

namespace FinSight.Tests.Vocabulary;

public sealed class MonthTests
{
    static readonly DateOnly Earliest = new(Month.FirstYear, 1, 1);
    static readonly DateOnly Latest = new(Month.LastYear, 12, 31);

    [Fact]
    public void A_month_is_named_after_the_calendar_month_in_which_it_starts()
    {
        var october = new Month(2026, 10);
        Assert.Equal(new DateRange(new(2026, 10, 25), new(2026, 11, 24)), october.Days(25));
        Assert.Equal(october, Month.Containing(new(2026, 10, 25), 25));
        Assert.Equal(october, Month.Containing(new(2026, 11, 24), 25));
        Assert.Equal(new Month(2026, 9), Month.Containing(new(2026, 10, 24), 25));
        Assert.Equal(new DateRange(new(2028, 2, 1), new(2028, 2, 29)), new Month(2028, 2).Days(1));
    }

    [Fact]
    public void Months_tile_the_calendar_for_every_first_day()
    {
        for (var firstDay = 1; firstDay <= Month.LastWorkingDay; firstDay++)
        {
            for (var month = new Month(1999, 1); month.Year < 2030; month = month.Next)
                Assert.Equal(month.Days(firstDay).Last.AddDays(1), month.Next.Days(firstDay).First);
        }
    }

    [Theory]
    [InlineData(31, "2026-01-31", "2026-02-27")]
    [InlineData(31, "2026-02-28", "2026-03-30")]
    [InlineData(30, "2028-02-29", "2028-03-29")]
    [InlineData(29, "2026-02-28", "2026-03-28")]
    [InlineData(31, "2026-04-30", "2026-05-30")]
    [InlineData(Month.LastWorkingDay, "2026-01-30", "2026-02-26")]
    [InlineData(Month.LastWorkingDay, "2026-05-29", "2026-06-29")]
    [InlineData(Month.LastWorkingDay, "2026-08-31", "2026-09-29")]
    public void A_shorter_month_starts_on_its_last_day_and_the_last_working_day_is_none_of_a_weekend(
        int firstDay, string first, string last)
    {
        var days = new DateRange(DateOnly.Parse(first, null), DateOnly.Parse(last, null));
        Assert.Equal(days, new Month(days.First.Year, days.First.Month).Days(firstDay));
        Assert.Equal(days, Month.Containing(days.First, firstDay).Days(firstDay));
        Assert.Equal(days, Month.Containing(days.Last, firstDay).Days(firstDay));
    }

    /// <summary>Each day of thirty years is in one month and in no other one, whatever day months start on.</summary>
    [Fact]
    public void Months_hold_each_day_once()
    {
        for (var firstDay = 1; firstDay <= Month.LastWorkingDay; firstDay++)
        {
            var day = new Month(1999, 1).Days(firstDay).First;
            for (var month = new Month(1999, 1); month.Year < 2030; month = month.Next)
                foreach (var next in Enumerable.Range(0, month.Days(firstDay).Days).Select(
                    month.Days(firstDay).First.AddDays))
                {
                    Assert.Equal(day, next);
                    Assert.Equal(month, Month.Containing(next, firstDay));
                    day = day.AddDays(1);
                }
        }
    }

    [Fact]
    public void Every_date_is_in_its_month_and_every_month_has_neighbours() =>
        Generators.Holds(
            from day in Gen.Choose(Earliest.DayNumber, Latest.DayNumber)
            from firstDay in Gen.Choose(1, Month.LastWorkingDay)
            select (Date: DateOnly.FromDayNumber(day), firstDay),
            value =>
            {
                var month = Month.Containing(value.Date, value.firstDay);
                Assert.True(month.Days(value.firstDay).Contains(value.Date));
                Assert.Equal(month, month.Next.Previous);
                Assert.True(month.Previous < month && month < month.Next);
            });

    [Fact]
    public void The_neighbours_of_the_outermost_months_do_not_overflow()
    {
        Assert.Equal(new(1899, 12, 28), new Month(Month.FirstYear, 1).Previous.Days(28).First);
        Assert.Equal(new(9999, 2, 27), new Month(Month.LastYear, 12).Next.Days(28).Last);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Month(9999, 12).Next);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Month(1, 1).Previous);
    }

    [Fact]
    public void Months_are_counted_across_years()
    {
        Assert.Equal(new Month(2027, 1), new Month(2026, 12).Next);
        Assert.Equal(new Month(2025, 12), new Month(2026, 1).Previous);
        Assert.Equal(new Month(2025, 11), new Month(2026, 10).Add(-11));
    }

    [Theory]
    [InlineData("2026-10", 2026, 10)]
    [InlineData("1900-01", 1900, 1)]
    [InlineData("9998-12", 9998, 12)]
    public void A_month_reads_back_what_it_writes(string text, int year, int number)
    {
        Assert.True(Month.TryParse(text, out var month));
        Assert.Equal((year, number, text), (month.Year, month.Number, month.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-1")]
    [InlineData("2026-1\0")]
    [InlineData("2026-10\0")]
    [InlineData("2026-00")]
    [InlineData("2026-13")]
    [InlineData("2026-010")]
    [InlineData("2026/10")]
    [InlineData("+026-10")]
    [InlineData("2026-+1")]
    [InlineData(" 2026-1")]
    [InlineData("٢٠٢٦-10")]
    [InlineData("1899-12")]
    [InlineData("9999-01")]
    public void What_is_no_month_is_refused(string? text) => Assert.False(Month.TryParse(text, out _));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(10000, 1)]
    [InlineData(2026, 0)]
    [InlineData(2026, 13)]
    public void There_is_no_such_month(int year, int number) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Month(year, number));

    [Theory]
    [InlineData(0)]
    [InlineData(33)]
    public void A_first_day_is_one_of_a_month_or_its_last_working_day(int firstDay)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Month(2026, 10).Days(firstDay));
        Assert.Throws<ArgumentOutOfRangeException>(() => Month.Containing(new(2026, 10, 1), firstDay));
    }
}
