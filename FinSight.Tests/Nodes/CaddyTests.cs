using System.Net;
using FinSight.Tests.Accounts;
using FinSight.Tests.Circuits;

namespace FinSight.Tests.Nodes;

public sealed class CaddyTests
{
    [NodesFact(caddy: true)]
    public async Task Behind_Caddy_pages_are_alive_whichever_server_dies()
    {
        await using var cluster = await Cluster.StartAsync();
        await using var proxy = await Caddy.StartAsync([cluster[0].Address, cluster[1].Address]);
        var cookies = new CookieContainer();
        var visitor = new Visitor(
            new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies })
            {
                BaseAddress = proxy.Address,
            },
            "en-GB");
        Assert.Equal(HttpStatusCode.Found, (await visitor.RegisterAsync("mara")).StatusCode);
        await OpenAsync();
        for (var node = 0; node < 2; node++)
        {
            await cluster.KillAsync(node);
            await OpenAsync();
            await cluster.RunAsync(node);
            // Until the proxy has seen that it is back.
            await Task.Delay(TimeSpan.FromSeconds(6), TimeProvider.System);
        }

        async Task OpenAsync()
        {
            var cookie = cookies.GetCookieHeader(proxy.Address);
            using var http = new HttpClient();
            http.DefaultRequestHeaders.Add("Cookie", cookie);
            var path = (await visitor.Http.GetAsync("/")).Headers.Location!.OriginalString;
            await using var page = await Circuit.OpenAsync(
                http, cookie, new Uri(proxy.Address, path), "all-time-total");
        }
    }
}
