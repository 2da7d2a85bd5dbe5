using FinSight.Core.Security;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Security;

/// <summary>The security log in words.</summary>
static class SecurityText
{
    public static string Of(SecurityLine line, IStringLocalizer texts) => line.Detail.Length == 0
        ? Of(line.Act, texts)
        : texts["{0}: {1}", Of(line.Act, texts), line.Detail];

    public static string Of(SecurityAct act, IStringLocalizer texts) => act switch
    {
        SecurityAct.Registered => texts["Account created"],
        SecurityAct.SignedIn => texts["Signed in"],
        SecurityAct.SignInFailed => texts["Sign-in failed"],
        SecurityAct.SignInSlowed => texts["Sign-in slowed down after wrong passwords"],
        SecurityAct.SignedOut => texts["Signed out"],
        SecurityAct.SessionEnded => texts["A session was ended"],
        SecurityAct.OtherSessionsEnded => texts["All other sessions were ended"],
        SecurityAct.Proved => texts["Confirmed who it is"],
        SecurityAct.ProofFailed => texts["Confirming who it is failed"],
        SecurityAct.PasswordChanged => texts["Password changed"],
        SecurityAct.PasswordReset => texts["New password set with a link"],
        SecurityAct.ResetAsked => texts["Link for a new password asked for"],
        SecurityAct.ResetLinkIssued => texts["Link for a new password made"],
        SecurityAct.PasskeyAdded => texts["Passkey added"],
        SecurityAct.PasskeyRenamed => texts["Passkey renamed"],
        SecurityAct.PasskeyRemoved => texts["Passkey removed"],
        SecurityAct.TwoStepTurnedOn => texts["Two-step sign-in turned on"],
        SecurityAct.TwoStepTurnedOff => texts["Two-step sign-in turned off"],
        SecurityAct.RecoveryCodesMade => texts["New recovery codes made"],
        SecurityAct.RecoveryCodeUsed => texts["Recovery code used"],
        SecurityAct.EmailAsked => texts["Email address to be confirmed"],
        SecurityAct.EmailConfirmed => texts["Email address confirmed"],
        SecurityAct.EmailRemoved => texts["Email address removed"],
        SecurityAct.TokenCreated => texts["API token created"],
        SecurityAct.TokenRevoked => texts["API token revoked"],
        SecurityAct.TokenRefused => texts["API token refused"],
        SecurityAct.Exported => texts["Everything exported"],
        SecurityAct.AccountDeleted => texts["Account deleted"],
        SecurityAct.AccessRefused => texts["Access refused"],
        SecurityAct.RoleRefused => texts["Refused what the role in the ledger does not allow"],
        SecurityAct.ForeignPageRefused => texts["Refused what another site’s page asked for"],
        _ => OfAdministration(act, texts),
    };

    static string OfAdministration(SecurityAct act, IStringLocalizer texts) => act switch
    {
        SecurityAct.AccountDisabled => texts["Account disabled"],
        SecurityAct.AccountEnabled => texts["Account enabled"],
        SecurityAct.SignedOutByAdministrator => texts["Signed out everywhere by an administrator"],
        SecurityAct.EverybodySignedOut => texts["Everybody signed out"],
        SecurityAct.KeysRotated => texts["Keys replaced"],
        SecurityAct.InvitationMade => texts["Invitation made"],
        SecurityAct.InvitationRevoked => texts["Invitation revoked"],
        SecurityAct.AdministratorMade => texts["Became an administrator"],
        SecurityAct.AdministratorUnmade => texts["No longer an administrator"],
        // A newer version wrote it.
        _ => act.ToString(),
    };
}
