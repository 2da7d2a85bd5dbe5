using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>Whatever becomes of the line, the server or the tab: each expense that was entered is one row.</summary>
public sealed class InterruptionTests(BrowserFixture fixture) : OwnServerTestBase(fixture)
{
    public override Task InitializeAsync()
    {
        // SignalR, Blazor and the browser themselves complain about a line that is down.
        Watch.Expect("net::ERR_", "] Error: ", "] Warning: ", "No interop methods", "Cannot send data", "503",
            "error occurred when fetching the script", "Failed to", "Connection ", "WebSocket");
        return base.InitializeAsync();
    }

    [Theory]
    [InlineData(InterruptionMoment.BeforeTheCircuit)]
    [InlineData(InterruptionMoment.ArrivesLate)]
    [InlineData(InterruptionMoment.IsLost)]
    [InlineData(InterruptionMoment.AnswerIsLost)]
    [InlineData(InterruptionMoment.IsKnownToBeAway)]
    [InlineData(InterruptionMoment.ServerIsGone)]
    [InlineData(InterruptionMoment.ServerGoes)]
    public async Task Each_entry_is_one_row(InterruptionMoment moment)
    {
        var me = await MoveInAsync();
        var visits = new List<InterruptedVisit>();
        foreach (var way in Enum.GetValues<TabReturnMode>())
            visits.Add(await InterruptedVisit.OpenAsync(await BrowseAsync(me), moment, way));
        var port = App.Address.Port;

        if (moment is InterruptionMoment.ServerIsGone) await StopAsync();
        foreach (var visit in visits) await visit.InterruptAsync();
        foreach (var visit in visits) await visit.EnterAsync();
        if (moment is InterruptionMoment.ServerGoes) await StopAsync();
        if (moment is InterruptionMoment.ServerIsGone or InterruptionMoment.ServerGoes) await StartAgainAsync(port);
        foreach (var visit in visits) await visit.ReturnAsync();

        var entered = visits.SelectMany(visit => visit.Entered).Order().ToList();
        foreach (var visit in visits)
        {
            await Expect(visit.Tab.Page.Locator(".live:not(.off)")).ToHaveTextAsync("Live");
            await Expect(visit.Tab.Rows).ToHaveCountAsync(entered.Count);
            await Expect(visit.Tab.Page.Locator(".pending li")).ToHaveCountAsync(0);
        }
        Assert.Equal(entered, (await TestUser.TitlesAsync(App)).Order());
    }
}
