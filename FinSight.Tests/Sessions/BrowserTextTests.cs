using FinSight.Web;
using FinSight.Web.Features.Sessions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace FinSight.Tests.Sessions;

public sealed class BrowserTextTests
{
    const string WebKit = "AppleWebKit/537.36 (KHTML, like Gecko)";

    [Theory]
    [InlineData(
        $"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) {WebKit} Chrome/140.0.0.0 Safari/537.36", "Chrome on macOS")]
    [InlineData(
        $"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {WebKit} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
        "Edge on Windows")]
    [InlineData(
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
        "Safari on iPhone")]
    [InlineData(
        "Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1",
        "Chrome on iPad")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux")]
    [InlineData(
        $"Mozilla/5.0 (Linux; Android 15; SM-S921B) {WebKit} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
        "Samsung Internet on Android")]
    [InlineData("curl/8.5.0", "curl")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0)", "Unknown browser on Windows")]
    [InlineData("", "Unknown browser")]
    public void A_browser_is_called_what_people_call_it(string userAgent, string name)
    {
        using var services = new ServiceCollection().AddLogging().AddTexts().BuildServiceProvider();
        Assert.Equal(name, BrowserText.Of(userAgent, services.GetRequiredService<IStringLocalizer<Texts>>()));
    }
}
