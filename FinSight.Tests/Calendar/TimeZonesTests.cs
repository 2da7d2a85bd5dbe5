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

    /// <summary>As on a server whose data lacks the links for old programs.</summary>
    [Theory]
    [InlineData("Asia/Calcutta", "Asia/Kolkata")]
    [InlineData("Asia/Saigon", "Asia/Ho_Chi_Minh")]
    [InlineData("Asia/Katmandu", "Asia/Kathmandu")]
    [InlineData("Asia/Rangoon", "Asia/Yangon")]
    [InlineData("Europe/Kiev", "Europe/Kyiv")]
    [InlineData("America/Buenos_Aires", "America/Argentina/Buenos_Aires")]
    [InlineData("America/Indianapolis", "America/Indiana/Indianapolis")]
    [InlineData("America/Godthab", "America/Nuuk")]
    [InlineData("Africa/Asmera", "Africa/Asmara")]
    [InlineData("Atlantic/Faeroe", "Atlantic/Faroe")]
    [InlineData("Pacific/Truk", "Pacific/Chuuk")]
    [InlineData("Pacific/Enderbury", "Pacific/Kanton")]
    [InlineData("GB", "Europe/London")]
    [InlineData("PST8PDT", "America/Los_Angeles")]
    [InlineData("Etc/UTC", "UTC")]
    public void An_old_name_is_found_where_the_data_knows_the_new_one_only(string old, string present)
    {
        Assert.Equal(present, Find(old, present));
        // And the other way round, where the data is the older one.
        Assert.Equal(old, Find(present, old));
    }

    [Fact]
    public void Every_old_name_leads_to_a_place_that_can_be_chosen()
    {
        var links = File.ReadLines(Path.Combine(Repository.Root, "FinSight.Core", "Calendar", "OldTimeZones.txt"))
            .Where(line => !line.StartsWith("//", StringComparison.Ordinal)).Select(line => line.Split(' ')).ToList();
        Assert.True(links.Count > 100);
        Assert.All(links, link =>
        {
            Assert.Contains(link[1], TimeZones.All);
            Assert.DoesNotContain(link[0], TimeZones.All);
            Assert.Equal(link[1], TimeZones.Match(link[0]));
        });
    }

    static string? Find(string name, string known) => TimeZones.Find(
        RenamedTimeZones.Names(name),
        tried => tried == known ? TimeZoneInfo.CreateCustomTimeZone(tried, default, tried, tried) : null)?.Id;

    [Theory]
    [InlineData("Europe/Zurich", "Europe/Zurich")]
    [InlineData(" europe/zurich ", "Europe/Zurich")]
    [InlineData("america/new york", "America/New_York")]
    [InlineData("utc", "UTC")]
    [InlineData("Asia/Calcutta", "Asia/Kolkata")]
    [InlineData("asia/saigon", "Asia/Ho_Chi_Minh")]
    [InlineData("us/pacific", "America/Los_Angeles")]
    [InlineData("EST5EDT", "America/New_York")]
    [InlineData("Etc/GMT+5", "Etc/GMT+5")]
    [InlineData("Europe/Atlantis", null)]
    [InlineData("right/Europe/Zurich", null)]
    [InlineData("localtime", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_name_is_found_however_it_is_typed(string? typed, string? found) =>
        Assert.Equal(found, TimeZones.Match(typed));
}
