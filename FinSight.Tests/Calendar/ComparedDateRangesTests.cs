using FinSight.Core;

namespace FinSight.Tests.Vocabulary;

public sealed class ComparedDateRangesTests
{
    [Fact]
    public void The_running_month_compares_with_as_many_days_of_the_month_before()
    {
        var same = ComparedDateRanges.Of(new(2026, 10), firstDay: 25, today: new(2026, 11, 3));
        Assert.Equal(new DateRange(new(2026, 10, 25), new(2026, 11, 3)), same.Days);
        Assert.Equal(new DateRange(new(2026, 9, 25), new(2026, 10, 4)), same.Before);
    }

    [Fact]
    public void A_shorter_month_before_ends_at_its_end()
    {
        var same = ComparedDateRanges.Of(new(2026, 3), firstDay: 1, today: new(2026, 3, 30));
        Assert.Equal(30, same.Days.Days);
        Assert.Equal(new DateRange(new(2026, 2, 1), new(2026, 2, 28)), same.Before);
    }

    [Fact]
    public void The_first_day_compares_with_one_day() =>
        Assert.Equal(new DateRange(new(2026, 9, 1), new(2026, 9, 1)),
            ComparedDateRanges.Of(new(2026, 10), firstDay: 1, today: new(2026, 10, 1)).Before);

    [Theory]
    [InlineData("2026-11-01")]
    [InlineData("2026-09-30")]
    public void A_month_that_is_not_running_compares_whole(string today)
    {
        var same = ComparedDateRanges.Of(new(2026, 10), firstDay: 1, DateOnly.Parse(today, null));
        Assert.Equal(new Month(2026, 10).Days(1), same.Days);
        Assert.Equal(new Month(2026, 9).Days(1), same.Before);
    }

    [Theory]
    [InlineData("2026-03-05", "2026-03-01", "2026-03-05", "2026-02-19", "2026-02-23")] // running: as many days
    [InlineData("2026-04-05", "2026-03-01", "2026-03-10", "2026-02-19", "2026-02-28")] // over: all of them
    public void Any_days_compare_with_as_many_before(
        string today, string first, string last, string before, string beforeEnd)
    {
        var same = ComparedDateRanges.Of(new DateRange(new(2026, 3, 1), new(2026, 3, 10)), DateOnly.Parse(today, null));
        Assert.Equal(new DateRange(DateOnly.Parse(first, null), DateOnly.Parse(last, null)), same.Days);
        Assert.Equal(new DateRange(DateOnly.Parse(before, null), DateOnly.Parse(beforeEnd, null)), same.Before);
    }
}
