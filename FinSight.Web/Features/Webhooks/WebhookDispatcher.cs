using FinSight.Core;
using FinSight.Core.Changes;
using FinSight.Core.Webhooks;

namespace FinSight.Web.Features.Webhooks;

/// <summary>Delivers what waits, as soon as it is there, and looks after a pause whether a retry is due.</summary>
sealed class WebhookDispatcher(
    WebhookOutbox outbox, WebhookBell bell, LedgerFeed feed, WebhookMessages messages, WebhookSender sender, TimeProvider time,
    ILogger<WebhookDispatcher> logger) : BackgroundService
{
    /// <summary>Hooks that are served at once: one that is slow keeps few others waiting.</summary>
    const int AtOnce = 4;

    static readonly TimeSpan Longest = TimeSpan.FromHours(1), Shortest = TimeSpan.FromSeconds(1);

    /// <summary>Where there is no hook at all, no write need wake anybody; whoever makes one rings.</summary>
    volatile bool _hasHooks = true;

    DateTime _pruned;

    DateTime Now => time.GetUtcNow().UtcDateTime;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        feed.SubscribeToAll(() => { if (_hasHooks) bell.Ring(); });
        while (!stoppingToken.IsCancellationRequested)
        {
            var rung = bell.Next;
            var pause = await TryAsync(stoppingToken);
            if (pause > TimeSpan.Zero) await WaitAsync(rung, pause, stoppingToken);
        }
    }

    /// <returns>How long there is nothing to do, unless somebody rings.</returns>
    async Task<TimeSpan> TryAsync(CancellationToken cancel)
    {
#pragma warning disable CA1031 // What goes wrong once must not keep messages from being sent later.
        try
        {
            _hasHooks = true;
            if (await outbox.NextAsync(cancel) is not { } next)
            {
                _hasHooks = await outbox.HasHooksAsync(cancel);
                if (Now - _pruned >= Longest)
                {
                    await outbox.PruneAsync(cancel);
                    _pruned = Now;
                }
                return Longest;
            }
            if (next > Now) return TimeSpan.FromTicks(Math.Clamp((next - Now).Ticks, Shortest.Ticks, Longest.Ticks));
            var delivered = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => DeliverAllAsync(cancel)));
            return delivered.Sum() > 0 ? TimeSpan.Zero : Shortest;
        }
        catch (Exception problem) when (!cancel.IsCancellationRequested)
        {
            logger.LogError(problem, "Messages to programs could not be delivered");
            return TimeSpan.FromMinutes(1);
        }
        catch (Exception) when (cancel.IsCancellationRequested)
        {
            return Longest;
        }
#pragma warning restore CA1031
    }

    /// <returns>How many messages were tried.</returns>
    async Task<int> DeliverAllAsync(CancellationToken cancel)
    {
        var tried = 0;
        for (; await outbox.TakeAsync(cancel) is { } job; tried++) await DeliverAsync(job, cancel);
        return tried;
    }

    async Task DeliverAsync(WebhookJob job, CancellationToken cancel)
    {
        if (job.Payload is not { } payload)
        {
            if (await messages.WriteAsync(job, cancel) is not { } message || (message.Kind & (job.Events | WebhookEvents.Test)) == 0)
            {
                await outbox.SkipAsync(job, cancel);
                return;
            }
            payload = message.Body;
            await outbox.WriteAsync(job, message.Kind, payload, cancel);
        }
        var (status, answer) = await sender.SendAsync(job, payload, cancel);
        await outbox.EndAsync(job, status, answer, cancel);
    }

    async Task WaitAsync(Task rung, TimeSpan pause, CancellationToken cancel)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(rung, Task.Delay(pause, time, timer.Token));
        await timer.CancelAsync();
    }
}
