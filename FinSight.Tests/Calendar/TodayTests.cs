using FinSight.Core;

namespace FinSight.Tests.Vocabulary;

public sealed class TodayTests
{
    static readonly DateTimeOffset NewYearsEve = new(2026, 12, 31, 11, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("UTC", "2026-12-31")]
    [InlineData("Europe/Zurich", "2026-12-31")]
    [InlineData("Pacific/Kiritimati", "2027-01-01")]
    public void Today_is_the_date_in_the_users_time_zone(string zone, string date) =>
        Assert.Equal(DateOnly.Parse(date, null), Today.In(TimeZones.Find(zone)!, new StoppedClock(NewYearsEve)));

    [Theory]
    [InlineData("Europe/Zurich")]
    [InlineData("America/Port-au-Prince")]
    [InlineData("America/Argentina/Buenos_Aires")]
    [InlineData("Etc/GMT+5")]
    public void A_time_zone_is_found_by_its_name(string name) => Assert.Equal(name, TimeZones.Find(name)!.Id);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Mars/Olympus")]
    [InlineData("../../../etc/passwd")]
    [InlineData("/etc/localtime")]
    [InlineData("../zoneinfo/Europe/Zurich")]
    [InlineData("Europe")]
    [InlineData("Europe/Zurich\0")]
    public void An_unknown_time_zone_is_none(string? name) => Assert.Null(TimeZones.Find(name));

    [Theory]
    [InlineData("Europe/Zurich", "2026-11-23T12:00:00Z", "11:00:00")]
    [InlineData("Europe/Zurich", "2026-11-23T22:59:59Z", "00:00:01")]
    [InlineData("Europe/Zurich", "2026-11-23T23:00:00Z", "24:00:00")]
    [InlineData("Europe/Zurich", "2026-10-24T22:00:00Z", "25:00:00")]
    [InlineData("Atlantic/Azores", "2026-10-24T22:00:00Z", "02:00:00")]
    [InlineData("America/Havana", "2026-11-01T03:30:00Z", "00:30:00")]
    [InlineData("Asia/Beirut", "2026-03-28T21:00:00Z", "01:00:00")]
    [InlineData("Asia/Kathmandu", "2026-11-23T12:00:00Z", "06:15:00")]
    public void The_day_lasts_until_the_clocks_there_show_the_next(string zone, string now, string left)
    {
        var (place, parts) = (TimeZones.Find(zone)!, left.Split(':').Select(int.Parse).ToArray());
        var (start, rest) = (DateTimeOffset.Parse(now, null), new TimeSpan(parts[0], parts[1], parts[2]));
        Assert.Equal(rest, Today.Left(place, new StoppedClock(start)));
        var today = Today.In(place, new StoppedClock(start));
        Assert.Equal(today.AddDays(1), Today.In(place, new StoppedClock(start + rest)));
        Assert.Equal(today, Today.In(place, new StoppedClock(start + rest - TimeSpan.FromSeconds(1))));
    }

    sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
