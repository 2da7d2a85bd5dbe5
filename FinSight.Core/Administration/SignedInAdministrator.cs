using FinSight.Core.Security;
using FinSight.Core.Sessions;

namespace FinSight.Core.Administration;

/// <summary>
/// Somebody who runs this server, in a session that is good: the key to its accounts, never to other people's ledgers.
/// Only <see cref="AdministratorAccessService"/> hands one out, and every act looks again whether it still holds.
/// </summary>
public sealed class SignedInAdministrator
{
    internal SignedInAdministrator(Guid userId, Guid sessionId, ClientInfo caller) =>
        (UserId, SessionId, Caller) = (userId, sessionId, caller);

    public Guid UserId { get; }

    public Guid SessionId { get; }

    /// <summary>Where the session was seen last.</summary>
    public ClientInfo Caller { get; }

    /// <summary>For what is sensitive.</summary>
    /// <exception cref="NotFoundException">The proof is somebody else's.</exception>
    internal SignedInAdministrator With(FreshProof proof) =>
        proof.SessionId == SessionId ? this : throw new NotFoundException("administration");
}
