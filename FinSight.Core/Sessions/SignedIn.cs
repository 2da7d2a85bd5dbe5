namespace FinSight.Core.Sessions;

/// <summary>
/// Somebody in a session that is good: the key that every service asks for which acts on one's own account. Only
/// <see cref="UserSessions"/> hands one out.
/// </summary>
public sealed class SignedIn
{
    internal SignedIn(Session session) => (UserId, SessionId) = (session.UserId, session.Id);

    public Guid UserId { get; }

    public Guid SessionId { get; }
}
