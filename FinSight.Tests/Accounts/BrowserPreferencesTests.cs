using FinSight.Core.Accounts;

namespace FinSight.Tests.Accounts;

public sealed class BrowserPreferencesTests
{
    [Theory]
    [InlineData("de-CH,de;q=0.9,en;q=0.8", "de-CH", "CH")]
    [InlineData("de", "de-DE", "DE")]
    [InlineData("ja,en-US;q=0.7,en;q=0.3", "ja-JP", "JP")]
    [InlineData("en;q=0.2, fr-CA ; q=0.9", "fr-CA", "CA")]
    [InlineData("sv-SE;q=0, da-DK;q=0.1", "da-DK", "DK")]
    [InlineData("zh-Hant-TW", "zh-Hant-TW", "TW")]
    [InlineData("qq-QQ, pt-BR;q=0.5", "pt-BR", "BR")]
    [InlineData("*, nb-NO;q=0.5", "nb-NO", "NO")]
    [InlineData(null, "en-GB", null)]
    [InlineData("", "en-GB", null)]
    [InlineData("*", "en-GB", null)]
    [InlineData("../../etc/passwd", "en-GB", null)]
    [InlineData("de-DE;q=abc;;;,,,", "en-GB", null)]
    public void The_first_language_that_is_known_decides(string? header, string culture, string? region)
    {
        var preferences = BrowserPreferences.Of(header, null);
        Assert.Equal((culture, region), (preferences.Culture, preferences.Region));
    }

    [Fact]
    public void An_endless_header_is_read_no_further() =>
        Assert.Equal(
            "en-GB", BrowserPreferences.Of(string.Concat(Enumerable.Repeat("qq,", 10_000)) + "de", null).Culture);

    [Theory]
    [InlineData("Europe/Zurich", "Europe/Zurich")]
    [InlineData("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires")]
    [InlineData("UTC", "UTC")]
    [InlineData("Asia/Calcutta", "Asia/Kolkata")]
    [InlineData("Mars/Olympus", "Mars/Olympus")]
    [InlineData("Etc/Unknown", "Etc/Unknown")]
    [InlineData(null, "Etc/Unknown")]
    [InlineData("", "Etc/Unknown")]
    [InlineData("W. Europe Standard Time", "Etc/Unknown")]
    [InlineData("../../../etc/passwd", "Etc/Unknown")]
    [InlineData("posixrules", "Etc/Unknown")]
    [InlineData("Europe/Zurich\n", "Etc/Unknown")]
    public void A_time_zone_is_an_IANA_name_or_said_to_be_unknown(string? posted, string zone) =>
        Assert.Equal(zone, BrowserPreferences.Of(null, posted).TimeZone);
}
