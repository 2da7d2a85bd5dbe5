namespace FinSight.Core.Security;

/// <summary>What the security log tells of. The numbers are stored: never change one.</summary>
public enum SecurityEventKind
{
    Registered = 1,
    SignedIn = 2,
    SignInFailed = 3,
    SignInSlowed = 4,
    SignedOut = 5,
    SessionEnded = 6,
    OtherSessionsEnded = 7,
    Proved = 8,
    ProofFailed = 9,

    PasswordChanged = 20,
    PasswordReset = 21,
    ResetAsked = 22,
    ResetLinkIssued = 23,
    PasskeyAdded = 24,
    PasskeyRenamed = 25,
    PasskeyRemoved = 26,
    TwoStepTurnedOn = 27,
    TwoStepTurnedOff = 28,
    RecoveryCodesMade = 29,
    RecoveryCodeUsed = 30,
    EmailAsked = 31,
    EmailConfirmed = 32,
    EmailRemoved = 33,

    TokenCreated = 40,
    TokenRevoked = 41,
    TokenRefused = 42,

    Exported = 50,
    AccountDeleted = 51,
    AccessRefused = 52,
    RoleRefused = 53,
    ForeignPageRefused = 54,

    AccountDisabled = 60,
    AccountEnabled = 61,
    SignedOutByAdministrator = 62,
    EverybodySignedOut = 63,
    KeysRotated = 64,
    InvitationMade = 65,
    InvitationRevoked = 66,
    AdministratorMade = 67,
    AdministratorUnmade = 68,

    BackedUp = 70,
    BackupDownloaded = 71,
    Restored = 72,

    LedgerInvitationMade = 80,
    LedgerInvitationRevoked = 81,
    LedgerJoined = 82,
    LedgerMemberRemoved = 83,
    LedgerRoleChanged = 84,
    LedgerLeft = 85,
    LedgerHandedOver = 86,
    LedgerExported = 100,
}
