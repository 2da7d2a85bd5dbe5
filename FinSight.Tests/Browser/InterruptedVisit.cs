using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>When it happens, as seen from an Enter.</summary>
public enum InterruptionMoment
{
    BeforeTheCircuit,
    ArrivesLate,
    IsLost,
    AnswerIsLost,
    IsKnownToBeAway,
    ServerIsGone,
    ServerGoes,
}

/// <summary>Where somebody looks for what they entered.</summary>
enum TabReturnMode
{
    SameTab,
    Reload,
    NewTab,
}

/// <summary>A dashboard in which two expenses are entered just when something goes wrong.</summary>
sealed class InterruptedVisit
{
    readonly InterruptionMoment _moment;
    readonly TabReturnMode _way;
    readonly CircuitConnection _line;
    readonly TaskCompletionSource _negotiates = new(TaskCreationOptions.RunContinuationsAsynchronously);

    InterruptedVisit(Tab tab, CircuitConnection line, InterruptionMoment moment, TabReturnMode way) =>
        (Tab, _line, _moment, _way) = (tab, line, moment, way);

    public Tab Tab { get; private set; }

    /// <summary>The titles.</summary>
    public List<string> Entered { get; } = [];

    public static async Task<InterruptedVisit> OpenAsync(
        IBrowserContext context, InterruptionMoment moment, TabReturnMode way)
    {
        var page = await context.NewPageAsync();
        var visit = new InterruptedVisit(new Tab(page), await CircuitConnection.OfAsync(page), moment, way);
        if (moment is InterruptionMoment.BeforeTheCircuit)
            await page.RouteAsync("**/_blazor/negotiate*", visit.NegotiateAsync, new() { Times = 1 });
        await page.GotoAsync("/", new() { WaitUntil = WaitUntilState.Commit });
        if (moment is InterruptionMoment.BeforeTheCircuit) return visit;
        await visit.Tab.ExpectLiveAsync();
        await Expect(visit.Tab.Field("Title")).ToBeVisibleAsync();
        return visit;
    }

    public async Task InterruptAsync()
    {
        switch (_moment)
        {
            case InterruptionMoment.ArrivesLate or InterruptionMoment.IsLost:
                _line.Freeze();
                break;
            case InterruptionMoment.AnswerIsLost or InterruptionMoment.ServerGoes:
                _line.Hold();
                break;
            case InterruptionMoment.IsKnownToBeAway:
                await _line.CutAsync();
                break;
        }
        if (_moment is InterruptionMoment.IsKnownToBeAway or InterruptionMoment.ServerIsGone)
            await Expect(Tab.Page.Locator("html[data-offline]")).ToHaveCountAsync(1);
    }

    public async Task EnterAsync()
    {
        var line = Tab.Page.GetByRole(AriaRole.Textbox, new() { Name = "Quick add" });
        await line.FillAsync($"Tea {_way} 3");
        await line.PressAsync("Enter");
        await Expect(line).ToHaveValueAsync("");
        Entered.Add($"Tea {_way}");
        if (_moment is InterruptionMoment.BeforeTheCircuit) return;
        await Tab.FillAsync($"Bread {_way}", "2");
        await Tab.AddButton.ClickAsync();
        await Expect(Tab.Page.Locator(".pending")).ToContainTextAsync($"Bread {_way}");
        Entered.Add($"Bread {_way}");
    }

    public async Task ReturnAsync()
    {
        if (_way is TabReturnMode.Reload)
        {
            await Tab.Page.GotoAsync("about:blank");
            await Tab.Page.GotoAsync("/", new() { WaitUntil = WaitUntilState.Commit });
        }
        else if (_way is TabReturnMode.NewTab)
        {
            await Tab.Page.CloseAsync().WaitAsync(Patience.Long);
            Tab = new Tab(await Tab.Page.Context.NewPageAsync());
            await Tab.Page.GotoAsync("/", new() { WaitUntil = WaitUntilState.Commit });
        }
        _negotiates.TrySetResult();
        _line.Release();
        if (_moment is InterruptionMoment.ArrivesLate) _line.Thaw();
        else if (_way is not TabReturnMode.NewTab
            && _moment is InterruptionMoment.IsLost or InterruptionMoment.AnswerIsLost)
            await _line.LoseAsync();
        _line.Mend();
    }

    async Task NegotiateAsync(IRoute route)
    {
        await _negotiates.Task;
        await route.ContinueAsync();
    }
}
