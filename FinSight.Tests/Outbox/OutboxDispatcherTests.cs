using FinSight.Core.Alerts;
using FinSight.Core.Outbox;
using FinSight.Web.Features.Outbox;
using Microsoft.Extensions.Logging.Abstractions;

namespace FinSight.Tests.Outbox;

/// <summary>One message that does not get through keeps no other waiting.</summary>
public sealed class OutboxDispatcherTests : OutboxTestBase
{
    [Fact]
    public async Task A_sender_that_never_comes_back_is_given_up_before_another_may_take_the_message()
    {
        var lost = new Lost();
        using var dispatcher = new OutboxDispatcher(
            Queue, House.Get<OutboxSignal>(), House.Get<DigestService>(), [lost], Time,
            NullLogger<OutboxDispatcher>.Instance)
        {
            Patience = TimeSpan.FromMilliseconds(50),
        };
        await AskAsync();
        await dispatcher.StartAsync(CancellationToken.None);
        await lost.Begun.Task.WaitAsync(Patience.Long);
        await Patience.UntilAsync(async () => (await MessagesAsync())[0].Tries == 1);
        await dispatcher.StopAsync(CancellationToken.None);
    }

    /// <summary>It hears of nothing, as a library that takes no token.</summary>
    sealed class Lost : IOutboxSender
    {
        public IReadOnlyList<OutboxKind> Kinds { get; } = Enum.GetValues<OutboxKind>();

        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<DeliveryResult> SendAsync(ClaimedOutboxMessage claimed, CancellationToken cancel)
        {
            Begun.TrySetResult();
            return new TaskCompletionSource<DeliveryResult>().Task;
        }
    }
}
