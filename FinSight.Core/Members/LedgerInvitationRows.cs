using FinSight.Core.Ledgers;

namespace FinSight.Core.Members;

/// <param name="Role">What it makes of whoever accepts it; not an owner.</param>
/// <param name="Days">How long it holds, one of <see cref="LedgerInvitationService.Lives"/>.</param>
/// <param name="IsReusable">Any number of people may accept it, else one.</param>
/// <param name="Email">Where it is to be sent; empty where its maker hands it over.</param>
public sealed record LedgerInvitationInput(Role Role, int Days, bool IsReusable = false, string? Email = null);

/// <summary>A link that has just been made.</summary>
/// <param name="Path">
/// With the secret behind a #, so that no log of a server or proxy holds it; nobody can look it up later.
/// </param>
/// <param name="Email">Where it is to be sent; null for nowhere.</param>
/// <param name="ExpiresAt">UTC.</param>
public sealed record CreatedLedgerInvitation(string Path, string? Email, Role Role, DateTime ExpiresAt);

/// <summary>An invitation that still holds.</summary>
/// <param name="MadeBy">The display name of an owner.</param>
/// <param name="ExpiresAt">UTC.</param>
public sealed record OpenLedgerInvitation(
    Guid Id, Role Role, string MadeBy, bool IsReusable, int Uses, string? Email, DateTime ExpiresAt);

/// <summary>What an invitation offers.</summary>
/// <param name="MadeBy">The display name of the owner who invites.</param>
/// <param name="ExpiresAt">UTC.</param>
/// <param name="Mine">The role that whoever looks has there already; null where they are no member.</param>
public sealed record LedgerInvitationOffer(
    Guid LedgerId, string LedgerName, string MadeBy, Role Role, DateTime ExpiresAt, Role? Mine)
{
    /// <summary>Whoever looks is a member, and would be no more than they are.</summary>
    public bool IsIdle => Mine >= Role;
}

/// <summary>What came of an invitation that was accepted.</summary>
/// <param name="Role">The one that they have from here on.</param>
/// <param name="WasMember">They were a member before; the higher role is kept.</param>
public sealed record JoinedLedgerResult(Guid LedgerId, string LedgerName, Role Role, bool WasMember);
