using FinSight.Core.Alerts;
using FinSight.Core.Outbox;
using FinSight.Web.Hosting;

namespace FinSight.Web.Features.Outbox;

/// <summary>Delivers letters and pushes, each by whoever knows how.</summary>
sealed class OutboxDispatcher(
    OutboxDeliveryStore queue, OutboxSignal bell, DigestService digests,
    IEnumerable<IOutboxSender> senders, TimeProvider time, ILogger<OutboxDispatcher> logger) : BackgroundService
{
    /// <summary>
    /// Another server may have died over a message, and rings no bell here; and letters of the week come due.
    /// </summary>
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    static readonly TimeSpan BetweenPrunings = TimeSpan.FromHours(1);

    static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    readonly Dictionary<OutboxKind, IOutboxSender> _senders =
        senders.SelectMany(sender => sender.Kinds.Select(kind => (kind, sender)))
            .ToDictionary(one => one.kind, one => one.sender);

    DateTime _pruned;

    /// <summary>
    /// By the real clock, as lines to other servers go: less than the lease, so that nobody else has the message yet
    /// when it is given up; and more than a mail server may take to answer.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>What is on its way when the server stops is waited for, but not for longer than that.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        new DeliveryLoop(bell, time, logger).RunAsync(NextAsync, DeliverAsync, Longest, stoppingToken);

    async Task<DateTime?> NextAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (now - _pruned >= BetweenPrunings)
        {
            await queue.PruneAsync(cancel);
            _pruned = now;
        }
        await digests.PostDueAsync(cancel);
        return await queue.NextAsync(cancel);
    }

    async Task<bool> DeliverAsync(CancellationToken stop)
    {
        if (await queue.TakeAsync(stop) is not { } claimed) return false;
        using var grace = new CancellationTokenSource();
        using var stopping = stop.Register(() => grace.CancelAfter(Grace));
        await NoteAsync(claimed, await SendAsync(claimed, grace.Token));
        return true;
    }

    async Task<DeliveryResult> SendAsync(ClaimedOutboxMessage claimed, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
#pragma warning disable CA1031 // One message that fails must not keep the others from being sent.
        try
        {
            return _senders.TryGetValue(claimed.Kind, out var sender)
                ? await sender.SendAsync(claimed, any.Token).WaitAsync(any.Token)
                : DeliveryResult.Skipped;
        }
        catch (Exception problem)
        {
            logger.LogError(problem, "A message of kind {Kind} could not be sent", claimed.Kind);
            return DeliveryResult.Failed;
        }
#pragma warning restore CA1031
    }

    /// <summary>
    /// Whoever has the message next sends it again unless this is noted: a database that is away is asked again
    /// until then, and a server that stops waits for it.
    /// </summary>
    async Task NoteAsync(ClaimedOutboxMessage claimed, DeliveryResult delivery)
    {
        for (var pause = FirstPause; ; pause += pause)
        {
            try
            {
                await EndAsync(claimed, delivery);
                return;
            }
            catch (Exception problem) when (time.GetUtcNow().UtcDateTime + pause < claimed.LeasedUntil)
            {
                logger.LogWarning(problem, "What became of a message of kind {Kind} can't be noted yet", claimed.Kind);
                await Task.Delay(pause, time);
            }
        }
    }

    async Task EndAsync(ClaimedOutboxMessage claimed, DeliveryResult delivery)
    {
        if (delivery.HeldBackUntil is { } until) await queue.PostponeAsync(claimed, until);
        else if (delivery.State is { } state) await queue.EndAsync(claimed, state);
        else if (await queue.FailAsync(claimed) is null)
            logger.LogError(
                "A message of kind {Kind} is given up after {Tries} tries", claimed.Kind, claimed.Tries + 1);
    }
}
