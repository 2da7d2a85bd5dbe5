using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Accounts;

public sealed class KnownDeviceTests : IAsyncLifetime
{
    // Of a slow machine, the waits of a second would be over before the next guess.
    AccountApp App { get; } = new() { Replace = services => services.AddSingleton<TimeProvider>(FakeTime.FromNow()) };

    public async Task InitializeAsync() => await App.Visit().RegisterAsync("mara");

    public async Task DisposeAsync() => await App.DisposeAsync();

    [Fact]
    public async Task A_right_password_from_a_known_browser_passes_whatever_strangers_try()
    {
        var known = await DeviceAsync("mara");
        await FailAsync(null, 10);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await TryAsync(null, AccountApp.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await TryAsync(known, AccountApp.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await TryAsync(null, AccountApp.Password)).StatusCode);
    }

    [Fact]
    public async Task Whoever_has_it_may_guess_no_more_often_than_others()
    {
        var known = await DeviceAsync("mara");
        await FailAsync(known, 5);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await TryAsync(known, AccountApp.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await TryAsync(null, AccountApp.Password)).StatusCode);
    }

    [Fact]
    public async Task Another_user_s_and_a_forged_one_help_nobody()
    {
        await App.Visit().RegisterAsync("noah");
        var noahs = await DeviceAsync("noah");
        await FailAsync(null, 10);
        foreach (var cookie in new[] { noahs, "finsight-device=forged", "finsight-device=", $"{noahs}x" })
            Assert.Equal(HttpStatusCode.TooManyRequests, (await TryAsync(cookie, AccountApp.Password)).StatusCode);
    }

    [Fact]
    public async Task A_browser_knows_several_people_and_opens_nothing_by_that()
    {
        await App.Visit().RegisterAsync("noah");
        var both = await DeviceAsync("noah", await DeviceAsync("mara"));
        await FailAsync(null, 10);
        Assert.Equal(HttpStatusCode.Found, (await TryAsync(both, AccountApp.Password)).StatusCode);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Cookie", both);
        Assert.StartsWith(
            "/account/login", (await App.Visit().Http.SendAsync(request)).LeadsTo(), StringComparison.Ordinal);
    }

    async Task FailAsync(string? device, int times)
    {
        for (var i = 0; i < times; i++) await TryAsync(device, "wrong password");
    }

    async Task<string> DeviceAsync(string name, string? before = null)
    {
        var cookie = (await TryAsync(before, AccountApp.Password, name)).Cookie("finsight-device");
        Assert.Matches("; max-age=34560000; path=/; samesite=lax; httponly$", cookie);
        return cookie.Split(';')[0];
    }

    Task<HttpResponseMessage> TryAsync(string? device, string password, string name = "mara")
    {
        var visitor = App.Visit();
        if (device is not null) visitor.Http.DefaultRequestHeaders.Add("Cookie", device);
        return visitor.SignInAsync(name, password);
    }
}
