using Microsoft.Extensions.Logging;

namespace FinSight.Core.Sessions;

/// <summary>
/// Tells open pages that their session has ended, and lists of a user's sessions that they have changed.
/// </summary>
public sealed class SessionFeed(ILogger<SessionFeed> logger)
{
    readonly Lock _lock = new();
    readonly Dictionary<Guid, List<Action>> _subscribers = [];

    /// <summary>Calls back, on the thread of whoever ended it; dispose to stop.</summary>
    public IDisposable Subscribe(Guid sessionId, Action ended)
    {
        lock (_lock)
        {
            if (!_subscribers.TryGetValue(sessionId, out var list)) _subscribers[sessionId] = list = [];
            list.Add(ended);
        }
        return new Subscription(this, sessionId, ended);
    }

    /// <summary>Calls back whenever a session of this user has begun or ended; dispose to stop.</summary>
    public IDisposable Subscribe(SignedIn me, Action changed) => Subscribe(me.UserId, changed);

    /// <param name="ids">Of sessions that ended, and of users whose sessions changed.</param>
    internal void Publish(IEnumerable<Guid> ids)
    {
        List<Action> told = [];
        lock (_lock)
        {
            foreach (var id in ids)
                if (_subscribers.TryGetValue(id, out var list)) told.AddRange(list);
        }
        foreach (var ended in told) Tell(ended);
    }

    void Tell(Action ended)
    {
#pragma warning disable CA1031 // One failing page must not keep the others open.
        try
        {
            ended();
        }
        catch (Exception problem)
        {
            logger.LogError(problem, "A page could not be told that its session has ended");
        }
#pragma warning restore CA1031
    }

    void Remove(Guid sessionId, Action ended)
    {
        lock (_lock)
        {
            if (!_subscribers.TryGetValue(sessionId, out var list)) return;
            list.Remove(ended);
            if (list.Count == 0) _subscribers.Remove(sessionId);
        }
    }

    sealed class Subscription(SessionFeed feed, Guid sessionId, Action ended) : IDisposable
    {
        public void Dispose() => feed.Remove(sessionId, ended);
    }
}
