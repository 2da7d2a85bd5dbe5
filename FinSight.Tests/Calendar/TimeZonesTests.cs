using FinSight.Core;

namespace FinSight.Tests.Calendar;

public sealed class TimeZonesTests
{
    [Fact]
    public void The_names_are_the_places_that_dot_net_knows()
    {
        var known = TimeZoneInfo.GetSystemTimeZones().Where(zone => zone.HasIanaId).Select(zone => zone.Id).ToHashSet();

        Assert.Contains("Europe/Zurich", TimeZones.All);
        Assert.Contains("America/Argentina/Ushuaia", TimeZones.All);
        Assert.Contains("UTC", TimeZones.All);
        Assert.Subset(known, TimeZones.All.ToHashSet());
        Assert.True(TimeZones.All.Count > known.Count / 2);
    }

    [Theory]
    [InlineData("Europe/Zurich", "Europe/Zurich")]
    [InlineData(" europe/zurich ", "Europe/Zurich")]
    [InlineData("america/new york", "America/New_York")]
    [InlineData("utc", "UTC")]
    [InlineData("Europe/Atlantis", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_name_is_found_however_it_is_typed(string? typed, string? found) => Assert.Equal(found, TimeZones.Match(typed));
}
