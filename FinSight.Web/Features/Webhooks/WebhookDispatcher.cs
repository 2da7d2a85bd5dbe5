using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Webhooks;
using FinSight.Web.Hosting;

namespace FinSight.Web.Features.Webhooks;

/// <summary>Delivers what waits for programs.</summary>
sealed class WebhookDispatcher(
    WebhookDeliveryStore outbox, WebhookSignal bell, LedgerFeed feed, WebhookMessageComposer messages,
    WebhookSender sender, TimeProvider time, ILogger<WebhookDispatcher> logger) : BackgroundService
{
    /// <summary>What is told of a fault of this server's own: its words may name what is nobody's business.</summary>
    const string Failed = "It could not be sent.";

    /// <summary>Another server may have died over a message, or have written one, and rings no bell here.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    static readonly TimeSpan BetweenPrunings = TimeSpan.FromHours(1);

    /// <summary>Where there is no hook at all, no write need wake anybody; whoever makes one rings.</summary>
    volatile bool _hasHooks = true;

    bool _hasBegun;
    DateTime _pruned;

    DateTime Now => time.GetUtcNow().UtcDateTime;

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        feed.SubscribeToAll(() => { if (_hasHooks) bell.Ring(); });
        return new DeliveryLoop(bell, time, logger).RunAsync(NextAsync, DeliverAsync, Longest, stoppingToken);
    }

    async Task<DateTime?> NextAsync(CancellationToken cancel)
    {
        _hasHooks = true;
        if (!_hasBegun) await outbox.BeginAsync(cancel);
        _hasBegun = true;
        if (await outbox.NextAsync(cancel) is { } next) return next;
        _hasHooks = await outbox.HasHooksAsync(cancel);
        if (Now - _pruned < BetweenPrunings) return null;
        await outbox.PruneAsync(cancel);
        _pruned = Now;
        return null;
    }

    async Task<bool> DeliverAsync(CancellationToken cancel)
    {
        if (await outbox.TakeAsync(cancel) is not { } claimed) return false;
        try
        {
            await DeliverAsync(claimed, cancel);
            return true;
        }
        catch (Exception) when (cancel.IsCancellationRequested)
        {
            // Another server, or this one after its restart, need not wait until the time for it is up.
            await outbox.HandBackAsync(claimed, CancellationToken.None);
            throw;
        }
#pragma warning disable CA1031 // One that fails in itself must not be tried each minute for good.
        catch (Exception problem) when (problem is not FullDiskException && problem.FaultOf() is null)
        {
            logger.LogError(problem, "A webhook's message could not be sent");
            await outbox.EndAsync(claimed, null, Failed, CancellationToken.None);
            return true;
        }
#pragma warning restore CA1031
    }

    async Task DeliverAsync(ClaimedWebhookDelivery claimed, CancellationToken cancel)
    {
        if (claimed.Payload is not { } payload)
        {
            if (await messages.WriteAsync(claimed, cancel) is not { } message
                || (message.Kind & (claimed.Events | WebhookEventKinds.Test)) == 0)
            {
                await outbox.SkipAsync(claimed, cancel);
                return;
            }
            payload = message.Body;
            await outbox.WriteAsync(claimed, message.Kind, payload, cancel);
        }
        var (status, answer) = await sender.SendAsync(claimed, payload, cancel);
        // What was answered is noted even if the server stops now.
        await outbox.EndAsync(claimed, status, answer, CancellationToken.None);
    }
}
