using FinSight.Core;

namespace FinSight.Tests.Vocabulary;

public sealed class DateRangeTests
{
    static readonly DateRange October = new(new(2026, 10, 1), new(2026, 10, 31));

    [Fact]
    public void Both_ends_belong_to_a_range()
    {
        Assert.Equal(31, October.Days);
        Assert.True(October.Contains(new(2026, 10, 1)));
        Assert.True(October.Contains(new(2026, 10, 31)));
        Assert.False(October.Contains(new(2026, 9, 30)));
        Assert.False(October.Contains(new(2026, 11, 1)));
        Assert.Equal("2026-10-01/2026-10-31", October.ToString());
    }

    [Fact]
    public void A_range_of_one_day_has_one_day() =>
        Assert.Equal(1, new DateRange(October.First, October.First).Days);

    [Fact]
    public void The_last_day_is_not_before_the_first() =>
        Assert.Throws<ArgumentException>(() => new DateRange(October.Last, October.First));

    [Fact]
    public void An_intersection_has_the_common_days()
    {
        var middle = new DateRange(new(2026, 10, 20), new(2026, 11, 5));
        Assert.Equal(new DateRange(new(2026, 10, 20), new(2026, 10, 31)), October.Intersect(middle));
        Assert.Equal(October.Intersect(middle), middle.Intersect(October));
        Assert.Equal(1, October.Intersect(new(October.Last, middle.Last))?.Days);
        Assert.Null(October.Intersect(new(new(2026, 11, 1), new(2026, 11, 5))));
    }

    [Fact]
    public void Taking_more_days_than_there_are_takes_all()
    {
        Assert.Equal(new DateRange(October.First, new(2026, 10, 7)), October.Take(7));
        Assert.Equal(October, October.Take(32));
    }
}
