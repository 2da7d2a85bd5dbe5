using FinSight.Core.Alerts;

namespace FinSight.Tests.Alerts;

public sealed class QuietHoursTests
{
    static readonly TimeZoneInfo Zurich = TimeZoneInfo.FindSystemTimeZoneById("Europe/Zurich");

    [Theory]
    [InlineData("22:00", "07:00", "2026-11-23T20:59:00Z", null)]
    [InlineData("22:00", "07:00", "2026-11-23T21:00:00Z", "2026-11-24T06:00:00Z")]
    [InlineData("22:00", "07:00", "2026-11-23T23:30:00Z", "2026-11-24T06:00:00Z")]
    [InlineData("22:00", "07:00", "2026-11-24T05:59:59Z", "2026-11-24T06:00:00Z")]
    [InlineData("22:00", "07:00", "2026-11-24T06:00:00Z", null)]
    [InlineData("09:00", "17:00", "2026-11-24T08:00:00Z", "2026-11-24T16:00:00Z")]
    [InlineData("09:00", "17:00", "2026-11-24T16:00:00Z", null)]
    // The clocks skip from 2 to 3: there is no half past two, and 4 comes an hour sooner.
    [InlineData("22:00", "02:30", "2026-03-28T23:00:00Z", "2026-03-29T01:00:00Z")]
    [InlineData("22:00", "04:00", "2026-03-28T23:00:00Z", "2026-03-29T02:00:00Z")]
    // They show half past two twice.
    [InlineData("22:00", "02:30", "2026-10-24T22:00:00Z", "2026-10-25T00:30:00Z")]
    public void They_end_where_the_user_is(string from, string to, string now, string? end)
    {
        var hours = new QuietHours(Guid.NewGuid(), TimeOnly.Parse(from, null), TimeOnly.Parse(to, null));
        Assert.Equal(end is null ? null : Utc(end), hours.EndAfter(Utc(now), Zurich));
    }

    [Fact]
    public void Whatever_the_hours_and_the_moment_their_end_is_later_and_outside_of_them()
    {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var (from, to) = (new TimeOnly(random.Next(24), random.Next(60)), new TimeOnly(
                random.Next(24), random.Next(60)));
            if (from == to) continue;
            var hours = new QuietHours(Guid.NewGuid(), from, to);
            var now = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(random.Next(365 * 24 * 60));
            if (hours.EndAfter(now, Zurich) is not { } end) continue;
            Assert.True(end > now && end <= now.AddHours(25), $"{from} to {to} at {now:O}: {end:O}");
            Assert.Equal(DateTimeKind.Utc, end.Kind);
        }
    }

    static DateTime Utc(string text) => DateTimeOffset.Parse(text, null).UtcDateTime;
}
