using FinSight.Core.Security;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Security;

/// <summary>The security log in words.</summary>
static class SecurityText
{
    public static string Of(SecurityLogEntryView line, IStringLocalizer texts) => line.Detail.Length == 0
        ? Of(line.Act, texts)
        : texts["{0}: {1}", Of(line.Act, texts), line.Detail];

    public static string Of(SecurityEventKind act, IStringLocalizer texts) => act switch
    {
        SecurityEventKind.Registered => texts["Account created"],
        SecurityEventKind.SignedIn => texts["Signed in"],
        SecurityEventKind.SignInFailed => texts["Sign-in failed"],
        SecurityEventKind.SignInSlowed => texts["Sign-in slowed down after wrong passwords"],
        SecurityEventKind.SignedOut => texts["Signed out"],
        SecurityEventKind.SessionEnded => texts["A session was ended"],
        SecurityEventKind.OtherSessionsEnded => texts["All other sessions were ended"],
        SecurityEventKind.Proved => texts["Confirmed who it is"],
        SecurityEventKind.ProofFailed => texts["Confirming who it is failed"],
        SecurityEventKind.PasswordChanged => texts["Password changed"],
        SecurityEventKind.PasswordReset => texts["New password set with a link"],
        SecurityEventKind.ResetAsked => texts["Link for a new password asked for"],
        SecurityEventKind.ResetLinkIssued => texts["Link for a new password made"],
        SecurityEventKind.PasskeyAdded => texts["Passkey added"],
        SecurityEventKind.PasskeyRenamed => texts["Passkey renamed"],
        SecurityEventKind.PasskeyRemoved => texts["Passkey removed"],
        SecurityEventKind.TwoStepTurnedOn => texts["Two-step sign-in turned on"],
        SecurityEventKind.TwoStepTurnedOff => texts["Two-step sign-in turned off"],
        SecurityEventKind.RecoveryCodesMade => texts["New recovery codes made"],
        SecurityEventKind.RecoveryCodeUsed => texts["Recovery code used"],
        SecurityEventKind.EmailAsked => texts["Email address to be confirmed"],
        SecurityEventKind.EmailConfirmed => texts["Email address confirmed"],
        SecurityEventKind.EmailRemoved => texts["Email address removed"],
        SecurityEventKind.ProviderLinked => texts["Identity provider connected"],
        SecurityEventKind.ProviderUnlinked => texts["Identity provider disconnected"],
        SecurityEventKind.TokenCreated => texts["API token created"],
        SecurityEventKind.TokenRevoked => texts["API token revoked"],
        SecurityEventKind.TokenRefused => texts["API token refused"],
        SecurityEventKind.Exported => texts["Everything exported"],
        SecurityEventKind.AccountDeleted => texts["Account deleted"],
        SecurityEventKind.AccessRefused => texts["Access refused"],
        SecurityEventKind.RoleRefused => texts["Refused what the role in the ledger does not allow"],
        SecurityEventKind.ForeignPageRefused => texts["Refused what another site’s page asked for"],
        _ => OfAdministration(act, texts),
    };

    static string OfAdministration(SecurityEventKind act, IStringLocalizer texts) => act switch
    {
        SecurityEventKind.AccountDisabled => texts["Account disabled"],
        SecurityEventKind.AccountEnabled => texts["Account enabled"],
        SecurityEventKind.SignedOutByAdministrator => texts["Signed out everywhere by an administrator"],
        SecurityEventKind.EverybodySignedOut => texts["Everybody signed out"],
        SecurityEventKind.KeysRotated => texts["Keys replaced"],
        SecurityEventKind.InvitationMade => texts["Invitation made"],
        SecurityEventKind.InvitationRevoked => texts["Invitation revoked"],
        SecurityEventKind.AdministratorMade => texts["Became an administrator"],
        SecurityEventKind.AdministratorUnmade => texts["No longer an administrator"],
        SecurityEventKind.BackedUp => texts["Backup made"],
        SecurityEventKind.BackupDownloaded => texts["Backup downloaded"],
        SecurityEventKind.Restored => texts["Restored from a backup; everybody was signed out"],
        _ => OfLedgers(act, texts),
    };

    static string OfLedgers(SecurityEventKind act, IStringLocalizer texts) => act switch
    {
        SecurityEventKind.LedgerInvitationMade => texts["Made an invitation to a ledger"],
        SecurityEventKind.LedgerInvitationRevoked => texts["Revoked an invitation to a ledger"],
        SecurityEventKind.LedgerJoined => texts["Joined a ledger"],
        SecurityEventKind.LedgerMemberRemoved => texts["Removed from a ledger"],
        SecurityEventKind.LedgerRoleChanged => texts["Role in a ledger changed"],
        SecurityEventKind.LedgerLeft => texts["Left a ledger"],
        SecurityEventKind.LedgerTaken => texts["Ledger downloaded as a file"],
        SecurityEventKind.LedgerImported => texts["Ledger brought in from a file"],
        SecurityEventKind.LedgerHandedOver => texts["Became the owner of a ledger"],
        SecurityEventKind.LedgerExported => texts["Expenses downloaded"],
        // A newer version wrote it.
        _ => act.ToString(),
    };
}
