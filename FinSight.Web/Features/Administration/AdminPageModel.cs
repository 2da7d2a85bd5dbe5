using FinSight.Core.Administration;
using FinSight.Core.Backup;
using FinSight.Core.Doctor;
using FinSight.Core.Links;

namespace FinSight.Web.Features.Administration;

/// <summary>What the administration page shows.</summary>
/// <param name="IsHealthy">Whether the server can serve.</param>
public sealed record AdminPageModel(
    AccountListPage Accounts, IReadOnlyList<AccountInvitationListItem> Invitations, ServerStateView Server,
    BackupView Backups, bool IsHealthy);
