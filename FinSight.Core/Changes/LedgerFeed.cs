using FinSight.Core.Ledgers;
using FinSight.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace FinSight.Core.Changes;

/// <summary>Tells open pages that their ledger has moved.</summary>
public sealed class LedgerFeed(ILogger<LedgerFeed> logger)
{
    readonly FeedSubscriptions<Action<long, bool>> _subscriptions = new(logger);

    // Of no ledger in particular.
    readonly FeedSubscriptions<Action> _lists = new(logger);
    Action? _any;

    /// <summary>Calls back, on the writer's thread, with the sequence of the last change; dispose to stop.</summary>
    public IDisposable Subscribe(Member member, Action<long> moved) =>
        _subscriptions.Add(member.LedgerId, (sequence, _) => moved(sequence));

    /// <summary>
    /// Calls back when the settings of the ledger or of one of its members have changed: what a <see cref="Member"/>
    /// and a person know of them is old.
    /// </summary>
    public IDisposable SubscribeToSettings(Member member, Action changed) =>
        _subscriptions.Add(member.LedgerId, (_, isSetting) =>
        {
            if (isSetting) changed();
        });

    /// <summary>
    /// Calls back when the settings or the people of any ledger have changed: who keeps which ledgers, and what they
    /// are called, may be another. Only for what is looked at, as it is heard for all of the server; dispose to stop.
    /// </summary>
    public IDisposable SubscribeToLists(Action changed) => _lists.Add(Guid.Empty, changed);

    /// <summary>Calls back when any ledger has moved; whoever listens stays as long as the server.</summary>
    public void SubscribeToAll(Action moved) => _any += moved;

    /// <summary>
    /// For whoever tells other servers on the same database: which ledger has moved here, and how far.
    /// </summary>
    internal event Action<Guid, long, bool>? Moved;

    /// <summary>The ledgers of which somebody here wants to hear.</summary>
    internal IReadOnlyList<Guid> Watched => _subscriptions.Ledgers;

    /// <param name="isSetting">It concerns the ledger itself or its people, and not only its rows.</param>
    internal void Publish(Guid ledgerId, long sequence, bool isSetting = false)
    {
        var start = Instruments.Now(Instruments.FeedLag);
        _subscriptions.Guard(() => Moved?.Invoke(ledgerId, sequence, isSetting));
        Hear(ledgerId, sequence, isSetting);
        Instruments.FeedLag.Since(start);
    }

    /// <summary>The ledger has moved, here or on another server.</summary>
    internal void Hear(Guid ledgerId, long sequence, bool isSetting)
    {
        _subscriptions.Guard(() => _any?.Invoke());
        if (isSetting) HearLists();
        _subscriptions.Tell(ledgerId, subscriber => subscriber(sequence, isSetting));
    }

    /// <summary>Lists of ledgers may be others than they were, or it is not known.</summary>
    internal void HearLists() => _lists.Tell(Guid.Empty, changed => changed());
}
