using FinSight.Core.Security;
using FinSight.Core.Sessions;

namespace FinSight.Core.Administration;

/// <summary>
/// Somebody who runs this server, in a session that is good: the key to its accounts, never to other people's ledgers.
/// Only <see cref="AdministratorAccess"/> hands one out, and every act looks again whether it still holds.
/// </summary>
public sealed class Administrator
{
    internal Administrator(Guid userId, Guid sessionId, ClientInfo caller) =>
        (UserId, SessionId, Caller) = (userId, sessionId, caller);

    public Guid UserId { get; }

    public Guid SessionId { get; }

    /// <summary>Where the session was seen last.</summary>
    public ClientInfo Caller { get; }

    /// <summary>For what is sensitive.</summary>
    /// <exception cref="NotFoundException">The proof is somebody else's.</exception>
    internal Administrator With(FreshProof proof) =>
        proof.SessionId == SessionId ? this : throw new NotFoundException("administration");
}
