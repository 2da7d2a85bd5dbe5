using FinSight.Core;
using FinSight.Core.Links;

namespace FinSight.Tests.Links;

public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("https://money.example.org", "https://money.example.org/account/reset?code=a", "money.example.org")]
    [InlineData(
        "https://money.example.org:8443/", "https://money.example.org:8443/account/reset?code=a", "money.example.org")]
    [InlineData("http://192.168.1.5:5000", "http://192.168.1.5:5000/account/reset?code=a", "192.168.1.5")]
    [InlineData(
        "https://bücher.example", "https://xn--bcher-kva.example/account/reset?code=a", "xn--bcher-kva.example")]
    [InlineData(null, "/account/reset?code=a", "localhost")]
    [InlineData("", "/account/reset?code=a", "localhost")]
    public void Links_and_names_come_from_the_setting(string? setting, string link, string host)
    {
        var address = Read(setting);
        Assert.Equal((link, host), (address.LinkTo("/account/reset?code=a"), address.Host));
    }

    [Theory]
    [InlineData("money.example.org")]
    [InlineData("ftp://money.example.org")]
    [InlineData("https://")]
    [InlineData("https://mara@money.example.org")]
    [InlineData("https://money.example.org/finsight")]
    [InlineData("https://money.example.org/?a=b")]
    [InlineData("https://money.example.org/#a")]
    [InlineData("/account")]
    public void What_is_no_server_s_address_stops_the_start(string setting) =>
        Assert.StartsWith($"FINSIGHT_PUBLIC_URL is \"{setting}\": set it to the address that people type",
            Assert.Throws<StartupException>(() => Read(setting)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(null, true)]
    [InlineData("https://money.example.org", true)]
    [InlineData("http://localhost:5000", true)]
    [InlineData("http://money.example.org", false)]
    [InlineData("https://192.168.1.5", false)]
    public void Passkeys_need_a_name_and_https_or_this_machine(string? setting, bool takes) =>
        Assert.Equal(takes, Read(setting).TakesPasskeys);

    [Theory]
    [InlineData("https://money.example.org", "https://money.example.org", true)]
    [InlineData("https://money.example.org", "https://money.example.org:443", true)]
    [InlineData("https://money.example.org", "http://money.example.org", false)]
    [InlineData("https://money.example.org", "https://money.example.org:8443", false)]
    [InlineData("https://money.example.org", "https://evil.money.example.org", false)]
    [InlineData("https://money.example.org", "https://money.example.org/path", false)]
    [InlineData("https://money.example.org", "null", false)]
    [InlineData("https://money.example.org", null, false)]
    [InlineData(null, "http://localhost:5000", true)]
    [InlineData(null, "http://localhost.evil.example", false)]
    [InlineData(null, "http://127.0.0.1:5000", false)]
    public void Only_its_own_pages_are_of_its_origin(string? setting, string? origin, bool own) =>
        Assert.Equal(own, Read(setting).IsOrigin(origin));

    [Theory]
    [InlineData(null, "localhost", true)]
    [InlineData(null, "127.0.0.1", false)]
    [InlineData(null, "nas.local", false)]
    [InlineData("https://money.example.org", "Money.example.org", true)]
    [InlineData("https://money.example.org", "192.168.1.5", false)]
    [InlineData("http://money.example.org", "money.example.org", false)]
    public void Passkeys_are_made_where_the_server_says_it_is(string? setting, string host, bool takes) =>
        Assert.Equal(takes, Read(setting).TakesPasskeysAt(host));

    static PublicAddress Read(string? setting) =>
        PublicAddress.Read(name => name == "FINSIGHT_PUBLIC_URL" ? setting : null);
}
