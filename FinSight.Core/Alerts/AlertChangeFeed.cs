using FinSight.Core.Changes;
using FinSight.Core.Ledgers;
using Microsoft.Extensions.Logging;

namespace FinSight.Core.Alerts;

/// <summary>Tells open pages that alerts of their ledger came, went or were read.</summary>
public sealed class AlertChangeFeed(ILogger<AlertChangeFeed> logger)
{
    readonly FeedSubscriptions<Action> _subscriptions = new(logger);

    /// <summary>Calls back on the writer's thread; dispose to stop.</summary>
    public IDisposable Subscribe(Member member, Action changed) => _subscriptions.Add(member.LedgerId, changed);

    /// <summary>For whoever tells other servers on the same database.</summary>
    internal event Action<Guid>? Told;

    internal void Publish(Guid ledgerId)
    {
        _subscriptions.Guard(() => Told?.Invoke(ledgerId));
        Hear(ledgerId);
    }

    /// <summary>It was here, or on another server.</summary>
    internal void Hear(Guid ledgerId) => _subscriptions.Tell(ledgerId, changed => changed());
}
