using FinSight.Tests.Browser;

namespace FinSight.Tests.Circuits;

public sealed class CircuitTests
{
    [Fact]
    public async Task A_page_without_a_browser_comes_alive_and_is_repainted_when_its_ledger_moves()
    {
        await using var app = new LiveApp();
        var who = await TestUser.MoveInAsync(app, "somebody without a browser", "en-GB");
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("Cookie", who.CookieHeader);
        await using var circuit = await Circuit.OpenAsync(http, who.CookieHeader, app.Address, "all-time-total");

        var repainted = circuit.RepaintedAsync("Rhubarb cake");
        await who.WriteAsync("Rhubarb cake", 450);

        await repainted.WaitAsync(Patience.Long);
        Assert.Null(circuit.Error);
    }
}
