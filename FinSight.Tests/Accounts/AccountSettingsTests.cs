using FinSight.Core;
using FinSight.Core.Accounts;

namespace FinSight.Tests.Accounts;

public sealed class AccountSettingsTests
{
    [Theory]
    [InlineData(null, "CH", "CHF")]
    [InlineData(null, null, "EUR")]
    [InlineData(null, "ZZ", "EUR")]
    [InlineData("", "JP", "JPY")]
    [InlineData("usd", "CH", "USD")]
    public void A_ledger_has_the_server_s_currency_or_the_browser_s_or_euros(string? setting, string? region, string code) =>
        Assert.Equal(code, Read(currency: setting).CurrencyFor(region).Code);

    [Theory]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData("open", true)]
    [InlineData("closed", false)]
    public void Registration_is_open_unless_it_is_closed(string? setting, bool open) =>
        Assert.Equal(open, Read(registration: setting).RegistrationIsOpen);

    [Fact]
    public void A_setting_that_means_nothing_stops_the_start()
    {
        Assert.Equal("FINSIGHT_REGISTRATION is \"maybe\": set it to open or closed.",
            Assert.Throws<StartupException>(() => Read(registration: "maybe")).Message);
        Assert.Contains("FINSIGHT_CURRENCY", Assert.Throws<StartupException>(() => Read(currency: "XQX")).Message,
            StringComparison.Ordinal);
    }

    static AccountSettings Read(string? registration = null, string? currency = null) =>
        AccountSettings.Read(name => name == "FINSIGHT_CURRENCY" ? currency : registration);
}
