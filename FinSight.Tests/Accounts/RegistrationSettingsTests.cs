using FinSight.Core;
using FinSight.Core.Accounts;

namespace FinSight.Tests.Accounts;

public sealed class RegistrationSettingsTests
{
    [Theory]
    [InlineData(null, "CH", "CHF")]
    [InlineData(null, null, "EUR")]
    [InlineData(null, "ZZ", "EUR")]
    [InlineData("", "JP", "JPY")]
    [InlineData("usd", "CH", "USD")]
    public void A_ledger_has_the_server_s_currency_or_the_browser_s_or_euros(
        string? setting, string? region, string code) =>
        Assert.Equal(code, Read(currency: setting).CurrencyFor(region).Code);

    [Theory]
    [InlineData(null, RegistrationMode.Invite)]
    [InlineData("", RegistrationMode.Invite)]
    [InlineData("invite", RegistrationMode.Invite)]
    [InlineData("open", RegistrationMode.Open)]
    [InlineData("closed", RegistrationMode.Closed)]
    public void Registration_is_by_invitation_unless_it_is_said_otherwise(string? setting, RegistrationMode mode) =>
        Assert.Equal(mode, Read(registration: setting).Registration);

    [Theory]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData("owners", true)]
    [InlineData("administrators", false)]
    public void An_invitation_to_a_ledger_is_one_to_the_server_unless_it_is_said_otherwise(
        string? setting, bool does) =>
        Assert.Equal(does, Read(invites: setting).OwnersInvite);

    [Fact]
    public void A_setting_that_means_nothing_stops_the_start()
    {
        Assert.Equal("FINSIGHT_REGISTRATION is \"maybe\": set it to open, invite or closed.",
            Assert.Throws<StartupException>(() => Read(registration: "maybe")).Message);
        Assert.Equal("FINSIGHT_INVITES is \"nobody\": set it to owners or administrators.",
            Assert.Throws<StartupException>(() => Read(invites: "nobody")).Message);
        Assert.Contains("FINSIGHT_CURRENCY", Assert.Throws<StartupException>(() => Read(currency: "XQX")).Message,
            StringComparison.Ordinal);
    }

    static RegistrationSettings Read(string? registration = null, string? currency = null, string? invites = null) =>
        RegistrationSettings.Read(name => name switch
        {
            "FINSIGHT_CURRENCY" => currency,
            "FINSIGHT_INVITES" => invites,
            "FINSIGHT_REGISTRATION" => registration,
            _ => null,
        });
}
