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
    [InlineData(null, RegistrationMode.Invite)]
    [InlineData("", RegistrationMode.Invite)]
    [InlineData("invite", RegistrationMode.Invite)]
    [InlineData("open", RegistrationMode.Open)]
    [InlineData("closed", RegistrationMode.Closed)]
    public void Registration_is_by_invitation_unless_it_is_said_otherwise(string? setting, RegistrationMode mode) =>
        Assert.Equal(mode, Read(registration: setting).Registration);

    [Fact]
    public void A_setting_that_means_nothing_stops_the_start()
    {
        Assert.Equal("FINSIGHT_REGISTRATION is \"maybe\": set it to open, invite or closed.",
            Assert.Throws<StartupException>(() => Read(registration: "maybe")).Message);
        Assert.Contains("FINSIGHT_CURRENCY", Assert.Throws<StartupException>(() => Read(currency: "XQX")).Message,
            StringComparison.Ordinal);
    }

    static AccountSettings Read(string? registration = null, string? currency = null) =>
        AccountSettings.Read(name => name == "FINSIGHT_CURRENCY" ? currency : registration);
}
