using FinSight.Core.Members;

namespace FinSight.Web.Features.Members;

/// <param name="Open">The invitations that hold; empty for who does not own the ledger.</param>
public sealed record MembersPageModel(MembersView Members, IReadOnlyList<OpenLedgerInvitation> Open);
