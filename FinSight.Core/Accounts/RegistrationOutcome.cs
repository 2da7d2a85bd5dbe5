namespace FinSight.Core.Accounts;

/// <summary>Who may create an account.</summary>
public enum RegistrationMode
{
    /// <summary>Whoever has an administrator's invitation.</summary>
    Invite,

    /// <summary>Anybody.</summary>
    Open,

    /// <summary>Nobody.</summary>
    Closed,
}

/// <summary>What the server answers to somebody who would like an account.</summary>
public enum RegistrationOutcome
{
    Granted,

    /// <summary>Granted, since nobody is there yet; this account will run the server.</summary>
    First,

    InvitationNeeded,

    /// <summary>It is used, revoked or too old, or there never was one like it.</summary>
    InvitationSpent,

    Closed,
}

public static class RegistrationOutcomeExtensions
{
    public static bool IsGranted(this RegistrationOutcome admission) =>
        admission is RegistrationOutcome.Granted or RegistrationOutcome.First;
}
