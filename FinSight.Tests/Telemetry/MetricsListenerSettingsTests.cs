using FinSight.Core;
using FinSight.Web.Features.Telemetry;

namespace FinSight.Tests.Telemetry;

public sealed class MetricsListenerSettingsTests
{
    [Theory]
    [InlineData("9464", "http://127.0.0.1:9464")]
    [InlineData("*:9464", "http://*:9464")]
    [InlineData("10.0.0.5:9464", "http://10.0.0.5:9464")]
    [InlineData("[fd00::5]:9464", "http://[fd00::5]:9464")]
    public void Only_this_machine_is_answered_unless_an_address_is_named(string text, string url) =>
        Assert.Equal(url, MetricsListenerSettings.Read(text)?.Url);

    [Theory]
    [InlineData("0")]
    [InlineData("65536")]
    [InlineData(":9464")]
    [InlineData("1:9464")]
    [InlineData("fd00::5")]
    [InlineData("grafana:9464")]
    [InlineData("*:")]
    public void What_is_no_address_is_refused(string text) =>
        Assert.Throws<StartupException>(() => MetricsListenerSettings.Read(text));
}
