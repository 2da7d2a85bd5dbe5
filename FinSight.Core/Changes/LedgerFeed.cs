using FinSight.Core.Ledgers;
using FinSight.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace FinSight.Core.Changes;

/// <summary>Tells open pages that their ledger has moved.</summary>
public sealed class LedgerFeed(ILogger<LedgerFeed> logger)
{
    readonly Lock _lock = new();
    readonly Dictionary<Guid, List<Subscription>> _subscriptions = [];
    readonly List<ListSubscription> _lists = [];
    Action? _any;

    /// <summary>Calls back, on the writer's thread, with the sequence of the last change; dispose to stop.</summary>
    public IDisposable Subscribe(Member member, Action<long> moved) =>
        Subscribe(new Subscription(this, member.LedgerId, moved, false));

    /// <summary>
    /// Calls back when the settings of the ledger or of one of its members have changed: what a <see cref="Member"/>
    /// and a person know of them is old.
    /// </summary>
    public IDisposable SubscribeToSettings(Member member, Action changed) =>
        Subscribe(new Subscription(this, member.LedgerId, _ => changed(), true));

    /// <summary>
    /// Calls back when the settings or the people of any ledger have changed: who keeps which ledgers, and what they
    /// are called, may be another. Only for what is looked at, as it is heard for all of the server; dispose to stop.
    /// </summary>
    public IDisposable SubscribeToLists(Action changed)
    {
        var subscription = new ListSubscription(this, changed);
        lock (_lock) _lists.Add(subscription);
        return subscription;
    }

    /// <summary>Calls back when any ledger has moved; whoever listens stays as long as the server.</summary>
    public void SubscribeToAll(Action moved) => _any += moved;

    /// <summary>
    /// For whoever tells other servers on the same database: which ledger has moved here, and how far.
    /// </summary>
    internal event Action<Guid, long, bool>? Moved;

    /// <summary>The ledgers of which somebody here wants to hear.</summary>
    internal IReadOnlyList<Guid> Watched
    {
        get
        {
            lock (_lock) return [.. _subscriptions.Keys];
        }
    }

    Subscription Subscribe(Subscription subscription)
    {
        lock (_lock)
        {
            if (!_subscriptions.TryGetValue(subscription.LedgerId, out var list))
                _subscriptions[subscription.LedgerId] = list = [];
            list.Add(subscription);
        }
        return subscription;
    }

    /// <param name="isSetting">It concerns the ledger itself or its people, and not only its rows.</param>
    internal void Publish(Guid ledgerId, long sequence, bool isSetting = false)
    {
        var start = Instruments.Now(Instruments.FeedLag);
        Moved?.Invoke(ledgerId, sequence, isSetting);
        Hear(ledgerId, sequence, isSetting);
        Instruments.FeedLag.Since(start);
    }

    /// <summary>The ledger has moved, here or on another server.</summary>
    internal void Hear(Guid ledgerId, long sequence, bool isSetting)
    {
        _any?.Invoke();
        if (isSetting) HearLists();
        Subscription[] snapshot;
        lock (_lock)
        {
            if (!_subscriptions.TryGetValue(ledgerId, out var list)) return;
            snapshot = [.. list];
        }
        foreach (var subscription in snapshot)
            if (isSetting || !subscription.ToSettings) Tell(() => subscription.Moved(sequence));
    }

    /// <summary>Lists of ledgers may be others than they were, or it is not known.</summary>
    internal void HearLists()
    {
        ListSubscription[] snapshot;
        lock (_lock) snapshot = [.. _lists];
        foreach (var subscription in snapshot) Tell(subscription.Changed);
    }

    void Tell(Action subscriber)
    {
#pragma warning disable CA1031 // One failing subscriber must not stop the others, nor the writer.
        try
        {
            subscriber();
        }
        catch (Exception problem)
        {
            logger.LogError(problem, "A page could not be told that its ledger moved");
        }
#pragma warning restore CA1031
    }

    void Remove(Subscription subscription)
    {
        lock (_lock)
        {
            if (!_subscriptions.TryGetValue(subscription.LedgerId, out var list)) return;
            list.Remove(subscription);
            if (list.Count == 0) _subscriptions.Remove(subscription.LedgerId);
        }
    }

    void Remove(ListSubscription subscription)
    {
        lock (_lock) _lists.Remove(subscription);
    }

    sealed class ListSubscription(LedgerFeed feed, Action changed) : IDisposable
    {
        public Action Changed => changed;

        public void Dispose() => feed.Remove(this);
    }

    sealed class Subscription(LedgerFeed feed, Guid ledgerId, Action<long> moved, bool toSettings) : IDisposable
    {
        public bool ToSettings => toSettings;

        public Guid LedgerId => ledgerId;

        public Action<long> Moved => moved;

        public void Dispose() => feed.Remove(this);
    }
}
