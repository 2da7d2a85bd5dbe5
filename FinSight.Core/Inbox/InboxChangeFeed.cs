using FinSight.Core.Changes;
using FinSight.Core.Connections;
using FinSight.Core.Ledgers;
using Microsoft.Extensions.Logging;

namespace FinSight.Core.Inbox;

/// <summary>Tells open pages that messages came to their ledger, or were dealt with.</summary>
public sealed class InboxChangeFeed(ILogger<InboxChangeFeed> logger)
{
    readonly FeedSubscriptions<Action<CapturedExpenseNotification?>> _subscriptions = new(logger);

    /// <summary>Calls back on the writer's thread, with what was added, if anything was; dispose to stop.</summary>
    public IDisposable Subscribe(Member member, Action<CapturedExpenseNotification?> changed) =>
        _subscriptions.Add(member.LedgerId, changed);

    /// <summary>Something came through a connection that was refused before it was read.</summary>
    public void Refused(AuthenticatedConnection key) => Publish(key.Member.LedgerId, null);

    /// <summary>For whoever tells other servers on the same database.</summary>
    internal event Action<Guid, CapturedExpenseNotification?>? Told;

    internal void Publish(Guid ledgerId, CapturedExpenseNotification? news)
    {
        _subscriptions.Guard(() => Told?.Invoke(ledgerId, news));
        Hear(ledgerId, news);
    }

    /// <summary>It came here, or to another server.</summary>
    internal void Hear(Guid ledgerId, CapturedExpenseNotification? news) =>
        _subscriptions.Tell(ledgerId, changed => changed(news));
}

/// <summary>An expense was added by itself, or a message was put behind one that somebody typed.</summary>
/// <param name="BatchId">What undo takes back; null where nothing was added.</param>
/// <param name="UserId">In whose name.</param>
/// <param name="Minor">Minor units of the ledger's currency.</param>
/// <param name="From">The connection's name; null where somebody pasted it.</param>
public sealed record CapturedExpenseNotification(
    Guid? BatchId, Guid ExpenseId, Guid UserId, DateTime AddedAt, string Title, long Minor, string? From)
{
    /// <summary>The message that stands behind what was typed; null where an expense was added.</summary>
    public Guid? EventId { get; init; }
}
