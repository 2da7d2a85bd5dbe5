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
        Assert.Equal(DateOnly.Parse(date, null), Today.In(TimeZones.Find(zone), new StoppedClock(NewYearsEve)));

    [Theory]
    [InlineData("Europe/Zurich")]
    [InlineData("America/Port-au-Prince")]
    [InlineData("America/Argentina/Buenos_Aires")]
    [InlineData("Etc/GMT+5")]
    public void A_time_zone_is_found_by_its_name(string name) => Assert.Equal(name, TimeZones.Find(name).Id);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Mars/Olympus")]
    [InlineData("../../../etc/passwd")]
    [InlineData("/etc/localtime")]
    [InlineData("../zoneinfo/Europe/Zurich")]
    [InlineData("Europe")]
    [InlineData("Europe/Zurich\0")]
    public void An_unknown_time_zone_is_utc(string? name) => Assert.Equal(TimeZoneInfo.Utc, TimeZones.Find(name));

    sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
