using FinSight.Core.Alerts;
using FinSight.Core.Outbox;
using FinSight.Tests.Data;
using FinSight.Web.Features.Outbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace FinSight.Tests.Outbox;

/// <summary>What was sent is noted, whatever happens meanwhile: otherwise it is sent again.</summary>
[Trait("Only", "SQLite")]
public sealed class OutboxNotingTests : OutboxTestBase
{
    readonly DatabaseFaultInterceptor _fault = new();
    readonly Counting _sender = new();

    [Fact]
    public async Task A_database_that_is_away_for_a_moment_has_nothing_sent_twice()
    {
        var times = 0;
        _fault.Of = command => IsNote(command) && times++ < 2 ? DatabaseFaultInterceptor.Lost(command) : null;
        await AskAsync();
        using var dispatcher = Dispatcher();
        await dispatcher.StartAsync(CancellationToken.None);
        await Patience.UntilAsync(IsSentAsync, async () =>
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        });
        await dispatcher.StopAsync(CancellationToken.None);
        Assert.Equal(1, _sender.Sent);
    }

    [Fact]
    public async Task A_server_that_stops_notes_what_was_sent_at_the_last_moment()
    {
        using var dispatcher = Dispatcher();
        var stopped = Task.CompletedTask;
        _fault.Before = async command =>
        {
            if (!IsNote(command)) return;
            stopped = dispatcher.StopAsync(CancellationToken.None);
            await Task.Delay(dispatcher.Grace * 5, TimeProvider.System);
        };
        await AskAsync();
        await dispatcher.StartAsync(CancellationToken.None);
        await Patience.UntilAsync(IsSentAsync);
        await stopped.WaitAsync(Patience.Long);
        Assert.Equal(1, _sender.Sent);
    }

    private protected override void Add(IServiceCollection services) => _fault.Hold(services);

    static bool IsNote(string command) =>
        command.Contains("UPDATE", StringComparison.Ordinal)
            && command.Contains("\"EndedAt\" = ", StringComparison.Ordinal);

    async Task<bool> IsSentAsync() => (await MessagesAsync())[0].State == OutboxStatus.Sent;

    OutboxDispatcher Dispatcher() => new(
        Queue, House.Get<OutboxSignal>(), House.Get<DigestService>(), [_sender], Time,
        NullLogger<OutboxDispatcher>.Instance)
    {
        Grace = TimeSpan.FromMilliseconds(50),
    };

    sealed class Counting : IOutboxSender
    {
        public IReadOnlyList<OutboxKind> Kinds { get; } = Enum.GetValues<OutboxKind>();

        public int Sent { get; private set; }

        public Task<DeliveryResult> SendAsync(ClaimedOutboxMessage claimed, CancellationToken cancel)
        {
            Sent++;
            return Task.FromResult(DeliveryResult.Sent);
        }
    }
}
