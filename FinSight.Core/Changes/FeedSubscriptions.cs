using Microsoft.Extensions.Logging;

namespace FinSight.Core.Changes;

/// <summary>Who wants to hear of something. One that fails stops neither the others nor the writer.</summary>
sealed class FeedSubscriptions<TSubscriber>(ILogger logger)
{
    readonly Lock _lock = new();
    readonly Dictionary<Guid, List<Subscription>> _ledgers = [];

    /// <summary>The ledgers of which somebody wants to hear.</summary>
    public IReadOnlyList<Guid> Ledgers
    {
        get
        {
            lock (_lock) return [.. _ledgers.Keys];
        }
    }

    /// <summary>Dispose to stop.</summary>
    public IDisposable Add(Guid ledgerId, TSubscriber subscriber)
    {
        var subscription = new Subscription(this, ledgerId, subscriber);
        lock (_lock)
        {
            if (!_ledgers.TryGetValue(ledgerId, out var list)) _ledgers[ledgerId] = list = [];
            list.Add(subscription);
        }
        return subscription;
    }

    public void Tell(Guid ledgerId, Action<TSubscriber> tell)
    {
        Subscription[] snapshot;
        lock (_lock)
        {
            if (!_ledgers.TryGetValue(ledgerId, out var list)) return;
            snapshot = [.. list];
        }
        foreach (var subscription in snapshot) Guard(() => tell(subscription.Subscriber));
    }

    /// <summary>Tells somebody who hears of all ledgers.</summary>
    public void Guard(Action tell)
    {
#pragma warning disable CA1031 // One failing subscriber must not stop the others, nor the writer.
        try
        {
            tell();
        }
        catch (Exception problem)
        {
            logger.LogError(problem, "A page or a service could not be told of what has happened");
        }
#pragma warning restore CA1031
    }

    void Remove(Subscription subscription)
    {
        lock (_lock)
        {
            if (!_ledgers.TryGetValue(subscription.LedgerId, out var list)) return;
            list.Remove(subscription);
            if (list.Count == 0) _ledgers.Remove(subscription.LedgerId);
        }
    }

    sealed class Subscription(FeedSubscriptions<TSubscriber> all, Guid ledgerId, TSubscriber subscriber) : IDisposable
    {
        public Guid LedgerId => ledgerId;

        public TSubscriber Subscriber => subscriber;

        public void Dispose() => all.Remove(this);
    }
}
