using System.Reflection;
using System.Security.Claims;
using FinSight.Core.Accounts;
using FinSight.Web.Authentication;
using FinSight.Web.Circuits;
using FinSight.Web.RateLimits;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FinSight.Tests.Circuits;

/// <summary>Lines that break and are found dead late, by the clock: no browser keeps a dead line for minutes.</summary>
public sealed class CircuitOwnerTests : IAsyncDisposable
{
    static readonly ClaimsPrincipal Mara =
        BrowserSessionCookie.Principal(new User("mara", "en-GB", "UTC"), Guid.NewGuid());

    readonly FakeTime _time = new();
    readonly LiveApp _app = new();
    readonly CircuitOwnerFilter _owners;
    readonly CircuitOptions _options = new();

    public CircuitOwnerTests() => _owners = new(
        Options.Create(_options), _app.Services.GetRequiredService<CircuitLimiter>(), _time);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_line_that_is_found_dead_after_another_took_its_place_leaves_the_circuit_its_owner()
    {
        var (first, second, third) = (new Line(Mara, "1"), new Line(Mara, "2"), new Line(Mara, "3"));
        await _owners.InvokeMethodAsync(Call(first, "StartCircuit"), _ => new("secret"));
        Assert.Equal(true, await TakeUpAsync(second));
        await LeaveAsync(first);
        await ForgetOthersAsync();
        await LeaveAsync(second);
        Assert.Equal(true, await TakeUpAsync(third));
        await LeaveAsync(third);
        await ForgetOthersAsync();
        Assert.Equal(false, await TakeUpAsync(new Line(Mara, "4")));
    }

    ValueTask<object?> TakeUpAsync(Line line) =>
        _owners.InvokeMethodAsync(Call(line, "ConnectCircuit", "secret"), _ => new((object?)true));

    Task LeaveAsync(Line line) => _owners.OnDisconnectedAsync(
        new(line, _app.Services, new NoHub()), null, (_, _) => Task.CompletedTask);

    /// <summary>What nobody took up in time is forgotten when another page opens.</summary>
    async Task ForgetOthersAsync()
    {
        _time.Advance(_options.DisconnectedCircuitRetentionPeriod + TimeSpan.FromMinutes(1));
        await _owners.InvokeMethodAsync(Call(new Line(Mara, "other"), "StartCircuit"), _ => new("another"));
    }

    HubInvocationContext Call(Line line, string method, params object?[] arguments) => new(
        line, _app.Services, new NoHub(),
        typeof(NoHub).GetMethod(method, BindingFlags.Instance | BindingFlags.Public)!, arguments);

    sealed class NoHub : Hub
    {
        public void StartCircuit() { }

        public void ConnectCircuit() { }
    }

    sealed class Line(ClaimsPrincipal user, string id) : HubCallerContext
    {
        public override string ConnectionId => id;

        public override string? UserIdentifier => null;

        public override ClaimsPrincipal User => user;

        public override IDictionary<object, object?> Items { get; } = new Dictionary<object, object?>();

        public override IFeatureCollection Features { get; } = new FeatureCollection();

        public override CancellationToken ConnectionAborted => CancellationToken.None;

        public override void Abort() { }
    }
}
