namespace FinSight.Core.Sessions;

/// <summary>
/// Somebody in a session that is good: the key that every service asks for which acts on one's own account. Only
/// <see cref="SessionService"/> hands one out.
/// </summary>
public class SignedIn
{
    internal SignedIn(Session session) =>
        (UserId, SessionId, ProvedAt) = (session.UserId, session.Id, session.ProvedAt);

    private protected SignedIn(SignedIn me) => (UserId, SessionId, ProvedAt) = (me.UserId, me.SessionId, me.ProvedAt);

    public Guid UserId { get; }

    public Guid SessionId { get; }

    /// <summary>UTC: when they last showed in this session that they are who they say.</summary>
    internal DateTime ProvedAt { get; }
}

/// <summary>
/// Somebody who showed within the last five minutes that they are who they say: the key to the sensitive acts. Only
/// <see cref="SessionService"/> hands one out.
/// </summary>
public sealed class FreshProof : SignedIn
{
    internal FreshProof(SignedIn me) : base(me) { }
}
