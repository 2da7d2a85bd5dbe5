using FinSight.Tests.Browser;

namespace FinSight.Tests.Circuits;

[Collection(BrowserTests.Name)]
public sealed class CircuitTests(BrowserFixture fixture)
{
    [Fact]
    public async Task A_page_without_a_browser_comes_alive_and_is_repainted_when_its_ledger_moves()
    {
        var who = await Someone.MoveInAsync(fixture.App, "somebody without a browser", "en-GB");
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("Cookie", who.CookieHeader);
        await using var circuit = await Circuit.OpenAsync(http, who.CookieHeader, fixture.App.Address, "all-time-total");

        var repainted = circuit.RepaintedAsync("Rhubarb cake");
        await who.WriteAsync("Rhubarb cake", 450);

        await repainted.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Null(circuit.Error);
    }
}
