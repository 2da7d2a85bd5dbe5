using System.Collections.Concurrent;
using FinSight.Core.Ledgers;

namespace FinSight.Core.Alerts;

/// <summary>Tells open pages that alerts of their ledger came, went or were read.</summary>
public sealed class AlertChangeFeed
{
    readonly ConcurrentDictionary<Subscription, bool> _all = new(ReferenceEqualityComparer.Instance);

    /// <summary>Calls back on the writer's thread; dispose to stop.</summary>
    public IDisposable Subscribe(Member member, Action changed)
    {
        var subscription = new Subscription(this, member.LedgerId, changed);
        _all[subscription] = true;
        return subscription;
    }

    /// <summary>For whoever tells other servers on the same database.</summary>
    internal event Action<Guid>? Told;

    internal void Publish(Guid ledgerId)
    {
        Told?.Invoke(ledgerId);
        Hear(ledgerId);
    }

    /// <summary>It was here, or on another server.</summary>
    internal void Hear(Guid ledgerId)
    {
        foreach (var subscription in _all.Keys)
            if (subscription.LedgerId == ledgerId) subscription.Changed();
    }

    sealed class Subscription(AlertChangeFeed feed, Guid ledgerId, Action changed) : IDisposable
    {
        public Guid LedgerId => ledgerId;

        public Action Changed => changed;

        public void Dispose() => feed._all.TryRemove(this, out _);
    }
}
